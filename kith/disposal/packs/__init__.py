"""How long records stay, by country. Each line states its source and when it was checked."""
