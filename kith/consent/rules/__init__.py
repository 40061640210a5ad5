"""What may be shared, and why. Pure."""
