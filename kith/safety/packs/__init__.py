"""Ways to help, by country. Each states its source, when it was checked, and when it must be checked again."""
