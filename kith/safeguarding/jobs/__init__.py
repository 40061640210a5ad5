"""What happens by time around limits and concerns."""

from kith.safeguarding.jobs import limits

__all__ = ["limits"]
