"""Reading for matching: who is looked for, what is on offer, and what meets."""
