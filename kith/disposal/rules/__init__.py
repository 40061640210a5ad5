"""How long a record stays, what stands in the way of erasing it, and what a certificate says."""
