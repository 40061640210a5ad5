import kith.safeguarding.rules.limits
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('safeguarding', '0003_old_limits_ask_for_a_second_person'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(('basis', kith.safeguarding.rules.limits.Basis['OWN_DECISION']), ('holds_until__isnull', False), _connector='OR'), name='unconfirmed_limit_has_an_end'),
        ),
    ]
