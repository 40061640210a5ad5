import django.db.models.deletion
import kith.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'added_at'], name='files_photo_person__9056ac_idx')],
            },
        ),
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('photo', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='removal', serialize=False, to='files.photo')),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('because', models.CharField(blank=True, max_length=200)),
            ],
        ),
    ]
