"""Who is away, and who stands in for them."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Away(Row):
    """Somebody is away for a time. Where they have a caseload, a named colleague stands in for everybody on it."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["Away"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="away_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(account=F("cover")), name="nobody_covers_for_themself"),
        ]
        indexes = [models.Index(fields=["account", "ends_at"])]


class CameBack(Row):
    """They came back earlier than was planned."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.INTERNAL

    away = models.OneToOneField(Away, on_delete=models.PROTECT, related_name="came_back")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["CameBack"]()
