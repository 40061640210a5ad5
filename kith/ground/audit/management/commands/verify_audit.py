import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.ground.audit import witness
from kith.ground.audit.models import Entry
from kith.ground.audit.verify import every_break


class Command(BaseCommand):
    help = "Walk the record of who did what, and name the first row that is not as it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--witness", type=Path, help="hold the record against this witness file")
        parser.add_argument("--write-witness", type=Path, help="append today's heads to this witness file")

    def handle(self, *args: object, **options: Path | None) -> None:
        held = options["witness"]
        try:
            witnesses = witness.read_back(held) if held else {}
        except (OSError, ValueError) as fault:
            raise CommandError(str(fault)) from None
        breaks = every_break(witnesses)
        for broken in breaks:
            self.stdout.write(f"Organisation {broken.organisation_id}: entry {broken.sequence}: {broken.fault}.")
        if breaks:
            sys.exit(1)
        self.stdout.write(f"The record is as it was written: {Entry.objects.count()} entries.")
        if options["write_witness"]:
            witness.write_down(options["write_witness"], at=clock.now())
