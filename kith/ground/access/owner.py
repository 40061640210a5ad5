"""The tables' owner, where that is another role than the app's, and what the app may do with its tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

EMPTY = """
DO $$ DECLARE ours record; BEGIN
  FOR ours IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relowner = current_user::regrole
  LOOP EXECUTE format('DROP TABLE %s CASCADE', ours.name); END LOOP;
  FOR ours IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proowner = current_user::regrole
  LOOP EXECUTE format('DROP FUNCTION %s CASCADE', ours.name); END LOOP;
END $$;
"""
"""Drops what the owner has made on PostgreSQL, whatever the age of the store."""


@contextmanager
def as_owner() -> Iterator[None]:
    """Be the owner of the tables for a while."""
    app = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update({key: settings.OWNER_DATABASE[key] for key in app})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(app)


def let_in(app_role: str) -> None:
    """Give the app's role its use of the tables and nothing more: it may not alter, drop or truncate one."""
    with connection.cursor() as cursor:
        for right in rights_of(app_role):
            cursor.execute(right)


def rights_of(app_role: str) -> tuple[str, ...]:
    """Word what the app's role may do."""
    role = connection.ops.quote_name(app_role)
    return (
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    )
