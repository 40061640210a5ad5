"""Reading a case in order, requests, and everything that a pack is made of."""
