from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from kith.ground.access import belt
from kith.ground.access.owner import let_in


class Command(migrate.Command):
    help = "Bring the store's tables up to date, as their owner, put the second belt on, and let the app's own role in."

    def handle(self, *args: Any, **options: Any) -> None:
        with belt.for_every():
            super().handle(*args, **options)
            if connection.vendor != "postgresql":
                return
            if not options["app_label"]:
                belt.put_on()
            if settings.ENVIRONMENT.app_role:
                let_in(settings.ENVIRONMENT.app_role)
