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
            name='Statement',
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
                ('part', models.CharField(choices=[('who', 'who'), ('reach', 'reach'), ('about', 'about'), ('talk', 'talk'), ('life', 'life'), ('map', 'map'), ('plan', 'plan'), ('goals', 'goals'), ('referrals', 'referrals'), ('story', 'story'), ('sharing', 'sharing'), ('circle', 'circle'), ('voices', 'voices'), ('decisions', 'decisions'), ('interpreters', 'interpreters'), ('limits', 'limits'), ('safety', 'safety')], max_length=16)),
                ('kind', models.CharField(choices=[('not_right', 'not_right'), ('differently', 'differently')], max_length=12)),
                ('about_what', models.CharField(blank=True, max_length=300)),
                ('about_term', models.CharField(blank=True, max_length=300)),
                ('about_said', models.TextField(blank=True, max_length=20000)),
                ('about_by', models.CharField(blank=True, max_length=150)),
                ('words', models.TextField(max_length=20000)),
                ('answer_by', models.DateField(blank=True, db_index=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'ended_at'], name='statement_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='statement_end_says_who'), models.CheckConstraint(condition=models.Q(models.Q(('telling', 'own_hand'), _negated=True), ('voice', 'own'), _connector='OR'), name='statement_own_hand_is_own_voice'), models.CheckConstraint(condition=models.Q(models.Q(('said_by', ''), _negated=True), models.Q(('written_by', ''), _negated=True)), name='statement_says_who'), models.CheckConstraint(condition=models.Q(models.Q(('answer_by__isnull', False), ('kind', 'not_right')), models.Q(('answer_by', None), ('kind', 'differently')), _connector='OR'), name='statement_not_right_has_a_clock'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='statement_says_something')],
            },
        ),
        migrations.CreateModel(
            name='StatementAnswer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('mended', 'mended'), ('kept', 'kept')], max_length=8)),
                ('words', models.TextField(max_length=20000)),
                ('told', models.CharField(choices=[('inside', 'inside'), ('face', 'face'), ('phone', 'phone'), ('letter', 'letter')], max_length=8)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('statement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='own_record.statement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='statement_answer_says_why')],
            },
        ),
    ]
