"""The record's triggers. Going back would leave it open to rewriting, so there is no way back."""

from django.db import migrations

from kith.ground.audit.triggers import POSTGRES, SQLITE


def stand(apps, schema_editor):
    words = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    with schema_editor.connection.cursor() as cursor:
        for statement in words:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_begins")]

    operations = [migrations.RunPython(stand)]
