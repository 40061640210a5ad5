"""Concerns that somebody may be hurt: who raised one, who owns it, what was decided, done and how it ended.

Every step is a row of its own, never changed and never deleted. Where a concern stands is read from them.
"""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.safeguarding.rules.body import MarkKind, Region
from kith.safeguarding.rules.concerns import Choice, Consent, Ended, Horizon, Kind, Route, Through, Wish, WishMet

LONG = 20_000


class Concern(Row):
    """Somebody's worry that a person may be hurt, in the words of whoever raised it.

    `code_digest` is all that is kept of the code by which a raiser without an account reads where it stands.
    """

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    about_whom = models.CharField(max_length=200)
    what = models.TextField(max_length=LONG)
    kind = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Kind], default=Kind.NOT_SURE)
    wish = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Wish], default=Wish.NOT_ASKED)
    wishes = models.TextField(max_length=LONG, blank=True)
    consent = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Consent])
    consent_because = models.TextField(max_length=LONG, blank=True)
    horizon = models.CharField(max_length=12, choices=[(horizon.value, horizon.value) for horizon in Horizon])
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=150)
    raised_by_account = models.UUIDField(null=True, db_index=True)
    raised_through = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Through])
    reached_by = models.CharField(max_length=200, blank=True)
    code_digest = models.CharField(max_length=64, blank=True, db_index=True)
    answer_due_at = models.DateTimeField(db_index=True)

    objects = ScopedManager["Concern"]()


class Step(Row):
    """A row about a concern: when, by whom."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        abstract = True


class NamedInConcern(Step):
    """Somebody who is said to have caused harm, as they were named.

    `account` is who that may be among those who sign in. From the first moment it is kept apart from them: that it is
    somebody else is said by a row of its own.
    """

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="named")
    name = models.CharField(max_length=200)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager["NamedInConcern"]()


class NamedAnswer(Step):
    """Whether a name that was typed is that account's."""

    named = models.OneToOneField(NamedInConcern, on_delete=models.PROTECT, related_name="answer")
    is_same = models.BooleanField()

    objects = ScopedManager["NamedAnswer"]()


class Addition(Step):
    """What the raiser added later."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="additions")
    words = models.TextField(max_length=LONG)

    objects = ScopedManager["Addition"]()


class Sighting(Step):
    """Marks or injuries that somebody saw at one time: how they look, what the person said of them, and when.

    What was seen and what was said stand apart. `account_id` is who wrote it; whoever has no account is its raiser.
    """

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="sightings")
    looks = models.TextField(max_length=LONG, blank=True)
    said = models.TextField(max_length=LONG, blank=True)
    seen_on = models.DateField(null=True)
    seen_about = models.CharField(max_length=60, blank=True)
    account_id = models.UUIDField(null=True)

    objects = ScopedManager["Sighting"]()


class BodyMark(Row):
    """Where one of them is, from the body's own side, and of what kind as far as is known."""

    retention = Retention.SAFEGUARDING_RECORD
    sensitivity = Sensitivity.SEALED

    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="marks")
    region = models.CharField(max_length=32, choices=[(one.value, one.value) for one in Region])
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in MarkKind])

    objects = ScopedManager["BodyMark"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sighting", "region"], name="place_is_marked_once_a_sighting")]


class Acknowledgement(Step):
    """Somebody responsible has read a concern and owns it now."""

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="acknowledgement")
    account_id = models.UUIDField(null=True)

    objects = ScopedManager["Acknowledgement"]()


class ConcernDecision(Step):
    """What was decided about a concern, why, and by which day it is done or looked at again."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="decisions")
    choice = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Choice], blank=True)
    decision = models.TextField(max_length=LONG)
    referred_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=120, blank=True)
    came_back = models.TextField(max_length=LONG, blank=True)
    look_on = models.DateField(null=True)
    account_id = models.UUIDField(null=True)

    objects = ScopedManager["ConcernDecision"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(choice=Choice.REFERRED.value) | Q(referred_at__isnull=False),
                name="referred_says_when",
            )
        ]


class ConcernAct(Step):
    """Something that was done about a concern, who was told, and what came back."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="acts")
    route = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Route])
    words = models.TextField(max_length=LONG)
    reference = models.CharField(max_length=120, blank=True)
    look_on = models.DateField(null=True)

    objects = ScopedManager["ConcernAct"]()


class ConcernEnd(Step):
    """How a concern ended, whether the person's wish came about, and what its raiser is told."""

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="end")
    how = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Ended])
    because = models.TextField(max_length=LONG)
    wish_met = models.CharField(max_length=8, choices=[(one.value, one.value) for one in WishMet])
    told_raiser = models.TextField(max_length=LONG)
    same_as = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, related_name="doubles")

    objects = ScopedManager["ConcernEnd"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how=Ended.SAME_AS.value, same_as__isnull=False)
                | (~Q(how=Ended.SAME_AS.value) & Q(same_as=None)),
                name="the_same_says_as_which",
            )
        ]


class Challenge(Step):
    """“I disagree”: somebody thinks that a concern is not dealt with as it should be."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="challenges")
    stage = models.PositiveSmallIntegerField()
    words = models.TextField(max_length=LONG)

    objects = ScopedManager["Challenge"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "stage"], name="challenge_is_one_a_stage")]


class ChallengeAnswer(Step):
    """What somebody else than the decider answered, and why."""

    challenge = models.OneToOneField(Challenge, on_delete=models.PROTECT, related_name="answer")
    words = models.TextField(max_length=LONG)

    objects = ScopedManager["ChallengeAnswer"]()
