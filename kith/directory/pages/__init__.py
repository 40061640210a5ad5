"""The doors of the directory: search it, read a listing, keep it true."""
