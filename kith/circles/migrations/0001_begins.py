import django.db.models.deletion
import kith.ground.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeyPerson',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.CharField(blank=True, max_length=150)),
                ('ended_because', models.CharField(blank=True, max_length=500)),
                ('name', models.CharField(max_length=120)),
                ('relationship', models.CharField(blank=True, max_length=80)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'ended_at'], name='keyperson_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='keyperson_end_says_who'), models.CheckConstraint(condition=models.Q(models.Q(('telling', 'own_hand'), _negated=True), ('voice', 'own'), _connector='OR'), name='keyperson_own_hand_is_own_voice'), models.CheckConstraint(condition=models.Q(models.Q(('said_by', ''), _negated=True), models.Q(('written_by', ''), _negated=True)), name='keyperson_says_who'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='keyperson_has_a_name'), models.UniqueConstraint(fields=('person', 'account'), name='keyperson_is_in_a_circle_once')],
            },
        ),
        migrations.CreateModel(
            name='CircleTurn',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('turn', models.CharField(choices=[('agreed', 'agreed'), ('invited', 'invited'), ('accepted', 'accepted'), ('declined', 'declined'), ('left', 'left'), ('ended', 'ended')], max_length=12)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('key_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='circles.keyperson')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key_person', 'number'), name='circle_turns_are_counted')],
            },
        ),
    ]
