"""One module a task: an emergency, the duty line, cover, being kept apart, who has looked, the lead's desk."""
