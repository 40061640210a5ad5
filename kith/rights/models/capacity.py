"""Single decisions: whether somebody could make one, and what was decided in their best interests if not.

No column anywhere says that a person lacks capacity.
"""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.rights.rules.capacity import Checked, Imca, Outcome, Path


class CapacityDecision(Row):
    """One decision looked at on one day, with the four things it takes and the help that was tried."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Path])
    decision = models.CharField(max_length=500)
    made_on = models.DateField()
    support_tried = models.TextField(max_length=20_000)
    can_understand = models.BooleanField()
    can_retain = models.BooleanField()
    can_weigh = models.BooleanField()
    can_communicate = models.BooleanField()
    outcome = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Outcome])
    cause = models.TextField(max_length=20_000, blank=True)
    apart_from_the_choice = models.TextField(max_length=20_000, blank=True)
    may_change = models.BooleanField(default=False)
    review_on = models.DateField(null=True)
    told_parents = models.TextField(max_length=2_000, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["CapacityDecision"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(support_tried=""), name="capacity_names_decision_and_help"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.DECIDES) | (~Q(cause="") & Q(review_on__isnull=False)),
                name="no_capacity_without_cause_and_review",
            ),
            models.CheckConstraint(condition=~Q(path=Path.CHILD), name="capacity_is_not_for_children"),
        ]
        indexes = [models.Index(fields=["person", "made_on"])]


class ChildDecision(Row):
    """One decision looked at with somebody younger than 16, in five parts."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=500)
    made_on = models.DateField()
    knows_what = models.BooleanField()
    knows_how = models.BooleanField()
    knows_if_yes = models.BooleanField()
    knows_if_no = models.BooleanField()
    decides_own = models.BooleanField()
    in_their_words = models.TextField(max_length=20_000)
    told_parents = models.TextField(max_length=2_000, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["ChildDecision"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(in_their_words=""), name="child_decision_is_named_and_heard"
            ),
        ]


class BestInterestsDecision(Row):
    """What was decided for somebody who could not make one decision then, by whom and on what."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    capacity = models.ForeignKey(CapacityDecision, on_delete=models.PROTECT, related_name="best_interests")
    wishes = models.TextField(max_length=20_000)
    nobody_because = models.CharField(max_length=500, blank=True)
    options = models.TextField(max_length=20_000)
    decided = models.TextField(max_length=20_000)
    why_not_less = models.TextField(max_length=20_000)
    maker = models.CharField(max_length=150)
    attorney = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Checked])
    advance_decision = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Checked])
    imca = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Imca])
    review_on = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["BestInterestsDecision"]()


class Consulted(Row):
    """Somebody who was asked, and what they said."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    best_interests = models.ForeignKey(BestInterestsDecision, on_delete=models.PROTECT, related_name="consulted")
    name = models.CharField(max_length=150)
    words = models.TextField(max_length=2_000, blank=True)

    objects = ScopedManager["Consulted"]()
