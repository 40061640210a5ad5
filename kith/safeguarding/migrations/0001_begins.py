import django.db.models.deletion
import kith.ground.ids
import kith.safeguarding.rules.concerns
import kith.safeguarding.rules.limits
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_begins'),
        ('accounts', '0001_begins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('correspondence', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpenDoorTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sender', models.CharField(db_index=True, max_length=64)),
                ('at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('stage', models.PositiveSmallIntegerField()),
                ('words', models.TextField(max_length=20000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='ChallengeAnswer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('words', models.TextField(max_length=20000)),
                ('challenge', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='safeguarding.challenge')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('about_whom', models.CharField(max_length=200)),
                ('what', models.TextField(max_length=20000)),
                ('kind', models.CharField(choices=[('not_sure', 'not_sure'), ('hurt', 'hurt'), ('domestic', 'domestic'), ('sexual', 'sexual'), ('words', 'words'), ('money', 'money'), ('slavery', 'slavery'), ('honour', 'honour'), ('discrimination', 'discrimination'), ('neglect', 'neglect'), ('self_neglect', 'self_neglect'), ('service', 'service'), ('trust', 'trust'), ('rights', 'rights'), ('resources', 'resources')], default=kith.safeguarding.rules.concerns.Kind['NOT_SURE'], max_length=16)),
                ('wish', models.CharField(choices=[('said', 'said'), ('nothing', 'nothing'), ('not_asked', 'not_asked')], default=kith.safeguarding.rules.concerns.Wish['NOT_ASKED'], max_length=12)),
                ('wishes', models.TextField(blank=True, max_length=20000)),
                ('consent', models.CharField(choices=[('own', 'own'), ('given', 'given'), ('overridden', 'overridden'), ('not_sought', 'not_sought'), ('lacks_capacity', 'lacks_capacity')], max_length=16)),
                ('consent_because', models.TextField(blank=True, max_length=20000)),
                ('horizon', models.CharField(choices=[('imminent', 'imminent'), ('short', 'short'), ('medium', 'medium'), ('long', 'long')], max_length=12)),
                ('raised_at', models.DateTimeField()),
                ('raised_by', models.CharField(max_length=150)),
                ('raised_by_account', models.UUIDField(db_index=True, null=True)),
                ('raised_through', models.CharField(choices=[('account', 'account'), ('link', 'link'), ('open_door', 'open_door')], max_length=12)),
                ('reached_by', models.CharField(blank=True, max_length=200)),
                ('code_digest', models.CharField(blank=True, db_index=True, max_length=64)),
                ('answer_due_at', models.DateTimeField(db_index=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Climb',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('clock', models.CharField(choices=[('answer', 'answer'), ('decision', 'decision'), ('act', 'act'), ('challenge', 'challenge')], max_length=12)),
                ('subject_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('rung', models.CharField(choices=[('owner', 'owner'), ('manager', 'manager'), ('lead', 'lead'), ('deputy', 'deputy'), ('director', 'director'), ('outside', 'outside')], max_length=12)),
                ('due_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='climbs', to='safeguarding.concern')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('subject_id', 'clock', 'number'), name='hop_is_made_once')],
            },
        ),
        migrations.AddField(
            model_name='challenge',
            name='concern',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='safeguarding.concern'),
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('words', models.TextField(max_length=20000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='safeguarding.concern')),
            ],
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('account_id', models.UUIDField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('concern', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='acknowledgement', to='safeguarding.concern')),
            ],
        ),
        migrations.CreateModel(
            name='ConcernAct',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('route', models.CharField(choices=[('council', 'council'), ('emergency_duty', 'emergency_duty'), ('police', 'police'), ('lado', 'lado'), ('marac', 'marac'), ('idva', 'idva'), ('checklist', 'checklist'), ('advocate', 'advocate'), ('person', 'person'), ('protected', 'protected'), ('other', 'other')], max_length=16)),
                ('words', models.TextField(max_length=20000)),
                ('reference', models.CharField(blank=True, max_length=120)),
                ('look_on', models.DateField(null=True)),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='safeguarding.concern')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='ConcernDecision',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('choice', models.CharField(blank=True, choices=[('referred', 'referred'), ('not_referred', 'not_referred'), ('enquiry', 'enquiry'), ('no_enquiry', 'no_enquiry')], max_length=16)),
                ('decision', models.TextField(max_length=20000)),
                ('referred_at', models.DateTimeField(null=True)),
                ('reference', models.CharField(blank=True, max_length=120)),
                ('came_back', models.TextField(blank=True, max_length=20000)),
                ('look_on', models.DateField(null=True)),
                ('account_id', models.UUIDField(null=True)),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='safeguarding.concern')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('choice', 'referred'), _negated=True), ('referred_at__isnull', False), _connector='OR'), name='referred_says_when')],
            },
        ),
        migrations.CreateModel(
            name='ConcernEnd',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('how', models.CharField(choices=[('safer', 'safer'), ('handed_on', 'handed_on'), ('not_borne_out', 'not_borne_out'), ('same_as', 'same_as')], max_length=16)),
                ('because', models.TextField(max_length=20000)),
                ('wish_met', models.CharField(choices=[('fully', 'fully'), ('partly', 'partly'), ('not', 'not'), ('unknown', 'unknown')], max_length=8)),
                ('told_raiser', models.TextField(max_length=20000)),
                ('concern', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='safeguarding.concern')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doubles', to='safeguarding.concern')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('how', 'same_as'), ('same_as__isnull', False)), models.Q(models.Q(('how', 'same_as'), _negated=True), ('same_as', None)), _connector='OR'), name='the_same_says_as_which')],
            },
        ),
        migrations.CreateModel(
            name='ConcernStance',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('stance', models.CharField(choices=[('raises', 'raises'), ('enquires', 'enquires')], max_length=12)),
                ('at', models.DateTimeField()),
                ('said_by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='LadderPlace',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('said_by', models.CharField(max_length=150)),
                ('rung', models.CharField(choices=[('deputy', 'deputy'), ('director', 'director')], max_length=12)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('account',), name='ladder_place_is_one')],
            },
        ),
        migrations.CreateModel(
            name='NamedInConcern',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('name', models.CharField(max_length=200)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named', to='safeguarding.concern')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='NamedAnswer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('is_same', models.BooleanField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('named', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='safeguarding.namedinconcern')),
            ],
        ),
        migrations.CreateModel(
            name='NearMatch',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('name', 'name'), ('phone', 'phone'), ('e-mail', 'e-mail'), ('address', 'address'), ('online', 'online'), ('listing', 'listing')], max_length=8)),
                ('folded', models.CharField(max_length=200)),
                ('crossing', models.CharField(max_length=24)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='NearMatchDecision',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('are_one', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('because', models.TextField(max_length=2000)),
                ('near_match', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='safeguarding.nearmatch')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='OnCall',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('said_by', models.CharField(max_length=150)),
                ('ends_at', models.DateTimeField()),
                ('phone', models.CharField(max_length=40)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='on_call_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='OutsideNumber',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=120)),
                ('number', models.CharField(max_length=40)),
                ('hours', models.CharField(max_length=120)),
                ('tried_on', models.DateField()),
                ('said_by', models.CharField(max_length=150)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='OutsidePrompt',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('concern', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='prompt', to='safeguarding.concern')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('basis', models.CharField(choices=[('order', 'order'), ('own decision', 'own decision'), ('service decision', 'service decision'), ('best interests', 'best interests'), ('provisional', 'provisional')], max_length=20)),
                ('channel', models.CharField(choices=[('any', 'any'), ('unsupervised', 'unsupervised'), ('phone', 'phone'), ('online', 'online'), ('post', 'post')], max_length=16)),
                ('party_name', models.CharField(max_length=200)),
                ('because', models.TextField(max_length=20000)),
                ('legal_basis', models.TextField(blank=True, max_length=2000)),
                ('in_their_words', models.TextField(blank=True, max_length=20000)),
                ('who_may_know', models.TextField(blank=True, max_length=2000)),
                ('exceptions', models.TextField(blank=True, max_length=2000)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.CharField(max_length=150)),
                ('begun_by_account', models.UUIDField(null=True)),
                ('denial', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.denial')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'begun_at'], name='safeguardin_person__4cac4b_idx'), models.Index(fields=['organisation', 'begun_at'], name='safeguardin_organis_1ec7e0_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('basis', kith.safeguarding.rules.limits.Basis['OWN_DECISION']), _negated=True), models.Q(('in_their_words', ''), _negated=True), _connector='OR'), name='own_decision_has_their_words'), models.CheckConstraint(condition=models.Q(models.Q(('basis', kith.safeguarding.rules.limits.Basis['ORDER']), _negated=True), models.Q(('legal_basis', ''), _negated=True), _connector='OR'), name='order_says_which_order'), models.CheckConstraint(condition=models.Q(('basis', kith.safeguarding.rules.limits.Basis['OWN_DECISION']), ('holds_until__isnull', False), _connector='OR'), name='unconfirmed_limit_has_an_end')],
            },
        ),
        migrations.AddField(
            model_name='nearmatch',
            name='restriction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='near_matches', to='safeguarding.restriction'),
        ),
        migrations.CreateModel(
            name='LiftingAsked',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('by_account', models.UUIDField(null=True)),
                ('because', models.TextField(max_length=20000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('restriction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lifting_asked', to='safeguarding.restriction')),
            ],
        ),
        migrations.CreateModel(
            name='Lifting',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('because', models.TextField(max_length=20000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('restriction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lifting', to='safeguarding.restriction')),
            ],
        ),
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('explained_in', models.CharField(blank=True, choices=[('talk', 'talk'), ('phone', 'phone'), ('easy_read', 'easy_read'), ('symbols', 'symbols'), ('audio', 'audio'), ('signed', 'signed'), ('translated', 'translated')], max_length=12)),
                ('who_decided', models.TextField(blank=True, max_length=2000)),
                ('why', models.TextField(blank=True, max_length=2000)),
                ('can_still', models.TextField(blank=True, max_length=2000)),
                ('how_to_challenge', models.TextField(blank=True, max_length=2000)),
                ('said_back', models.TextField(blank=True, max_length=2000)),
                ('with_whom', models.CharField(blank=True, max_length=200)),
                ('withheld_because', models.TextField(blank=True, max_length=2000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='safeguarding.restriction')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withheld_because', ''), models.Q(('explained_in', ''), _negated=True), models.Q(('who_decided', ''), _negated=True), models.Q(('why', ''), _negated=True), models.Q(('can_still', ''), _negated=True), models.Q(('how_to_challenge', ''), _negated=True), models.Q(('said_back', ''), _negated=True)), models.Q(models.Q(('withheld_because', ''), _negated=True), ('explained_in', ''), ('said_back', '')), _connector='OR'), name='limit_is_explained_whole_or_withheld')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('basis', models.CharField(choices=[('order', 'order'), ('own decision', 'own decision'), ('service decision', 'service decision'), ('best interests', 'best interests'), ('provisional', 'provisional')], max_length=20)),
                ('legal_basis', models.TextField(blank=True, max_length=2000)),
                ('because', models.TextField(blank=True, max_length=20000)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('holds_until', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('by_account', models.UUIDField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('restriction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='safeguarding.restriction')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('basis__in', [kith.safeguarding.rules.limits.Basis['PROVISIONAL'], kith.safeguarding.rules.limits.Basis['OWN_DECISION']]), _negated=True), name='confirmation_has_a_basis')],
            },
        ),
        migrations.CreateModel(
            name='StoppedAct',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('crossing', models.CharField(max_length=24)),
                ('verdict', models.CharField(choices=[('allow', 'allow'), ('supervised', 'supervised'), ('hold', 'hold'), ('stop', 'stop')], max_length=12)),
                ('what', models.CharField(max_length=300)),
                ('is_breach', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('by_account', models.UUIDField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('restriction', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stopped', to='safeguarding.restriction')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'at'], name='safeguardin_organis_87923c_idx'), models.Index(fields=['restriction', 'at'], name='safeguardin_restric_cef74f_idx'), models.Index(fields=['person', 'at'], name='safeguardin_person__3cc867_idx')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('climb', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='safeguarding.climb')),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='correspondence.message')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('climb', 'account'), name='hop_tells_somebody_once')],
            },
        ),
        migrations.CreateModel(
            name='WishAnswer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('giving_way', models.CharField(choices=[('they_give_way', 'they_give_way'), ('another_day', 'another_day'), ('another_place', 'another_place'), ('not_now', 'not_now'), ('not_sure', 'not_sure')], max_length=16)),
                ('in_their_words', models.TextField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('stopped', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='wish', to='safeguarding.stoppedact')),
            ],
        ),
        migrations.AddConstraint(
            model_name='challenge',
            constraint=models.UniqueConstraint(fields=('concern', 'stage'), name='challenge_is_one_a_stage'),
        ),
        migrations.AddConstraint(
            model_name='nearmatch',
            constraint=models.UniqueConstraint(fields=('restriction', 'kind', 'folded'), name='near_match_is_asked_once'),
        ),
    ]
