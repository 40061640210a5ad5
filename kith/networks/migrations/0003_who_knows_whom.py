import django.db.models.deletion
import kith.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_begins'),
        ('networks', '0002_commands_are_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='Acquaintance',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('closeness', models.CharField(choices=[('knows', 'They know each other'), ('close', 'They are close to each other')], max_length=24)),
                ('begun_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.CharField(blank=True, max_length=150)),
                ('map', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acquaintances', to='networks.map')),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.tie')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.tie')),
            ],
            options={
                'indexes': [models.Index(fields=['map', 'ended_at'], name='networks_ac_map_id_1e7f60_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='acquaintance_is_of_two_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__gte', models.F('begun_at')), ('ended_at__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='acquaintance_ended_says_by_whom'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('one', 'other'), name='acquaintance_stands_once_at_a_time')],
            },
        ),
    ]
