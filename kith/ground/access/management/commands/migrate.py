from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from kith.ground.access.owner import let_in


class Command(migrate.Command):
    help = "Bring the store's tables up to date, as their owner, and let the app's own role use them."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if connection.vendor == "postgresql" and settings.ENVIRONMENT.app_role:
            let_in(settings.ENVIRONMENT.app_role)
