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
            name='AnswerSet',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('instrument', models.CharField(max_length=32)),
                ('instrument_version', models.PositiveSmallIntegerField()),
                ('language', models.CharField(max_length=12)),
                ('is_interpreted', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'instrument', 'said_on'], name='outcomes_an_person__6ac6df_idx')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('item', models.CharField(max_length=32)),
                ('value', models.SmallIntegerField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('answer_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='outcomes.answerset')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('answer_set', 'item'), name='answer_is_given_once')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('words', models.CharField(max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'said_on'], name='outcomes_go_person__aa123a_idx')],
            },
        ),
        migrations.CreateModel(
            name='GoalEnding',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('reached', 'Reached'), ('set aside', 'Set Aside')], max_length=12)),
                ('goal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='outcomes.goal')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='GoalRating',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('value', models.PositiveSmallIntegerField()),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='outcomes.goal')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['goal', 'said_on'], name='outcomes_go_goal_id_dcc7ff_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gte', 0), ('value__lte', 10)), name='goal_rating_is_0_to_10')],
            },
        ),
        migrations.CreateModel(
            name='LicencePermission',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.CharField(max_length=32)),
                ('granted_by', models.CharField(max_length=200)),
                ('reference', models.CharField(max_length=300)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('recorded_by', models.CharField(max_length=150)),
                ('recorded_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'instrument'], name='outcomes_li_organis_7f5e07_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='permission_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='StatedScore',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('scale', models.CharField(max_length=32)),
                ('value', models.SmallIntegerField()),
                ('answer_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stated_scores', to='outcomes.answerset')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('answer_set', 'scale'), name='score_is_stated_once')],
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=500)),
                ('talked_by', models.CharField(max_length=150)),
                ('talked_at', models.DateTimeField()),
                ('answer_set', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='talk', to='outcomes.answerset')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
    ]
