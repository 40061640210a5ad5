"""Limits of before that nobody confirmed hold for 72 hours from now, and ask for a second person.

One-way: nothing is lost by it, and nothing is given back.
"""

from datetime import timedelta

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from kith.ground import clock


def hold(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    unconfirmed = apps.get_model("safeguarding", "Restriction").objects.exclude(basis="own decision")
    unconfirmed.filter(lifting=None).update(holds_until=clock.now() + timedelta(hours=72))
    unconfirmed.filter(holds_until=None).update(holds_until=clock.now())


class Migration(migrations.Migration):

    dependencies = [
        ('safeguarding', '0002_limits_stand_by_two'),
    ]

    operations = [
        migrations.RunPython(hold, migrations.RunPython.noop),
    ]
