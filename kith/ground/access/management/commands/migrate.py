from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections


class Command(migrate.Command):
    help = "Bring the store's tables up to date, as their owner, and let the app's own role use them."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        connection = connections[options["database"]]
        if connection.vendor == "postgresql" and settings.ENVIRONMENT.app_role:
            let_in(connection, settings.ENVIRONMENT.app_role)


def let_in(connection: Any, app_role: str) -> None:
    """Give the app's role its use of the tables and nothing more: it may not alter, drop or truncate one."""
    with connection.cursor() as cursor:
        for right in rights_of(connection, app_role):
            cursor.execute(right)


def rights_of(connection: Any, app_role: str) -> tuple[str, ...]:
    """Word what the app's role may do."""
    role = connection.ops.quote_name(app_role)
    return (
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    )
