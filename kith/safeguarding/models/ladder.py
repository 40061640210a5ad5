"""The ladder: who stands on it, who is away or on call, whom to ring outside, and each hop that was made."""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safeguarding.models.concerns import Concern
from kith.safeguarding.rules.concerns import Stance
from kith.safeguarding.rules.ladder import Clock, Rung


class Climb(Row):
    """One hop of a concern. `subject_id` is whose clock it was: the concern's own, or that of one disagreement.

    Its number is unique, so that a tick that comes twice, or two at once, makes one hop.
    """

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="climbs")
    clock = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Clock])
    subject_id = models.UUIDField()
    number = models.PositiveIntegerField()
    rung = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Rung])
    due_at = models.DateTimeField()
    at = models.DateTimeField()

    objects = ScopedManager["Climb"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id", "clock", "number"], name="hop_is_made_once"),
        ]


class Telling(Row):
    """Somebody was told by a hop. From then on they may read the concern."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    climb = models.ForeignKey(Climb, on_delete=models.PROTECT, related_name="tellings")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    message = models.ForeignKey("correspondence.Message", on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager["Telling"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["climb", "account"], name="hop_tells_somebody_once")]


class OutsidePrompt(Row):
    """The moment from which a raiser reads whom to ring outside, because nobody here could be reached."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="prompt")
    at = models.DateTimeField()

    objects = ScopedManager["OutsidePrompt"]()


class _Arrangement(Row):
    """Something that holds from one moment until another, and who said so."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta:
        abstract = True


class LadderPlace(_Arrangement):
    """Who stands on a rung that no role gives: the lead's deputy, the director."""

    rung = models.CharField(max_length=12, choices=[(rung.value, rung.value) for rung in (Rung.DEPUTY, Rung.DIRECTOR)])
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["LadderPlace"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=Q(ended_at=None), name="ladder_place_is_one"),
        ]


class OnCall(_Arrangement):
    """When somebody can be reached outside working hours."""

    ends_at = models.DateTimeField()
    phone = models.CharField(max_length=40)

    objects = ScopedManager["OnCall"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="on_call_ends_after_it_starts")
        ]


class OutsideNumber(Row):
    """A number outside the organisation, which somebody here has rung and which was answered."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    label = models.CharField(max_length=120)
    number = models.CharField(max_length=40)
    hours = models.CharField(max_length=120)
    tried_on = models.DateField()
    said_by = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["OutsideNumber"]()


class ConcernStance(Row):
    """What the organisation does with concerns. The latest row holds; until there is one, it raises."""

    retention = Retention.ACCOUNT
    sensitivity = Sensitivity.INTERNAL

    stance = models.CharField(max_length=12, choices=[(stance.value, stance.value) for stance in Stance])
    at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    objects = ScopedManager["ConcernStance"]()


class OpenDoorTry(models.Model):
    """Somebody without an account raised a concern. Only a digest of where they came from is kept, and for an hour."""

    retention = Retention.PASSING
    sensitivity = Sensitivity.INTERNAL

    sender = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)
