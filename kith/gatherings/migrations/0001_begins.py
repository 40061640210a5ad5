import django.db.models.deletion
import kith.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        ('directory', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('room_for', models.PositiveIntegerField(blank=True, null=True)),
                ('because_of_room', models.CharField(blank=True, max_length=300)),
                ('planned_at', models.DateTimeField()),
                ('planned_by', models.CharField(max_length=150)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.listing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('listing', 'starts_at'), name='listing_meets_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('came', 'came'), ('could_not_come', 'could_not_come'), ('missed_each_other', 'missed_each_other')], max_length=20)),
                ('feeling', models.CharField(blank=True, choices=[('enjoyed', 'enjoyed'), ('mixed', 'mixed'), ('not_for_me', 'not_for_me')], max_length=12)),
                ('is_coming_back', models.BooleanField(null=True)),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('entered_from', models.CharField(choices=[('desk', 'desk'), ('sheet', 'sheet'), ('link', 'link')], max_length=8)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='gatherings.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='gatherings__person__aa440a_idx'), models.Index(fields=['meeting', 'person'], name='gatherings__meeting_defd93_idx')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('called', models.CharField(max_length=120)),
                ('given_at', models.DateTimeField()),
                ('given_by', models.CharField(max_length=150)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.CharField(blank=True, max_length=150)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.listing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'ended_at'], name='gatherings__person__36e4a5_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__gte', models.F('given_at')), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='place_end_says_who'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('listing', 'person'), name='place_is_held_once_at_a_time')],
            },
        ),
    ]
