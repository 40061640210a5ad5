import signal
from types import FrameType

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kith.ground.jobs.runner import Runner


class Command(BaseCommand):
    help = "Run what happens by time, beside `kith serve`, where the store is PostgreSQL."

    def handle(self, *args: object, **options: object) -> None:
        if connection.vendor == "sqlite":
            raise CommandError(
                "On SQLite `kith serve` runs the jobs itself; a second process would only be in its way."
            )
        runner = Runner()

        def stop(_number: int, _frame: FrameType | None) -> None:
            runner.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        self.stdout.write("Running the jobs. Stop with Ctrl+C.")
        runner.run()
