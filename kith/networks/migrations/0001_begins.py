import django.db.models.deletion
import kith.ground.ids
import kith.networks.rules.vocabulary
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
            name='Map',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('begun_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=80)),
                ('relationship', models.CharField(blank=True, max_length=80)),
                ('kind', models.CharField(choices=[('person', 'A person'), ('place', 'A place'), ('activity', 'An activity'), ('group', 'A group'), ('service', 'A service'), ('animal', 'An animal')], max_length=24)),
                ('ring', models.PositiveSmallIntegerField(choices=[(1, 'Closest'), (2, 'Close'), (3, 'Further out')])),
                ('sector', models.CharField(choices=[('personal', 'My own people'), ('community', 'My community'), ('professional', 'Paid and professional')], max_length=24)),
                ('is_paid', models.BooleanField(default=False)),
                ('helps_with', models.JSONField(default=list)),
                ('gives', models.JSONField(default=list)),
                ('felt', models.CharField(blank=True, choices=[('helps', 'It helps'), ('hurts', 'It hurts'), ('both', 'It helps and it sometimes hurts'), ('not_sure', 'Not sure')], max_length=24)),
                ('rhythm', models.CharField(blank=True, choices=[('daily', 'Every day'), ('weekly', 'Every week'), ('fortnightly', 'Every two weeks'), ('monthly', 'Every month'), ('seasonal', 'A few times a year'), ('now_and_then', 'Now and then')], max_length=24)),
                ('mode', models.CharField(blank=True, choices=[('face', 'Face to face'), ('phone', 'By phone'), ('video', 'By video'), ('online', 'By messages or online'), ('letter', 'By letter')], max_length=24)),
                ('life', models.CharField(choices=[('now', 'In my life now'), ('out_of_touch', 'Out of touch'), ('remembered', 'Remembered'), ('not_now', 'Not in my life now'), ('hoped_for', 'Room for someone')], max_length=24)),
                ('parted_because', models.CharField(blank=True, choices=[('moved', 'One of us moved'), ('fell_out', 'We fell out'), ('i_stopped', 'I stopped replying'), ('they_drifted', 'They drifted away'), ('after_i_got_ill', 'After I got ill'), ('they_are_ill', 'They are ill'), ('how_i_was_treated', 'How I was treated'), ('it_ended', 'The service or group ended'), ('i_chose', 'I chose to'), ('rather_not_say', 'I would rather not say')], max_length=24)),
                ('in_their_words', models.TextField(blank=True, max_length=2000)),
                ('is_own_view', models.BooleanField(default=False)),
                ('listing_id', models.UUIDField(blank=True, null=True)),
                ('is_on_map', models.BooleanField(default=True)),
                ('map', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='networks.map')),
                ('met_through', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='networks.tie')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['map', 'is_on_map'], name='networks_ti_map_id_7827ce_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='tie_has_a_name'), models.CheckConstraint(condition=models.Q(('parted_because', ''), ('life', kith.networks.rules.vocabulary.Life['NOT_NOW']), _connector='OR'), name='tie_parted_is_not_in_life_now')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('on', models.DateField()),
                ('mode', models.CharField(blank=True, choices=[('face', 'Face to face'), ('phone', 'By phone'), ('video', 'By video'), ('online', 'By messages or online'), ('letter', 'By letter')], max_length=24)),
                ('mood', models.CharField(blank=True, choices=[('good', 'It was good'), ('fine', 'It was fine'), ('hard', 'It was hard')], max_length=24)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='networks.tie')),
            ],
            options={
                'indexes': [models.Index(fields=['tie', 'on'], name='networks_co_tie_id_762c62_idx')],
            },
        ),
        migrations.CreateModel(
            name='TieAsItWas',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('name', models.CharField(max_length=80)),
                ('relationship', models.CharField(blank=True, max_length=80)),
                ('kind', models.CharField(choices=[('person', 'A person'), ('place', 'A place'), ('activity', 'An activity'), ('group', 'A group'), ('service', 'A service'), ('animal', 'An animal')], max_length=24)),
                ('ring', models.PositiveSmallIntegerField(choices=[(1, 'Closest'), (2, 'Close'), (3, 'Further out')])),
                ('sector', models.CharField(choices=[('personal', 'My own people'), ('community', 'My community'), ('professional', 'Paid and professional')], max_length=24)),
                ('is_paid', models.BooleanField(default=False)),
                ('helps_with', models.JSONField(default=list)),
                ('gives', models.JSONField(default=list)),
                ('felt', models.CharField(blank=True, choices=[('helps', 'It helps'), ('hurts', 'It hurts'), ('both', 'It helps and it sometimes hurts'), ('not_sure', 'Not sure')], max_length=24)),
                ('rhythm', models.CharField(blank=True, choices=[('daily', 'Every day'), ('weekly', 'Every week'), ('fortnightly', 'Every two weeks'), ('monthly', 'Every month'), ('seasonal', 'A few times a year'), ('now_and_then', 'Now and then')], max_length=24)),
                ('mode', models.CharField(blank=True, choices=[('face', 'Face to face'), ('phone', 'By phone'), ('video', 'By video'), ('online', 'By messages or online'), ('letter', 'By letter')], max_length=24)),
                ('life', models.CharField(choices=[('now', 'In my life now'), ('out_of_touch', 'Out of touch'), ('remembered', 'Remembered'), ('not_now', 'Not in my life now'), ('hoped_for', 'Room for someone')], max_length=24)),
                ('parted_because', models.CharField(blank=True, choices=[('moved', 'One of us moved'), ('fell_out', 'We fell out'), ('i_stopped', 'I stopped replying'), ('they_drifted', 'They drifted away'), ('after_i_got_ill', 'After I got ill'), ('they_are_ill', 'They are ill'), ('how_i_was_treated', 'How I was treated'), ('it_ended', 'The service or group ended'), ('i_chose', 'I chose to'), ('rather_not_say', 'I would rather not say')], max_length=24)),
                ('in_their_words', models.TextField(blank=True, max_length=2000)),
                ('is_own_view', models.BooleanField(default=False)),
                ('listing_id', models.UUIDField(blank=True, null=True)),
                ('is_on_map', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField()),
                ('deed', models.CharField(choices=[('added', 'was added to the map.'), ('changed', 'was changed.'), ('moved', 'was moved.'), ('taken_off', 'was taken off the map.'), ('remembered', 'is remembered.'), ('undone', 'is as before.')], max_length=24)),
                ('at', models.DateTimeField()),
                ('met_through', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='networks.tie')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='states', to='networks.tie')),
            ],
            options={
                'indexes': [models.Index(fields=['tie', 'at'], name='networks_ti_tie_id_5d4d97_idx')],
                'constraints': [models.UniqueConstraint(fields=('tie', 'version'), name='tie_has_one_state_per_version')],
            },
        ),
        migrations.CreateModel(
            name='TieDecision',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('number', models.PositiveIntegerField()),
                ('wish', models.CharField(choices=[('maintain', 'Keep'), ('develop', 'Grow'), ('restore', 'Rebuild'), ('withdraw', 'Step back'), ('undecided', 'Not sure yet')], max_length=24)),
                ('good_things', models.TextField(blank=True, max_length=2000)),
                ('hard_things', models.TextField(blank=True, max_length=2000)),
                ('would_help', models.TextField(blank=True, max_length=2000)),
                ('worker_thinks', models.TextField(blank=True, max_length=2000)),
                ('despite_rhythm', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='networks.tie')),
            ],
            options={
                'indexes': [models.Index(fields=['tie', 'at'], name='networks_ti_tie_id_f9f015_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('worker_thinks', ''), models.Q(('good_things', ''), _negated=True), models.Q(('hard_things', ''), _negated=True), models.Q(('would_help', ''), _negated=True), _connector='OR'), name='decision_is_never_the_workers_column_alone'), models.UniqueConstraint(fields=('tie', 'number'), name='decisions_of_a_tie_are_counted')],
            },
        ),
        migrations.CreateModel(
            name='TieConfirmation',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('format', models.CharField(choices=[('spoken', 'Talked through'), ('easy_read', 'Easy read'), ('symbols', 'Symbols or pictures'), ('large_print', 'Large print'), ('sign', 'Sign language'), ('interpreter', 'Through an interpreter'), ('written', 'In writing')], max_length=24)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='networks.tiedecision')),
            ],
        ),
        migrations.CreateModel(
            name='TieShown',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('shown_at', models.DateTimeField()),
                ('shown_by', models.CharField(max_length=150)),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_by', models.CharField(blank=True, max_length=150)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.tie')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'hidden_at'], name='networks_ti_account_2e625d_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', '')), models.Q(('hidden_at__isnull', False), models.Q(('hidden_by', ''), _negated=True)), _connector='OR'), name='tie_hidden_says_by_whom'), models.UniqueConstraint(condition=models.Q(('hidden_at', None)), fields=('tie', 'account'), name='tie_is_shown_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='WorkerView',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('felt', models.CharField(choices=[('helps', 'It helps'), ('hurts', 'It hurts'), ('both', 'It helps and it sometimes hurts'), ('not_sure', 'Not sure')], max_length=24)),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='worker_views', to='networks.tie')),
            ],
        ),
    ]
