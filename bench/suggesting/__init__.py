"""A made-up country, and those who are asked beside Kith for what somebody in it could be offered."""
