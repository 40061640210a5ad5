"""One module for what is shared, one for who has looked."""
