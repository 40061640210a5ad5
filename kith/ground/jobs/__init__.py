"""What happens by time: small ticks, idempotent, driven from the records."""
