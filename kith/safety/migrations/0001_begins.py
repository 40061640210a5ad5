import django.db.models.deletion
import kith.ground.ids
import kith.safety.rules.dangers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('networks', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Danger',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('about', models.CharField(choices=[('self_harm', 'self_harm'), ('other', 'other')], max_length=12)),
                ('begun_by', models.CharField(max_length=150)),
                ('begun_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'begun_at'], name='safety_dang_person__9f0e59_idx')],
            },
        ),
        migrations.CreateModel(
            name='DangerEnd',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('solved', 'solved'), ('passed', 'passed'), ('happened', 'happened'), ('handed_on', 'handed_on')], max_length=12)),
                ('words', models.TextField(max_length=20000)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('danger', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='safety.danger')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='danger_ends_with_what_came_of_it')],
            },
        ),
        migrations.CreateModel(
            name='DangerLook',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('number', models.PositiveIntegerField()),
                ('about', models.CharField(choices=[('self_harm', 'self_harm'), ('other', 'other')], max_length=12)),
                ('what', models.TextField(max_length=20000)),
                ('whom', models.JSONField(default=list)),
                ('horizon', models.CharField(blank=True, choices=[('imminent', 'imminent'), ('short', 'short'), ('medium', 'medium'), ('long', 'long')], max_length=12)),
                ('helps', models.TextField(max_length=20000)),
                ('good_of_it', models.TextField(blank=True, max_length=20000)),
                ('done', models.TextField(max_length=20000)),
                ('their_view', models.TextField(blank=True, max_length=20000)),
                ('review_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('danger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='safety.danger')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'review_on'], name='safety_dang_organis_ffe1f2_idx')],
                'constraints': [models.UniqueConstraint(fields=('danger', 'number'), name='looks_at_a_danger_are_counted'), models.CheckConstraint(condition=models.Q(models.Q(('about', kith.safety.rules.dangers.About['SELF_HARM']), ('horizon', '')), models.Q(models.Q(('about', kith.safety.rules.dangers.About['SELF_HARM']), _negated=True), models.Q(('horizon', ''), _negated=True)), _connector='OR'), name='how_soon_is_never_said_of_self_harm'), models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('helps', ''), _negated=True), models.Q(('done', ''), _negated=True)), name='danger_says_what_helps_and_what_is_done')],
            },
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('number', models.PositiveIntegerField()),
                ('why', models.TextField(max_length=20000)),
                ('how', models.CharField(choices=[('quietly', 'quietly'), ('say_once', 'say_once'), ('at_once', 'at_once'), ('with_somebody', 'with_somebody')], max_length=16)),
                ('who_tells', models.CharField(blank=True, max_length=150)),
                ('safe_times', models.TextField(blank=True, max_length=2000)),
                ('belongings', models.TextField(blank=True, max_length=2000)),
                ('support', models.TextField(blank=True, max_length=2000)),
                ('safety_words', models.CharField(blank=True, max_length=300)),
                ('blocks', models.JSONField(default=list)),
                ('wants_limit', models.BooleanField(default=False)),
                ('ends_on', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.tie')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tie', 'number'), name='endings_of_a_tie_are_counted'), models.CheckConstraint(condition=models.Q(('voice', 'own'), models.Q(('why', ''), _negated=True)), name='ending_is_their_own_word')],
            },
        ),
        migrations.CreateModel(
            name='EndingDone',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('decision_id', models.UUIDField()),
                ('restriction_id', models.UUIDField(null=True)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('ending', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='done', to='safety.ending')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='EndingLeft',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('ending', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='left', to='safety.ending')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('ending', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='safety.ending')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'due_on'], name='safety_foll_organis_8238b2_idx')],
                'constraints': [models.UniqueConstraint(fields=('ending', 'due_on'), name='follow_up_days_stand_once')],
            },
        ),
        migrations.CreateModel(
            name='FollowUpDone',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('since', models.CharField(choices=[('well', 'well'), ('hard', 'hard'), ('afraid', 'afraid'), ('not_reached', 'not_reached')], max_length=12)),
                ('words', models.TextField(blank=True, max_length=20000)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('follow_up', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='done', to='safety.followup')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='SafetyLine',
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
                ('part', models.CharField(choices=[('signs', 'signs'), ('myself', 'myself'), ('places', 'places'), ('people', 'people'), ('services', 'services'), ('safer', 'safer'), ('reasons', 'reasons')], max_length=12)),
                ('words', models.TextField(max_length=2000)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'ended_at'], name='safetyline_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='safetyline_end_says_who'), models.CheckConstraint(condition=models.Q(models.Q(('telling', 'own_hand'), _negated=True), ('voice', 'own'), _connector='OR'), name='safetyline_own_hand_is_own_voice'), models.CheckConstraint(condition=models.Q(models.Q(('said_by', ''), _negated=True), models.Q(('written_by', ''), _negated=True)), name='safetyline_says_who'), models.CheckConstraint(condition=models.Q(('voice', 'own')), name='safetyline_is_their_own')],
            },
        ),
        migrations.CreateModel(
            name='SupervisedVisit',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('party_name', models.CharField(max_length=150)),
                ('party_reach', models.CharField(blank=True, max_length=300)),
                ('room', models.CharField(max_length=150)),
                ('on', models.DateField()),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('ground_rules', models.TextField(max_length=20000)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'on'], name='safety_supe_organis_37e71e_idx'), models.Index(fields=['supervisor', 'on'], name='safety_supe_supervi_9a9f30_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at')), models.Q(('room', ''), _negated=True), models.Q(('ground_rules', ''), _negated=True)), name='supervised_visit_has_room_time_and_rules')],
            },
        ),
        migrations.CreateModel(
            name='Supervisor',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=300)),
                ('seen_on', models.DateField()),
                ('until', models.DateField()),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), ('until__gte', models.F('seen_on'))), name='supervisor_was_seen')],
            },
        ),
        migrations.CreateModel(
            name='VisitNote',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('seen', models.TextField(max_length=20000)),
                ('view', models.TextField(blank=True, max_length=20000)),
                ('voice', models.TextField(blank=True, max_length=20000)),
                ('is_addendum', models.BooleanField(default=False)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='safety.supervisedvisit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('seen', ''), _negated=True), name='visit_note_says_what_was_seen')],
            },
        ),
        migrations.CreateModel(
            name='VisitTurn',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('turn', models.CharField(choices=[('supervisor_out', 'supervisor_out'), ('supervisor_new', 'supervisor_new'), ('other_told', 'other_told'), ('person_told', 'person_told'), ('person_came', 'person_came'), ('other_came', 'other_came'), ('begun', 'begun'), ('ended', 'ended'), ('ended_early', 'ended_early'), ('called_off', 'called_off')], max_length=16)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='safety.supervisedvisit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'number'), name='turns_of_a_visit_are_counted')],
            },
        ),
    ]
