from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.ground.running.backups import CannotBackUp, back_up


class Command(BaseCommand):
    help = "Write the store, its files and its witness into FILE, while Kith may be running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="write over a file that is there")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            made = back_up(options["file"], at=clock.now(), over=options["force"])
        except CannotBackUp as fault:
            raise CommandError(str(fault)) from None
        rows = sum(made.tables.values())
        self.stdout.write(f"{options['file']}: {rows} rows, {made.files} files, {made.entries} entries of the record.")
        self.stdout.write("It holds people's lives: keep it encrypted and away from this machine. Try “kith restore”.")
