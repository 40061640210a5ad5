"""Tables of plans and reviews. What ended, was agreed or was held is a row of its own, with whose word it was."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity, Versioned
from kith.outcomes.models import Said
from kith.people.rules.terms import Term
from kith.plans.rules.agreeing import AgreedAs
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.reviews import Direction, Face, Kept, Section
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When


def _term(vocabulary: type[Term], *, blank: bool = False) -> "models.CharField[str, str]":
    return models.CharField(max_length=12, choices=[(term.value, term.value) for term in vocabulary], blank=blank)


class Plan(Row):
    """What one person and those around them will do. There is one, and it grows."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=150)

    objects = ScopedManager["Plan"]()


class Step(Said, Versioned):
    """One small thing to do: whose idea, who does it, by when, and what then if it goes wrong."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    goal = models.ForeignKey("outcomes.Goal", on_delete=models.PROTECT, null=True, related_name="+")
    tie = models.ForeignKey("networks.Tie", on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=300)
    when = _term(When)
    chosen_by = _term(Chooser)
    doer = _term(Doer)
    doer_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    by_when = models.CharField(max_length=80, blank=True)
    if_wrong = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()

    objects = ScopedManager["Step"]()

    class Meta:
        indexes = [models.Index(fields=["plan", "when"])]


class StepEnding(Said):
    """How a step ended."""

    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="ending")
    how = _term(HowItWent)
    words = models.CharField(max_length=300, blank=True)

    objects = ScopedManager["StepEnding"]()


class NeedLine(Said):
    """What was said about one kind of need. The latest line stands; those before it stay in the story."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="need_lines")
    kind = _term(NeedKind)
    is_relevant = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)

    objects = ScopedManager["NeedLine"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_relevant=False) | ~Q(words=""), name="relevant_need_has_words"),
        ]


class Agreement(Said):
    """The person said yes to the plan as it then was, and in which form they had gone through it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="agreements")
    gone_through = _term(AgreedAs)

    objects = ScopedManager["Agreement"]()


class Review(Row):
    """A day on which the plan is looked at again."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()

    objects = ScopedManager["Review"]()

    class Meta:
        indexes = [models.Index(fields=["plan", "due_on"])]


class ReviewHeld(Said):
    """A review took place: what the person said of it, what they want next, and why there is no next one if so."""

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="held")
    direction = _term(Direction, blank=True)
    words = models.CharField(max_length=500, blank=True)
    next_review = models.OneToOneField(Review, on_delete=models.PROTECT, null=True, related_name="+")
    no_next_because = models.CharField(max_length=300, blank=True)

    objects = ScopedManager["ReviewHeld"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(next_review=None) & ~Q(no_next_because=""))
                | (Q(next_review__isnull=False) & Q(no_next_because="")),
                name="review_has_a_next_or_says_why_not",
            ),
        ]


class SectionNote(Row):
    """What was said about one section of a review, or why it went on without anybody's words. The latest stands."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="notes")
    section = _term(Section)
    kept = _term(Kept)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True)
    words = models.CharField(max_length=500, blank=True)
    because = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["SectionNote"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kept=Kept.CARRIED.value) & ~Q(because=""))
                | (~Q(kept=Kept.CARRIED.value) & ~Q(said_by="") & Q(said_on__isnull=False)),
                name="section_has_a_voice_or_a_reason",
            ),
        ]


class SupportRating(Said):
    """How one support is for the person, said at a review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="ratings")
    tie = models.ForeignKey("networks.Tie", on_delete=models.PROTECT, related_name="+")
    face = _term(Face)

    objects = ScopedManager["SupportRating"]()
