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
            name='Message',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=120)),
                ('posted_at', models.DateTimeField()),
                ('posted_by', models.CharField(max_length=150)),
                ('recipient_kind', models.CharField(choices=[('person', 'person'), ('account', 'account'), ('listing', 'listing'), ('address', 'address')], max_length=8)),
                ('recipient_id', models.UUIDField(null=True)),
                ('recipient_name', models.CharField(max_length=200)),
                ('address', models.TextField(blank=True)),
                ('channel', models.CharField(choices=[('e-mail', 'e-mail'), ('text', 'text'), ('letter', 'letter'), ('in-app', 'in-app')], max_length=8)),
                ('format', models.CharField(choices=[('standard', 'standard'), ('large print', 'large print'), ('easy read', 'easy read')], max_length=12)),
                ('language', models.CharField(max_length=12)),
                ('template', models.CharField(max_length=120)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('is_key', models.BooleanField(default=False)),
                ('is_sealed', models.BooleanField(default=False)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('poster', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'posted_at'], name='corresponde_organis_fb7bbe_idx'), models.Index(fields=['person', 'posted_at'], name='corresponde_person__ba2c4a_idx'), models.Index(fields=['account', 'channel', 'posted_at'], name='corresponde_account_16ec0b_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key'), name='message_is_posted_once'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'in-app'), _negated=True), ('account__isnull', False), _connector='OR'), name='message_inside_kith_has_an_account')],
            },
        ),
        migrations.CreateModel(
            name='Leaning',
            fields=[
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='leaning', serialize=False, to='correspondence.message')),
                ('purpose', models.CharField(choices=[('referral', 'referral'), ('support', 'support'), ('tell_back', 'tell_back'), ('emergency', 'emergency')], max_length=16)),
                ('recipient_kind', models.CharField(choices=[('group', 'group'), ('health', 'health'), ('key_person', 'key_person'), ('social_care', 'social_care'), ('school', 'school'), ('employer', 'employer'), ('other', 'other')], max_length=16)),
                ('recipient', models.CharField(blank=True, max_length=64)),
                ('recipient_name', models.CharField(max_length=200)),
                ('informations', models.JSONField(default=list)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='waiting', serialize=False, to='correspondence.message')),
                ('due_at', models.DateTimeField(db_index=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('sent', 'sent'), ('failed', 'failed'), ('given up', 'given up'), ('stopped', 'stopped')], max_length=8)),
                ('because', models.CharField(blank=True, max_length=200)),
                ('reference', models.CharField(blank=True, max_length=120)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='correspondence.message')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('message', 'attempt'), name='delivery_is_tried_once_a_time')],
            },
        ),
    ]
