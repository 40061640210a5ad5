import django.db.models.deletion
import kith.ground.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_begins'),
        ('accounts', '0001_begins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('audit', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='NoticedUpTo',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='accounts.organisation')),
                ('sequence', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Away',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'ends_at'], name='looking_awa_account_2e6925_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='away_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('account', models.F('cover')), _negated=True), name='nobody_covers_for_themself')],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('caller', models.CharField(choices=[('person', 'person'), ('other', 'other')], max_length=12)),
                ('purpose', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.grant')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='looking_cal_person__a6c322_idx'), models.Index(fields=['account', 'at'], name='looking_cal_account_05dc56_idx')],
            },
        ),
        migrations.CreateModel(
            name='CallEnded',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('note', models.CharField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('call', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ended', to='looking.call')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='CallerChecked',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('check_by', models.CharField(choices=[('question', 'question'), ('rang back', 'rang back')], max_length=12)),
                ('was_right', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='looking.call')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='CallerQuestion',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=200)),
                ('salt', models.CharField(max_length=32)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person',), name='caller_question_is_one')],
            },
        ),
        migrations.CreateModel(
            name='CameBack',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('away', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='came_back', to='looking.away')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('known', models.CharField(choices=[('myself', 'myself'), ('relative', 'relative'), ('partner', 'partner'), ('friend', 'friend'), ('neighbour', 'neighbour'), ('other', 'other')], max_length=20)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('worked_with_them', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('by_account', models.UUIDField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('denial', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.denial')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'account'], name='looking_con_person__fb0c71_idx'), models.Index(fields=['account', 'at'], name='looking_con_account_6235af_idx')],
            },
        ),
        migrations.CreateModel(
            name='ConflictCleared',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('by_account', models.UUIDField(null=True)),
                ('conflict', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cleared', to='looking.conflict')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Emergency',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('harm', 'harm'), ('hospital', 'hospital'), ('police', 'police'), ('nobody', 'nobody')], max_length=20)),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('review_due_at', models.DateTimeField(db_index=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.grant')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'at'], name='looking_eme_account_77155f_idx'), models.Index(fields=['person', 'at'], name='looking_eme_person__947f42_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='emergency_says_why')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyHeldBack',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('until', models.DateTimeField()),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('emergency', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='held_back', to='looking.emergency')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('at'))), name='held_back_ends_later')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyReview',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('was_right', models.BooleanField()),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('by_account', models.UUIDField(null=True)),
                ('emergency', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='looking.emergency')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Lead',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.CharField(max_length=150)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_at', None)), fields=('organisation',), name='there_is_one_lead')],
            },
        ),
        migrations.CreateModel(
            name='LikelyTie',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('signs', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'account'), name='likely_tie_is_noticed_once')],
            },
        ),
        migrations.CreateModel(
            name='LikelyTieSettled',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('are_kept_apart', models.BooleanField()),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('likely', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='settled', to='looking.likelytie')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='LookQuestion',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.entry')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='looking_loo_person__99a83a_idx')],
            },
        ),
        migrations.CreateModel(
            name='LookAnswer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=2000)),
                ('was_right', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='looking.lookquestion')),
            ],
        ),
        migrations.CreateModel(
            name='OwnMarks',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='RotaTurn',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'ends_at'], name='looking_rot_account_dfbec0_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='turn_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Unusual',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('signs', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.entry')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'person', 'at'], name='looking_unu_account_3b7b54_idx')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'person'), name='unusual_is_noticed_once')],
            },
        ),
        migrations.CreateModel(
            name='UnusualDecided',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('was_right', models.BooleanField()),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('unusual', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decided', to='looking.unusual')),
            ],
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('person',), name='record_is_watched_once')],
            },
        ),
    ]
