"""Requests for everything that is kept, what was decided about them, and the packs that went out.

Nothing here is changed afterwards. What is left out stands here as a key, never as words, but for what a worker chose.
"""

from django.db import models
from django.db.models import Q

from kith.disclosure.rules.harm import Profession
from kith.disclosure.rules.proposals import Reason
from kith.disclosure.rules.requests import Identity, Longer, Step, Way
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity


class Request(Row):
    """Somebody asks for everything that is kept about a person: themself, or somebody who speaks for them."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    representative = models.ForeignKey("rights.Representative", on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.CharField(max_length=150)
    identity = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Identity])
    identity_words = models.CharField(max_length=300)
    way = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Way])
    reach = models.CharField(max_length=300, blank=True)
    received_on = models.DateField()
    due_on = models.DateField(db_index=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)
    written_by_account = models.UUIDField(null=True)

    objects = ScopedManager["Request"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(identity_words=""), name="request_says_how_it_was_seen_to_be_them"),
            models.CheckConstraint(condition=~Q(way=Way.POST) | ~Q(reach=""), name="request_by_post_has_an_address"),
            models.CheckConstraint(
                condition=Q(representative=None) | ~Q(way=Way.INSIDE), name="request_inside_is_the_persons_own"
            ),
        ]


class Written(Row):
    """What is written down about one request."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="%(class)ss")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_account = models.UUIDField(null=True)

    class Meta:
        abstract = True


class RequestTurn(Written):
    """One step. `seal` tells of which pack it speaks; `due_on` is the new day, where more time was taken."""

    number = models.PositiveIntegerField()
    step = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Step])
    because = models.CharField(max_length=12, blank=True, choices=[(one.value, one.value) for one in Longer])
    words = models.TextField(max_length=2_000, blank=True)
    seal = models.CharField(max_length=64, blank=True)
    due_on = models.DateField(null=True)

    objects = ScopedManager["RequestTurn"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step=Step.LONGER, due_on__isnull=False) & ~Q(because="")
                | ~Q(step=Step.LONGER) & Q(due_on=None),
                name="request_longer_says_until_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(step__in=[Step.ASKED, Step.APPROVED, Step.RELEASED]) | ~Q(seal=""),
                name="request_turn_says_of_which_pack",
            ),
            models.UniqueConstraint(fields=["request", "number"], name="request_turn_has_its_number"),
        ]


class HarmOpinion(Written):
    """What a health or social work professional says of the harm that some of it could do."""

    name = models.CharField(max_length=150)
    profession = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Profession])
    words = models.TextField(max_length=2_000)
    said_on = models.DateField()

    objects = ScopedManager["HarmOpinion"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name="") & ~Q(words=""), name="harm_opinion_says_whose")]


class Choice(Written):
    """What was decided about one proposal. The latest stands. `words` say why, where the reason asks for it."""

    number = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    reason = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Reason])
    words = models.CharField(max_length=500, blank=True)
    opinion = models.ForeignKey(HarmOpinion, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager["Choice"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason=Reason.HARM, opinion__isnull=False) | ~Q(reason=Reason.HARM) & Q(opinion=None),
                name="choice_for_harm_rests_on_an_opinion",
            ),
            models.CheckConstraint(
                condition=~Q(reason=Reason.REASONABLE) | ~Q(words=""), name="choice_that_is_right_says_why"
            ),
        ]
        indexes = [models.Index(fields=["request", "number"])]


class Added(Written):
    """Something that a worker chose besides what was proposed: some words, or a line by its key."""

    term = models.CharField(max_length=300, blank=True)
    line_key = models.CharField(max_length=16, blank=True)

    objects = ScopedManager["Added"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(term="") ^ Q(line_key=""), name="added_is_words_or_a_line"),
        ]


class Release(Row):
    """What went out, byte for byte, with its digests. What was left out is not in it."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="release")
    to_read = models.TextField()
    to_read_digest = models.CharField(max_length=64)
    for_machines = models.TextField()
    for_machines_digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["Release"]()
