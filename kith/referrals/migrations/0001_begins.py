import django.db.models.deletion
import kith.ground.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('directory', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerLink',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('to_name', models.CharField(max_length=200)),
                ('to_address', models.CharField(max_length=320)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='LinkOpening',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('browser', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('link', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opening', to='referrals.answerlink')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('listing_name', models.CharField(max_length=500)),
                ('route', models.CharField(choices=[('introduce', 'introduce'), ('book', 'book'), ('refer', 'refer')], max_length=12)),
                ('for_what', models.CharField(choices=[('company', 'company'), ('health', 'health'), ('daily_life', 'daily_life'), ('home', 'home'), ('money', 'money'), ('safety', 'safety'), ('getting_about', 'getting_about'), ('work_and_learning', 'work_and_learning'), ('caring', 'caring'), ('loss', 'loss'), ('faith', 'faith'), ('rights', 'rights'), ('other', 'other')], max_length=20)),
                ('owner_name', models.CharField(max_length=150)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.CharField(max_length=150)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.listing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'begun_at'], name='referrals_r_person__25bb96_idx'), models.Index(fields=['listing', 'begun_at'], name='referrals_r_listing_2f988b_idx')],
            },
        ),
        migrations.CreateModel(
            name='PacketField',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('known_as', 'known_as'), ('reach', 'reach'), ('talk', 'talk'), ('age', 'age'), ('interests', 'interests'), ('wants', 'wants'), ('must_haves', 'must_haves'), ('about_me', 'about_me')], max_length=12)),
                ('words', models.TextField(max_length=8000)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packet', to='referrals.referral')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('referral', 'kind'), name='packet_field_leaves_once')],
            },
        ),
        migrations.CreateModel(
            name='Hearer',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('email', models.CharField(max_length=320)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearers', to='referrals.referral')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('referral', 'email'), name='hearer_is_named_once')],
            },
        ),
        migrations.AddField(
            model_name='answerlink',
            name='referral',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='referrals.referral'),
        ),
        migrations.CreateModel(
            name='ReferralTurn',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(choices=[('drafted', 'drafted'), ('sent', 'sent'), ('received', 'received'), ('accepted', 'accepted'), ('declined', 'declined'), ('put_on_list', 'put_on_list'), ('place_opened', 'place_opened'), ('invited', 'invited'), ('first_visit_confirmed', 'first_visit_confirmed'), ('held', 'held'), ('came', 'came'), ('could_not_come', 'could_not_come'), ('missed_each_other', 'missed_each_other'), ('settled', 'settled'), ('ended', 'ended'), ('taken_back', 'taken_back')], max_length=24)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('is_by_link', models.BooleanField(default=False)),
                ('because', models.TextField(blank=True, max_length=2000)),
                ('decline_reason', models.CharField(blank=True, choices=[('full', 'full'), ('not_running', 'not_running'), ('not_for_this_age', 'not_for_this_age'), ('cannot_meet_a_need', 'cannot_meet_a_need'), ('out_of_area', 'out_of_area'), ('another_group_fits', 'another_group_fits'), ('talk_first', 'talk_first')], max_length=24)),
                ('alternative', models.TextField(blank=True, max_length=2000)),
                ('visit_at', models.DateTimeField(blank=True, null=True)),
                ('greeter', models.CharField(blank=True, max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='referrals.referral')),
            ],
            options={
                'indexes': [models.Index(fields=['referral', 'at'], name='referrals_r_referra_0e43c2_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('step', 'declined'), _negated=True), models.Q(models.Q(('decline_reason', ''), _negated=True), models.Q(('alternative', ''), _negated=True)), _connector='OR'), name='a_no_has_a_reason_and_an_alternative'), models.CheckConstraint(condition=models.Q(models.Q(('step', 'first_visit_confirmed'), _negated=True), ('visit_at__isnull', False), _connector='OR'), name='an_agreed_visit_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ToldBack',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('to_name', models.CharField(max_length=200)),
                ('step', models.CharField(choices=[('drafted', 'drafted'), ('sent', 'sent'), ('received', 'received'), ('accepted', 'accepted'), ('declined', 'declined'), ('put_on_list', 'put_on_list'), ('place_opened', 'place_opened'), ('invited', 'invited'), ('first_visit_confirmed', 'first_visit_confirmed'), ('held', 'held'), ('came', 'came'), ('could_not_come', 'could_not_come'), ('missed_each_other', 'missed_each_other'), ('settled', 'settled'), ('ended', 'ended'), ('taken_back', 'taken_back')], max_length=24)),
                ('words', models.TextField(max_length=8000)),
                ('drafted_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_by', models.CharField(blank=True, max_length=150)),
                ('hearer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.hearer')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_back', to='referrals.referral')),
            ],
            options={
                'indexes': [models.Index(fields=['referral', 'drafted_at'], name='referrals_t_referra_b6a7f2_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sent_at', None), ('sent_by', '')), models.Q(('sent_at__gte', models.F('drafted_at')), models.Q(('sent_by', ''), _negated=True)), _connector='OR'), name='what_was_told_says_by_whom')],
            },
        ),
        migrations.CreateModel(
            name='LinkTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tries', to='referrals.answerlink')),
            ],
            options={
                'indexes': [models.Index(fields=['link', 'at'], name='referrals_l_link_id_0a7bac_idx')],
            },
        ),
        migrations.AddConstraint(
            model_name='answerlink',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='answer_link_expires_after_it_is_made'),
        ),
    ]
