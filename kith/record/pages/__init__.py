"""One module for a person's page, one for the door to one's own, one for the whole story."""
