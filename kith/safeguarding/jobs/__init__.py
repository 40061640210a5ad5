"""What happens by time around limits and concerns."""

from kith.safeguarding.jobs import concerns, limits

__all__ = ["concerns", "limits"]
