import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_begins'),
        ('people', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('act', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('confirmed', 'confirmed'), ('decided', 'decided'), ('ended', 'ended'), ('undone', 'undone'), ('sent', 'sent'), ('answered', 'answered'), ('imported', 'imported'), ('shared', 'shared'), ('viewed', 'viewed'), ('listed', 'listed'), ('exported', 'exported'), ('printed', 'printed'), ('refused', 'refused'), ('signed in', 'signed in'), ('signed out', 'signed out'), ('erased', 'erased'), ('witnessed', 'witnessed'), ('ticked', 'ticked')], max_length=16)),
                ('about', models.CharField(max_length=64)),
                ('about_id', models.CharField(blank=True, max_length=64)),
                ('actor_account', models.UUIDField(null=True)),
                ('actor_name', models.CharField(max_length=150)),
                ('purpose', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('link', models.CharField(max_length=64)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='audit_entry_person__f5b7ad_idx'), models.Index(fields=['actor_account', 'at'], name='audit_entry_actor_a_cd170f_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'sequence'), name='entry_has_its_place')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='accounts.organisation')),
                ('sequence', models.PositiveBigIntegerField(default=0)),
                ('link', models.CharField(default='', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='EntryContent',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='audit.entry')),
                ('salt', models.CharField(max_length=32)),
                ('text', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='EntryPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='audit.entry')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'entry'], name='audit_entry_person__166344_idx')],
            },
        ),
    ]
