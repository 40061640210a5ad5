"""How a page is made: what it declares, what it shows, what it looks like. No trade words live here."""
