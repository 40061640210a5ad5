import sys

from django.core.management.base import BaseCommand

from kith.ground import clock
from kith.ground.running import checks

WIDTH = max(len(name) for name, _look in checks.DOCTOR)


class Command(BaseCommand):
    help = "Look at the store, its settings and its folder, and say what to do."

    def handle(self, *args: object, **options: object) -> None:
        findings = checks.look(checks.DOCTOR, at=clock.now())
        for finding in findings:
            word = "good" if finding.is_good else "LOOK"
            self.stdout.write(f"{word}  {finding.name:<{WIDTH}}  {finding.advice}".rstrip())
        if note := checks.library_note():
            self.stdout.write(f"note  {note}")
        if not all(finding.is_good for finding in findings):
            sys.exit(1)
