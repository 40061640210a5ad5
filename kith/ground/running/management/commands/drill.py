from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.ground.running.backups import CannotBackUp, CannotRestore
from kith.ground.running.drills import drill


class Command(BaseCommand):
    help = "Put a backup back beside the store, look it over, and write down that it was done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the backup; left out, one is made for the drill")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            done = drill(options["file"], at=clock.now())
        except (CannotRestore, CannotBackUp) as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(done.words)
