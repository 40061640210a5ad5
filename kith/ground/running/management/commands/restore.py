from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.ground.running.backups import CannotBackUp, CannotRestore, restore


class Command(BaseCommand):
    help = "Put the backup in FILE into the place of the store, and look it over before it counts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="put it in the place of a store that is there")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            made = restore(options["file"], at=clock.now(), over=options["force"])
        except (CannotRestore, CannotBackUp) as fault:
            raise CommandError(str(fault)) from None
        rows = sum(made.tables.values())
        self.stdout.write(f"Restored: {rows} rows, {made.files} files; the record of {made.entries} entries is whole.")
        if made.erased_again is None:
            self.stdout.write("Some were erased after it was made. They are erased again after “kith migrate”.")
        elif made.erased_again:
            self.stdout.write(f"Erased again, because they were erased after it was made: {made.erased_again}.")
        self.stdout.write("Run “kith migrate” if this Kith is newer than the backup, then “kith serve”.")
