import django.core.validators
import django.db.models.deletion
import kith.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        ('directory', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='LookingFor',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('how_far_km', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0.1), django.core.validators.MaxValueValidator(500)])),
                ('takes_online', models.BooleanField(null=True)),
                ('most_pence', models.PositiveIntegerField(blank=True, null=True)),
                ('languages', models.CharField(blank=True, max_length=60)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='ChoiceMade',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('choice', models.CharField(choices=[('picked', 'picked'), ('kept', 'kept'), ('not_for_me', 'not_for_me'), ('open_again', 'open_again')], max_length=12)),
                ('because', models.CharField(blank=True, choices=[('not_my_thing', 'not_my_thing'), ('too_far', 'too_far'), ('wrong_time', 'wrong_time'), ('cost', 'cost'), ('who_is_there', 'who_is_there'), ('been_before', 'been_before'), ('not_now', 'not_now'), ('other', 'other')], max_length=16)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('said_by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.listing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='matching_ch_person__28e42e_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('choice', 'not_for_me'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='not_for_me_says_why')],
            },
        ),
    ]
