from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_editions_follow_each_other'),
    ]

    operations = [
        migrations.AddField(
            model_name='listing',
            name='changed_at',
            field=models.DateTimeField(default=datetime(2026, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
    ]
