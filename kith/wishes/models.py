"""What somebody wishes, as it was sorted, drawn or noticed. Nothing is edited: it is sorted, drawn, answered anew."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.models.said import Heard, term_field
from kith.people.rules.vocabulary import Interest
from kith.wishes.rules.vocabulary import Answer, Day, Mat, PartOfDay


class Noticed(Heard, Row):
    """Something that somebody was seen to enjoy, or not: what it was, where and when. A guess until the person says so.

    `interest` is what it may be in the list that groups are described with too, where there is such a word.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    where = models.CharField(max_length=120, blank=True)
    interest = term_field(Interest, most=20, blank=True)
    at = models.DateTimeField()

    objects = ScopedManager["Noticed"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="noticed_says_what")]
        indexes = [models.Index(fields=["person", "at"])]


class NoticedAnswer(Heard, Row):
    """What the person said of something that was noticed. A later answer takes its place; `number` counts them."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    noticed = models.ForeignKey(Noticed, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    answer = term_field(Answer, most=20)
    at = models.DateTimeField()

    objects = ScopedManager["NoticedAnswer"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["noticed", "number"], name="answers_to_noticed_are_counted")]


class Sorting(Heard, Row):
    """One time that somebody sorted the cards, counted by `number`. `version` is that of the cards."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    objects = ScopedManager["Sorting"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="sortings_are_counted")]


class Sorted(Row):
    """Where one card was put. A card of their own has words and no code; what is private is for the person alone."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    sorting = models.ForeignKey(Sorting, on_delete=models.PROTECT, related_name="cards")
    card = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=120, blank=True)
    mat = term_field(Mat, most=20)
    is_private = models.BooleanField(default=False)

    objects = ScopedManager["Sorted"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(card="") & ~Q(words="")) | (~Q(card="") & Q(words="")), name="sorted_is_one_card"
            ),
            models.UniqueConstraint(fields=["sorting", "card", "words"], name="sorted_once_each_time"),
        ]


class WalkPicture(Heard, Row):
    """A picture of what matters to somebody, taken on a walk, with their words to it, until they take it away.

    What is private is for the person alone, as every picture is before they say otherwise. `tie` is what it became on
    their map, where they put it there.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    photo = models.OneToOneField("files.Photo", on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=80)
    meaning = models.CharField(max_length=500, blank=True)
    is_private = models.BooleanField(default=True)
    tie = models.ForeignKey("networks.Tie", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["WalkPicture"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="walkpicture_says_what"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="walkpicture_ended_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"])]


class GoodWeek(Heard, Row):
    """One time that somebody drew what a good week would be, counted by `number`."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = ScopedManager["GoodWeek"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="good_weeks_are_counted")]


class GoodTime(Row):
    """What would be good in one part of one day."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    week = models.ForeignKey(GoodWeek, on_delete=models.PROTECT, related_name="times")
    day = term_field(Day, most=20)
    part = term_field(PartOfDay, most=20)
    words = models.CharField(max_length=120)

    objects = ScopedManager["GoodTime"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="goodtime_says_what"),
            models.UniqueConstraint(fields=["week", "day", "part"], name="goodtime_is_one_a_part"),
        ]
