"""What the commands of this room have in common."""

import sys

from django.core.management.base import BaseCommand


class SaysHowFar(BaseCommand):
    """A command that reads for a while, and says meanwhile how far it is."""

    def say_how_far(self, name: str, rows: int) -> None:
        """Say how far it is, on a screen only: never into a file or a pipe."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r{name}: {rows:,}\x1b[K", ending="")
