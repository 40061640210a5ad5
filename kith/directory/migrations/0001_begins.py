import django.db.models.deletion
import kith.directory.rules.listings
import kith.ground.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('source_row_id', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=32)),
                ('name', models.CharField(max_length=500)),
                ('other_name', models.CharField(blank=True, max_length=500)),
                ('about', models.TextField(blank=True)),
                ('web', models.CharField(blank=True, max_length=2000)),
                ('email', models.CharField(blank=True, max_length=320)),
                ('status', models.CharField(choices=[(kith.directory.rules.listings.Status['RUNNING'], 'running'), (kith.directory.rules.listings.Status['PAUSED'], 'paused for now'), (kith.directory.rules.listings.Status['CLOSED'], 'closed')], default=kith.directory.rules.listings.Status['RUNNING'], max_length=8)),
                ('is_status_stated', models.BooleanField(default=True)),
                ('joining', models.TextField(blank=True)),
                ('waiting', models.TextField(blank=True)),
                ('for_whom', models.TextField(blank=True)),
                ('area', models.TextField(blank=True)),
                ('to_bring', models.TextField(blank=True)),
                ('alert', models.TextField(blank=True)),
                ('cost_words', models.TextField(blank=True)),
                ('access_words', models.TextField(blank=True)),
                ('interpreting', models.TextField(blank=True)),
                ('min_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('max_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('places_left', models.PositiveIntegerField(blank=True, null=True)),
                ('places_in_all', models.PositiveIntegerField(blank=True, null=True)),
                ('places_said_on', models.DateField(blank=True, null=True)),
                ('taken_in_on', models.DateField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Cost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ('currency', models.CharField(blank=True, max_length=8)),
                ('words', models.TextField(blank=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
            ],
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=300)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('phone', models.CharField(blank=True, max_length=120)),
                ('email', models.CharField(blank=True, max_length=320)),
                ('words', models.TextField(blank=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('source_row_id', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=32)),
                ('name', models.CharField(blank=True, max_length=500)),
                ('address', models.TextField(blank=True)),
                ('town', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=32)),
                ('country', models.CharField(blank=True, max_length=64)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('about', models.TextField(blank=True)),
                ('transport', models.TextField(blank=True)),
                ('is_online', models.BooleanField(default=False)),
                ('town_folded', models.CharField(blank=True, max_length=200)),
                ('postcode_folded', models.CharField(blank=True, max_length=32)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='MeetingTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'MONDAY'), (1, 'TUESDAY'), (2, 'WEDNESDAY'), (3, 'THURSDAY'), (4, 'FRIDAY'), (5, 'SATURDAY'), (6, 'SUNDAY')], null=True)),
                ('opens_at', models.TimeField(blank=True, null=True)),
                ('closes_at', models.TimeField(blank=True, null=True)),
                ('week_of_month', models.SmallIntegerField(blank=True, null=True)),
                ('every_weeks', models.PositiveSmallIntegerField(default=1)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('words', models.TextField(blank=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.place')),
            ],
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('source_row_id', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=32)),
                ('name', models.CharField(max_length=500)),
                ('other_name', models.CharField(blank=True, max_length=500)),
                ('about', models.TextField(blank=True)),
                ('email', models.CharField(blank=True, max_length=320)),
                ('web', models.CharField(blank=True, max_length=2000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.AddField(
            model_name='listing',
            name='provider',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='directory.provider'),
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('last_taken_in_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='source_is_named_once')],
            },
        ),
        migrations.AddField(
            model_name='provider',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.source'),
        ),
        migrations.AddField(
            model_name='place',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.source'),
        ),
        migrations.AddField(
            model_name='listing',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.source'),
        ),
        migrations.CreateModel(
            name='SpokenLanguage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=8)),
                ('words', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
            ],
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('source_row_id', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=32)),
                ('name', models.CharField(max_length=500)),
                ('vocabulary', models.CharField(blank=True, max_length=200)),
                ('parent_source_id', models.CharField(blank=True, max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'source_row_id'), name='topic_is_taken_in_once')],
            },
        ),
        migrations.CreateModel(
            name='TopicOfListing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('listing', 'topic'), name='listing_has_a_topic_once')],
            },
        ),
        migrations.AddField(
            model_name='listing',
            name='topics',
            field=models.ManyToManyField(related_name='listings', through='directory.TopicOfListing', to='directory.topic'),
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nth', models.PositiveSmallIntegerField()),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.place')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('listing', 'place'), name='listing_is_at_a_place_once')],
            },
        ),
        migrations.AddField(
            model_name='listing',
            name='places',
            field=models.ManyToManyField(related_name='listings', through='directory.Venue', to='directory.place'),
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('withdrawn_at', models.DateTimeField()),
                ('returned_at', models.DateTimeField(blank=True, null=True)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='withdrawals', to='directory.listing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('returned_at', None)), fields=('listing',), name='listing_is_withdrawn_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('token', models.UUIDField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation',), name='directory_has_one_edition')],
            },
        ),
        migrations.CreateModel(
            name='InterestOfListing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('interest', models.CharField(choices=[('art', 'Art, painting and drawing'), ('crafts', 'Sewing, knitting and crafts'), ('making', 'Woodwork, mending and making things'), ('music', 'Music and singing'), ('dance', 'Dancing'), ('drama', 'Drama and theatre'), ('film', 'Film and television'), ('reading', 'Books and reading'), ('writing', 'Writing and stories'), ('games', 'Games, cards and puzzles'), ('computers', 'Computers and phones'), ('cooking', 'Cooking and food'), ('eating_together', 'Eating together'), ('talking', 'Tea and talk'), ('gardening', 'Gardening and growing'), ('nature', 'Nature and the outdoors'), ('animals', 'Animals'), ('walking', 'Walking'), ('gentle_exercise', 'Gentle exercise'), ('fitness', 'Gym and fitness'), ('swimming', 'Swimming and water'), ('football', 'Football'), ('team_sport', 'Other team sports'), ('cycling', 'Cycling'), ('watching_sport', 'Watching sport'), ('history', 'History and the old days'), ('learning', 'Courses and learning'), ('languages', 'Learning English and other languages'), ('work', 'Work and job skills'), ('volunteering', 'Helping others, volunteering'), ('faith', 'Faith and worship'), ('culture', 'Culture and traditions'), ('campaigning', 'Speaking up and campaigning'), ('calm', 'Calm, mindfulness and breathing'), ('trips', 'Trips and days out'), ('children', 'Things to do with children'), ('peer_support', 'Meeting people who have been through the same'), ('money_advice', 'Advice about money and rights')], max_length=24)),
                ('words', models.CharField(max_length=500)),
                ('where', models.CharField(choices=[('name', 'name'), ('topic', 'topic'), ('about', 'about')], max_length=8)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
            ],
            options={
                'indexes': [models.Index(fields=['interest', 'listing'], name='directory_i_interes_b793b9_idx')],
                'constraints': [models.UniqueConstraint(fields=('listing', 'interest'), name='listing_has_an_interest_once')],
            },
        ),
        migrations.CreateModel(
            name='Glance',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=500)),
                ('provider_name', models.CharField(blank=True, max_length=500)),
                ('town', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=32)),
                ('words', models.TextField()),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('is_online', models.BooleanField()),
                ('min_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('max_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('days', models.PositiveSmallIntegerField()),
                ('slots', models.TextField(blank=True)),
                ('interests', models.TextField(blank=True)),
                ('provisions', models.TextField(blank=True)),
                ('languages', models.CharField(blank=True, max_length=500)),
                ('lowest_pence', models.PositiveIntegerField(blank=True, null=True)),
                ('places_left', models.PositiveIntegerField(blank=True, null=True)),
                ('taken_in_on', models.DateField()),
                ('verified_on', models.DateField(blank=True, null=True)),
                ('doubts', models.PositiveSmallIntegerField(default=0)),
                ('is_running', models.BooleanField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('listing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='glance', to='directory.listing')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'latitude', 'longitude'], name='directory_g_organis_f9b094_idx'), models.Index(fields=['organisation', 'name'], name='directory_g_organis_f57e62_idx')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('doubted_at', models.DateTimeField()),
                ('doubted_by', models.CharField(max_length=150)),
                ('because', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts', to='directory.listing')),
            ],
            options={
                'indexes': [models.Index(fields=['listing', 'answered_at'], name='directory_d_listing_fcfedb_idx')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('checked_on', models.DateField()),
                ('checked_at', models.DateTimeField()),
                ('checked_by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='directory.listing')),
            ],
            options={
                'indexes': [models.Index(fields=['listing', 'checked_on'], name='directory_c_listing_52913d_idx')],
            },
        ),
        migrations.CreateModel(
            name='Organiser',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisers', to='directory.listing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'ends_at'], name='directory_o_account_869ddd_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_at', None)), fields=('listing', 'account'), name='listing_has_an_organiser_once')],
            },
        ),
        migrations.CreateModel(
            name='ProvisionOfListing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provision', models.CharField(choices=[('door_to_door_lift', 'Lift from door to door'), ('accessible_transport', 'Transport that takes a wheelchair'), ('near_public_transport', 'On a bus or train route'), ('parking', 'Parking'), ('home_visit', 'Comes to the home'), ('by_phone', 'Can be joined by phone'), ('online', 'Can be joined online'), ('step_free', 'Step-free'), ('building_lift', 'Lift in the building'), ('accessible_toilet', 'Accessible toilet'), ('hoist', 'Hoist'), ('seated', 'Can be done sitting down'), ('hearing_loop', 'Hearing loop'), ('quiet', 'Quiet, or a quiet room'), ('large_print', 'Large print'), ('easy_read', 'Easy read'), ('sign_language', 'Sign language'), ('interpreter', 'Interpreter'), ('other_languages', 'Languages other than English are spoken'), ('english_lessons', 'English lessons'), ('no_internet_needed', 'Nothing is done online'), ('free', 'Free'), ('low_cost', 'Low cost'), ('fee_help', 'Help with the fee'), ('kit_lent', 'Kit is lent'), ('creche', 'Crèche'), ('children_welcome', 'Children are welcome'), ('respite', 'Somebody takes over the caring'), ('evenings_or_weekends', 'Evenings or weekends'), ('drop_in', 'Drop in, no booking'), ('come_late', 'Come late, leave early'), ('greeter', 'Somebody meets you at the door'), ('buddy', 'A buddy comes with you'), ('small_group', 'Small group'), ('closed_first_visit', 'First visit without watchers'), ('peer_led', 'Led by people who have been through it'), ('prayer_room', 'Prayer room'), ('diets', 'Halal, kosher, vegetarian and other food'), ('women_only', 'Women only'), ('men_only', 'Men only'), ('daylight', 'Over before dark'), ('no_papers_asked', 'No papers are asked for')], max_length=24)),
                ('words', models.CharField(max_length=500)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_rows', to='directory.listing')),
            ],
            options={
                'indexes': [models.Index(fields=['provision', 'listing'], name='directory_p_provisi_b7a992_idx')],
                'constraints': [models.UniqueConstraint(fields=('listing', 'provision'), name='listing_has_a_provision_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='provider',
            constraint=models.UniqueConstraint(fields=('source', 'source_row_id'), name='provider_is_taken_in_once'),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['organisation', 'town_folded'], name='directory_p_organis_28c9af_idx'),
        ),
        migrations.AddIndex(
            model_name='place',
            index=models.Index(fields=['organisation', 'postcode_folded'], name='directory_p_organis_236139_idx'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('source', 'source_row_id'), name='place_is_taken_in_once'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='place_is_on_earth_or_not_known'),
        ),
        migrations.AddIndex(
            model_name='listing',
            index=models.Index(fields=['provider', 'name'], name='directory_l_provide_f52e85_idx'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.UniqueConstraint(fields=('source', 'source_row_id'), name='listing_is_taken_in_once'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(('min_age', None), ('max_age', None), ('min_age__lte', models.F('max_age')), _connector='OR'), name='listing_ages_are_in_order'),
        ),
    ]
