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
            name='Sharing',
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
                ('purpose', models.CharField(choices=[('referral', 'referral'), ('support', 'support'), ('tell_back', 'tell_back'), ('emergency', 'emergency')], max_length=16)),
                ('recipient_kind', models.CharField(choices=[('group', 'group'), ('health', 'health'), ('key_person', 'key_person'), ('social_care', 'social_care'), ('school', 'school'), ('employer', 'employer'), ('other', 'other')], max_length=16)),
                ('recipient', models.CharField(max_length=64)),
                ('recipient_name', models.CharField(max_length=200)),
                ('explained_how', models.CharField(max_length=300)),
                ('explained_by', models.CharField(max_length=150)),
                ('until', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'ended_at'], name='sharing_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='sharing_end_says_who'), models.CheckConstraint(condition=models.Q(models.Q(('telling', 'own_hand'), _negated=True), ('voice', 'own'), _connector='OR'), name='sharing_own_hand_is_own_voice'), models.CheckConstraint(condition=models.Q(models.Q(('said_by', ''), _negated=True), models.Q(('written_by', ''), _negated=True)), name='sharing_says_who')],
            },
        ),
        migrations.CreateModel(
            name='SharingItem',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('information', models.CharField(choices=[('name', 'name'), ('contact', 'contact'), ('communication', 'communication'), ('about_me', 'about_me'), ('age', 'age'), ('access', 'access'), ('interests', 'interests'), ('needs', 'needs'), ('health', 'health'), ('map', 'map'), ('plan', 'plan'), ('outings', 'outings'), ('attendance', 'attendance'), ('outcomes', 'outcomes')], max_length=16)),
                ('state', models.CharField(choices=[('given', 'given'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=12)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('sharing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='consent.sharing')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sharing', 'information'), name='sharing_says_each_kind_once')],
            },
        ),
        migrations.CreateModel(
            name='WithoutYes',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('recipient_kind', models.CharField(choices=[('group', 'group'), ('health', 'health'), ('key_person', 'key_person'), ('social_care', 'social_care'), ('school', 'school'), ('employer', 'employer'), ('other', 'other')], max_length=16)),
                ('recipient_name', models.CharField(max_length=200)),
                ('informations', models.JSONField(default=list)),
                ('asked', models.CharField(choices=[('refused', 'refused'), ('not_safe', 'not_safe'), ('could_not', 'could_not'), ('not_theirs', 'not_theirs')], max_length=12)),
                ('why', models.CharField(choices=[('life', 'life'), ('others', 'others'), ('pressure', 'pressure'), ('crime', 'crime'), ('staff', 'staff'), ('order', 'order')], max_length=12)),
                ('basis', models.CharField(choices=[('legal', 'legal'), ('vital', 'vital'), ('public', 'public'), ('legitimate', 'legitimate')], max_length=12)),
                ('because', models.CharField(max_length=1000)),
                ('decided_by', models.CharField(max_length=150)),
                ('told_on', models.DateField(blank=True, null=True)),
                ('not_told_because', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='consent_wit_person__fec614_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('told_on__isnull', False), models.Q(('not_told_because', ''), _negated=True), _connector='OR'), name='without_yes_told_or_says_why_not'), models.CheckConstraint(condition=models.Q(models.Q(('because', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), name='without_yes_says_why_and_who')],
            },
        ),
        migrations.CreateModel(
            name='Gone',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('referral', 'referral'), ('support', 'support'), ('tell_back', 'tell_back'), ('emergency', 'emergency')], max_length=16)),
                ('recipient_kind', models.CharField(choices=[('group', 'group'), ('health', 'health'), ('key_person', 'key_person'), ('social_care', 'social_care'), ('school', 'school'), ('employer', 'employer'), ('other', 'other')], max_length=16)),
                ('recipient', models.CharField(max_length=64)),
                ('recipient_name', models.CharField(max_length=200)),
                ('information', models.CharField(choices=[('name', 'name'), ('contact', 'contact'), ('communication', 'communication'), ('about_me', 'about_me'), ('age', 'age'), ('access', 'access'), ('interests', 'interests'), ('needs', 'needs'), ('health', 'health'), ('map', 'map'), ('plan', 'plan'), ('outings', 'outings'), ('attendance', 'attendance'), ('outcomes', 'outcomes')], max_length=16)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='consent_gon_person__b53544_idx')],
            },
        ),
    ]
