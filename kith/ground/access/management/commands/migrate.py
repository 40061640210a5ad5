from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

from kith.ground.access import belt
from kith.ground.access.owner import let_in


class Command(migrate.Command):
    help = "Bring the store's tables up to date, as their owner, put the second belt on, and let the app's own role in."

    def handle(self, *args: Any, **options: Any) -> None:
        with belt.for_every(), _each_table_drawn_once():
            super().handle(*args, **options)
            if connection.vendor != "postgresql":
                return
            if not options["app_label"]:
                belt.put_on()
            if settings.ENVIRONMENT.app_role:
                let_in(settings.ENVIRONMENT.app_role)


@contextmanager
def _each_table_drawn_once() -> Iterator[None]:
    """On a store without tables, let a table that begins be drawn beside the others, and not all others anew.

    Every table points at its organisation, so Django takes each new one for a reason to draw all of them again, and
    three hundred tables cost a minute instead of a few seconds. Whatever changes a table still draws what hangs on it.
    A store that holds something is brought up to date in Django's own way.
    """
    usual = ProjectState.add_model
    if not MigrationRecorder(connection).applied_migrations():
        ProjectState.add_model = _draw_one  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        ProjectState.add_model = usual  # type: ignore[method-assign]


def _draw_one(state: ProjectState, table: ModelState) -> None:
    key = table.app_label, table.name_lower
    state.models[key] = table
    if state._relations is not None:  # type: ignore[attr-defined]
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([table])
