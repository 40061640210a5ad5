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
            name='Denial',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('made_by', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('contact restriction', 'Restriction'), ('conflict of interest', 'Conflict'), ('named in the concern', 'Named In Concern')], max_length=32)),
                ('channel', models.CharField(choices=[('any', 'Any'), ('unsupervised', 'Unsupervised'), ('phone', 'Phone'), ('online', 'Online'), ('post', 'Post')], default='any', max_length=16)),
                ('party_name', models.CharField(blank=True, max_length=200)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'person'], name='access_deni_account_34dc0b_idx'), models.Index(fields=['person', 'kind'], name='access_deni_person__e19274_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='denial_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='DenialAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', 'Name'), ('phone', 'Phone'), ('e-mail', 'Email'), ('address', 'Address'), ('online', 'Online'), ('listing', 'Listing')], max_length=8)),
                ('folded', models.CharField(db_index=True, max_length=200)),
                ('denial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='access.denial')),
            ],
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('made_by', models.CharField(max_length=150)),
                ('relation', models.CharField(choices=[('own', 'own'), ('caseload', 'caseload'), ('cover', 'cover'), ('shift', 'shift'), ('duty', 'duty'), ('team', 'team'), ('circle', 'circle'), ('representative', 'representative'), ('packet', 'packet'), ('concern', 'concern'), ('break-glass', 'break-glass')], max_length=16)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.team')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'relation', 'person'], name='access_gran_account_5c5352_idx'), models.Index(fields=['team', 'relation', 'person'], name='access_gran_team_id_a73b3f_idx'), models.Index(fields=['person', 'relation'], name='access_gran_person__846b81_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='grant_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('account', None), ('team__isnull', False)), models.Q(('account__isnull', False), ('team', None)), _connector='OR'), name='grant_is_to_an_account_or_a_team')],
            },
        ),
        migrations.CreateModel(
            name='GrantAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', 'Name'), ('phone', 'Phone'), ('e-mail', 'Email'), ('address', 'Address'), ('online', 'Online'), ('listing', 'Listing')], max_length=8)),
                ('folded', models.CharField(db_index=True, max_length=200)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='access.grant')),
            ],
        ),
        migrations.CreateModel(
            name='Listed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('permission', models.CharField(choices=[('account.own', 'account.own'), ('today.see', 'today.see'), ('person.find', 'person.find'), ('person.open', 'person.open'), ('person.join', 'person.join'), ('concern.raise', 'concern.raise'), ('ladder.set', 'ladder.set'), ('directory.see', 'directory.see'), ('directory.check', 'directory.check'), ('directory.import', 'directory.import'), ('listing.edit', 'listing.edit'), ('outbox.see', 'outbox.see'), ('colleague.invite', 'colleague.invite'), ('circle.join', 'circle.join'), ('conflict.declare', 'conflict.declare'), ('duty.answer', 'duty.answer'), ('rota.keep', 'rota.keep'), ('glass.break', 'glass.break'), ('confidentiality.keep', 'confidentiality.keep'), ('account.close', 'account.close'), ('readiness.keep', 'readiness.keep'), ('complaint.make', 'complaint.make'), ('complaint.answer', 'complaint.answer'), ('issue.answer', 'issue.answer'), ('person.speak-for', 'person.speak-for'), ('supervisors.keep', 'supervisors.keep'), ('person.see', 'person.see'), ('person.describe', 'person.describe'), ('record.print', 'record.print'), ('card.see', 'card.see'), ('photo.see', 'photo.see'), ('map.see', 'map.see'), ('map.draw', 'map.draw'), ('plan.see', 'plan.see'), ('plan.decide', 'plan.decide'), ('plan.agree', 'plan.agree'), ('suggestion.see', 'suggestion.see'), ('suggestion.pick', 'suggestion.pick'), ('referral.see', 'referral.see'), ('referral.make', 'referral.make'), ('referral.answer', 'referral.answer'), ('attendance.record', 'attendance.record'), ('outcome.see', 'outcome.see'), ('outcome.record', 'outcome.record'), ('review.hold', 'review.hold'), ('consent.see', 'consent.see'), ('consent.record', 'consent.record'), ('consent.override', 'consent.override'), ('looked.see', 'looked.see'), ('look.question', 'look.question'), ('restriction.see', 'restriction.see'), ('restriction.set', 'restriction.set'), ('restriction.second', 'restriction.second'), ('concern.see', 'concern.see'), ('concern.decide', 'concern.decide'), ('caseload.assign', 'caseload.assign'), ('person.invite', 'person.invite'), ('circle.keep', 'circle.keep'), ('shared.see', 'shared.see'), ('shared.about.see', 'shared.about.see'), ('shared.talk.see', 'shared.talk.see'), ('shared.outings.see', 'shared.outings.see'), ('shared.plan.see', 'shared.plan.see'), ('shared.map.see', 'shared.map.see'), ('representative.see', 'representative.see'), ('representative.record', 'representative.record'), ('capacity.see', 'capacity.see'), ('capacity.record', 'capacity.record'), ('record.copy', 'record.copy'), ('statement.make', 'statement.make'), ('statement.answer', 'statement.answer'), ('safety.see', 'safety.see'), ('safety.write', 'safety.write'), ('danger.record', 'danger.record'), ('ending.plan', 'ending.plan'), ('supervised.see', 'supervised.see'), ('supervised.run', 'supervised.run'), ('supervised.book', 'supervised.book')], max_length=32)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed', to='access.grant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('grant', 'permission'), name='permission_is_listed_once')],
            },
        ),
        migrations.CreateModel(
            name='StatedPurpose',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('made_by', models.CharField(max_length=150)),
                ('purpose', models.CharField(choices=[('support', 'support'), ('asked', 'asked'), ('cover', 'cover'), ('leading', 'leading'), ('safety', 'safety')], max_length=16)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'account', 'starts_at'], name='access_stat_person__1d93db_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='statedpurpose_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='ConsentFact',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('made_by', models.CharField(max_length=150)),
                ('purpose', models.CharField(max_length=32)),
                ('recipient_kind', models.CharField(max_length=32)),
                ('recipient', models.CharField(blank=True, max_length=64)),
                ('information', models.CharField(max_length=32)),
                ('state', models.CharField(choices=[('given', 'Given'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], max_length=12)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'purpose', 'recipient_kind', 'recipient', 'information'], name='access_cons_person__53daa1_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='consentfact_ends_after_it_starts')],
            },
        ),
    ]
