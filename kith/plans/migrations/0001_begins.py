import django.db.models.deletion
import kith.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        ('networks', '0001_begins'),
        ('outcomes', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.CharField(max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('gone_through', models.CharField(choices=[('told', 'told'), ('print', 'print'), ('large_print', 'large_print'), ('easy_words', 'easy_words'), ('screen', 'screen')], max_length=12)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='plans.plan')),
            ],
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('set_by', models.CharField(max_length=150)),
                ('set_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='plans.plan')),
            ],
            options={
                'indexes': [models.Index(fields=['plan', 'due_on'], name='plans_revie_plan_id_2cdbcd_idx')],
            },
        ),
        migrations.CreateModel(
            name='ReviewHeld',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('direction', models.CharField(blank=True, choices=[('keep', 'keep'), ('try_new', 'try_new'), ('less', 'less')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('no_next_because', models.CharField(blank=True, max_length=300)),
                ('next_review', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.review')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('review', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='held', to='plans.review')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('next_review', None), models.Q(('no_next_because', ''), _negated=True)), models.Q(('next_review__isnull', False), ('no_next_because', '')), _connector='OR'), name='review_has_a_next_or_says_why_not')],
            },
        ),
        migrations.CreateModel(
            name='SectionNote',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('section', models.CharField(choices=[('network', 'network'), ('scores', 'scores'), ('goals', 'goals'), ('steps', 'steps'), ('limits', 'limits'), ('barriers', 'barriers'), ('support', 'support')], max_length=12)),
                ('kept', models.CharField(choices=[('still_true', 'still_true'), ('changed', 'changed'), ('carried', 'carried')], max_length=12)),
                ('said_by', models.CharField(blank=True, max_length=120)),
                ('said_on', models.DateField(null=True)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('because', models.CharField(blank=True, max_length=300)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='plans.review')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kept', 'carried'), models.Q(('because', ''), _negated=True)), models.Q(models.Q(('kept', 'carried'), _negated=True), models.Q(('said_by', ''), _negated=True), ('said_on__isnull', False)), _connector='OR'), name='section_has_a_voice_or_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('words', models.CharField(max_length=300)),
                ('when', models.CharField(choices=[('now', 'now'), ('next', 'next'), ('later', 'later')], max_length=12)),
                ('chosen_by', models.CharField(choices=[('person', 'person'), ('together', 'together'), ('key_person', 'key_person'), ('worker', 'worker')], max_length=12)),
                ('doer', models.CharField(choices=[('person', 'person'), ('key_person', 'key_person'), ('worker', 'worker'), ('organiser', 'organiser'), ('volunteer', 'volunteer')], max_length=12)),
                ('doer_name', models.CharField(blank=True, max_length=120)),
                ('due_on', models.DateField(null=True)),
                ('by_when', models.CharField(blank=True, max_length=80)),
                ('if_wrong', models.CharField(blank=True, max_length=300)),
                ('changed_at', models.DateTimeField()),
                ('goal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outcomes.goal')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='plans.plan')),
                ('tie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.tie')),
            ],
            options={
                'indexes': [models.Index(fields=['plan', 'when'], name='plans_step_plan_id_3d68b0_idx')],
            },
        ),
        migrations.CreateModel(
            name='StepEnding',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('how', models.CharField(choices=[('done', 'done'), ('could_not', 'could_not'), ('not_wanted', 'not_wanted')], max_length=12)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('step', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='plans.step')),
            ],
        ),
        migrations.CreateModel(
            name='SupportRating',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('face', models.CharField(choices=[('1', '1'), ('2', '2'), ('3', '3'), ('4', '4'), ('5', '5')], max_length=12)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='plans.review')),
                ('tie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.tie')),
            ],
        ),
        migrations.CreateModel(
            name='NeedLine',
            fields=[
                ('id', models.UUIDField(default=kith.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('voice', models.CharField(choices=[('own', 'own'), ('other', 'other'), ('worker', 'worker')], max_length=8)),
                ('said_by', models.CharField(max_length=150)),
                ('telling', models.CharField(choices=[('own_hand', 'own_hand'), ('face', 'face'), ('phone', 'phone'), ('paper', 'paper'), ('observation', 'observation')], max_length=12)),
                ('said_on', models.DateField()),
                ('written_by', models.CharField(max_length=150)),
                ('written_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('spiritual', 'spiritual'), ('ethical', 'ethical'), ('legal', 'legal')], max_length=12)),
                ('is_relevant', models.BooleanField()),
                ('words', models.CharField(blank=True, max_length=500)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='need_lines', to='plans.plan')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_relevant', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='relevant_need_has_words')],
            },
        ),
    ]
