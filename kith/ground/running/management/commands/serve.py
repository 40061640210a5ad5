import errno
import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.ids import OrganisationId
from kith.ground.running import checks
from kith.ground.running.readiness import how_it_stands, is_live
from kith.ground.running.rules import not_standing

HOST, THREADS = "127.0.0.1", 4
QUIET = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kith.ground.web.logs.JsonLine"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"_granian": {"handlers": ["out"], "level": "WARNING", "propagate": False}},
}


class Command(BaseCommand):
    help = "Serve the pages on http://localhost:8000 (PORT=8001 for another port) until stopped with Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=HOST, help=f"the address to listen on ({HOST})")
        parser.add_argument("--port", type=int, default=usual_port())
        parser.add_argument("--workers", type=int, default=usual_workers(), help="processes that answer")

    def handle(self, *args: object, **options: Any) -> None:
        host, port, workers = options["host"], options["port"], options["workers"]
        self._look_first()
        must_be_free(host, port)
        self.stdout.write(f"Kith is at {settings.KITH_ORIGIN} (listening on {host}:{port}). Stop with Ctrl+C.")
        self._say_who_may_come()
        self.stdout.flush()
        connection.close()
        Server(
            "kith.ground.running.serving:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            backlog=256,
            log_dictconfig=QUIET,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
            http1_settings=HTTP1Settings(keep_alive=False),  # whoever is free takes the next
        ).serve()

    def _look_first(self) -> None:
        """Refuse to start on a store that is not there, not up to date, or of the other kind."""
        needed = tuple(pair for pair in checks.READY if pair[0] != "jobs")
        for finding in checks.look(needed, at=clock.now()):
            if not finding.is_good:
                raise CommandError(finding.advice)

    def _say_who_may_come(self) -> None:
        """Say of each organisation of a live store that may not hold real people yet, that it refuses them."""
        for organisation in Organisation.objects.order_by("name"):
            organisation_id = OrganisationId(organisation.pk)
            if not is_live(organisation_id):
                missing = len(not_standing(how_it_stands(organisation_id, at=clock.now())))
                self.stdout.write(
                    f"{organisation.name} is not live: {missing} things are missing, and nobody's record can be "
                    "begun. “kith ready” names them; the administrator writes them down at /readiness."
                )


def usual_workers() -> int:
    """Return how many processes answer where nobody says so: two, that nobody waits for somebody else's long page."""
    return min(2, os.cpu_count() or 1)


def usual_port() -> int:
    return int(os.environ.get("PORT") or 8000)


def must_be_free(host: str, port: int) -> None:
    """Say in one sentence that somebody listens there already. Raises CommandError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as fault:
            if fault.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Something listens on port {port} already. Choose another: PORT={port + 1}."
                ) from None
            raise CommandError(f"Kith cannot listen on {host}:{port} ({fault.strerror}).") from None
