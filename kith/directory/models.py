"""Tables of listings. What is handed in is kept as it was said; `Glance` is worked out from it and never edited.

A row that came from somewhere is known by its source and the id it has there. Whether a listing runs, was checked or
is doubted is told by rows that are added, not by a status that is overwritten.
"""

from django.db import models
from django.db.models import F, Q

from kith.directory.rules.hours import Weekday
from kith.directory.rules.interests import SeenIn
from kith.directory.rules.listings import STATUS_WORDS, Status
from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity, Versioned
from kith.people.rules.vocabulary import Interest, Provision


class Source(Row):
    """Where listings come from: a directory that is imported, or our own hand."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.PUBLIC

    name = models.CharField(max_length=200)
    last_taken_in_at = models.DateTimeField()

    objects = ScopedManager["Source"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="source_is_named_once")]


class Edition(Row):
    """Which state a directory is in. Every change gives it a new token, so that what was read can be remembered."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.PUBLIC

    token = models.UUIDField()
    number = models.PositiveBigIntegerField(default=0)

    objects = ScopedManager["Edition"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="directory_has_one_edition")]


class EditionStep(Row):
    """What one edition of a directory changed: one listing, or any of them. So one reads on from the edition one had.

    An edition that was undone has a step that nobody finds; its number may come again, its token never.
    """

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.PUBLIC

    number = models.PositiveBigIntegerField()
    token = models.UUIDField()
    listing_id = models.UUIDField(null=True)

    objects = ScopedManager["EditionStep"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="directory_steps_follow_each_other")
        ]


class Sourced(Row):
    """A row that a source handed in."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.PUBLIC

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    source_row_id = models.CharField(max_length=200)
    digest = models.CharField(max_length=32)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["source", "source_row_id"], name="%(class)s_is_taken_in_once")]


class Provider(Sourced):
    """Who runs listings."""

    name = models.CharField(max_length=500)
    other_name = models.CharField(max_length=500, blank=True)
    about = models.TextField(blank=True)
    email = models.CharField(max_length=320, blank=True)
    web = models.CharField(max_length=2000, blank=True)

    objects = ScopedManager["Provider"]()


class Place(Sourced):
    """Where listings meet. A point is where its source put it, or none; none is ever guessed."""

    name = models.CharField(max_length=500, blank=True)
    address = models.TextField(blank=True)
    town = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=32, blank=True)
    country = models.CharField(max_length=64, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    about = models.TextField(blank=True)
    transport = models.TextField(blank=True)
    is_online = models.BooleanField(default=False)
    town_folded = models.CharField(max_length=200, blank=True)
    postcode_folded = models.CharField(max_length=32, blank=True)

    objects = ScopedManager["Place"]()

    class Meta(Sourced.Meta):
        abstract = False
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="place_is_on_earth_or_not_known",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "town_folded"]),
            models.Index(fields=["organisation", "postcode_folded"]),
        ]


class Topic(Sourced):
    """A term of the source's own taxonomy."""

    name = models.CharField(max_length=500)
    vocabulary = models.CharField(max_length=200, blank=True)
    parent_source_id = models.CharField(max_length=200, blank=True)

    objects = ScopedManager["Topic"]()


class Listing(Sourced, Versioned):
    """One thing to go to. No provider means that it is not stated; `changed_at` is when anything said of it changed."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="listings")
    name = models.CharField(max_length=500)
    other_name = models.CharField(max_length=500, blank=True)
    about = models.TextField(blank=True)
    web = models.CharField(max_length=2000, blank=True)
    email = models.CharField(max_length=320, blank=True)
    status = models.CharField(max_length=8, choices=STATUS_WORDS.items(), default=Status.RUNNING)
    is_status_stated = models.BooleanField(default=True)
    joining = models.TextField(blank=True)
    waiting = models.TextField(blank=True)
    for_whom = models.TextField(blank=True)
    area = models.TextField(blank=True)
    to_bring = models.TextField(blank=True)
    alert = models.TextField(blank=True)
    cost_words = models.TextField(blank=True)
    access_words = models.TextField(blank=True)
    interpreting = models.TextField(blank=True)
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    places_left = models.PositiveIntegerField(null=True, blank=True)
    places_in_all = models.PositiveIntegerField(null=True, blank=True)
    places_said_on = models.DateField(null=True, blank=True)
    taken_in_on = models.DateField()
    changed_at = models.DateTimeField()
    places = models.ManyToManyField(Place, through="Venue", related_name="listings")
    topics = models.ManyToManyField(Topic, through="TopicOfListing", related_name="listings")

    objects = ScopedManager["Listing"]()

    class Meta(Sourced.Meta):
        abstract = False
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(min_age=None) | Q(max_age=None) | Q(min_age__lte=F("max_age")),
                name="listing_ages_are_in_order",
            ),
        ]
        indexes = [models.Index(fields=["provider", "name"])]


class OfListing(models.Model):
    """A part of a listing; it comes and goes with it, and is reached through it."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.PUBLIC

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="%(class)s_rows")

    class Meta:
        abstract = True


class Venue(OfListing):
    """A listing at a place; `nth` keeps the order in which the source named them."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    nth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "place"], name="listing_is_at_a_place_once")]


class TopicOfListing(OfListing):
    """A term of the source's taxonomy, said of a listing."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "topic"], name="listing_has_a_topic_once")]


class MeetingTime(OfListing):
    """One time that a listing meets. Without a weekday only the words say when."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    weekday = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=[(day.value, day.name) for day in Weekday]
    )
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    week_of_month = models.SmallIntegerField(null=True, blank=True)
    every_weeks = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)


class Contact(OfListing):
    """A way to reach a listing."""

    sensitivity = Sensitivity.INTERNAL

    name = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=320, blank=True)
    words = models.TextField(blank=True)


class Cost(OfListing):
    """What a listing costs. No amount means that only the words say."""

    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=8, blank=True)
    words = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


class SpokenLanguage(OfListing):
    """A language spoken at a listing; without a code, in its source's words."""

    code = models.CharField(max_length=8, blank=True)
    words = models.TextField(blank=True)
    note = models.TextField(blank=True)


class InterestOfListing(OfListing):
    """What a listing is about, in our own vocabulary, and which of its words say so."""

    interest = models.CharField(max_length=24, choices=[(one.value, one.words) for one in Interest])
    words = models.CharField(max_length=500)
    where = models.CharField(max_length=8, choices=[(one.value, one.value) for one in SeenIn])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "interest"], name="listing_has_an_interest_once")]
        indexes = [models.Index(fields=["interest", "listing"])]


class ProvisionOfListing(OfListing):
    """What a listing provides, and which words say so."""

    provision = models.CharField(max_length=24, choices=[(one.value, one.words) for one in Provision])
    words = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "provision"], name="listing_has_a_provision_once")]
        indexes = [models.Index(fields=["provision", "listing"])]


class Glance(Row):
    """All that searching and matching read of a listing, in one slim row. Worked out by the actions, never edited."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.PUBLIC

    listing = models.OneToOneField(Listing, on_delete=models.CASCADE, related_name="glance")
    name = models.CharField(max_length=500)
    provider_name = models.CharField(max_length=500, blank=True)
    town = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=32, blank=True)
    words = models.TextField()
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    is_online = models.BooleanField()
    min_age = models.PositiveSmallIntegerField(null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField()
    slots = models.TextField(blank=True)
    interests = models.TextField(blank=True)
    provisions = models.TextField(blank=True)
    languages = models.CharField(max_length=500, blank=True)
    lowest_pence = models.PositiveIntegerField(null=True, blank=True)
    places_left = models.PositiveIntegerField(null=True, blank=True)
    taken_in_on = models.DateField()
    verified_on = models.DateField(null=True, blank=True)
    doubts = models.PositiveSmallIntegerField(default=0)
    is_running = models.BooleanField()

    objects = ScopedManager["Glance"]()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "latitude", "longitude"]),
            models.Index(fields=["organisation", "name"]),
        ]


class Check(Row):
    """Somebody looked and it is still true, on a day. `listing` keeps every one; the latest counts."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.INTERNAL

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="checks")
    checked_on = models.DateField()
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=150)

    objects = ScopedManager["Check"]()

    class Meta:
        indexes = [models.Index(fields=["listing", "checked_on"])]


class Doubt(Row):
    """Somebody says that a listing is not running. The next check answers it."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.INTERNAL

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="doubts")
    doubted_at = models.DateTimeField()
    doubted_by = models.CharField(max_length=150)
    account = models.ForeignKey("accounts.Account", on_delete=models.SET_NULL, null=True, related_name="+")
    because = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["Doubt"]()

    class Meta:
        indexes = [models.Index(fields=["listing", "answered_at"])]


class Withdrawal(Row):
    """A listing that its source no longer has. It is kept, so that referrals to it still make sense."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.INTERNAL

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="withdrawals")
    withdrawn_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["Withdrawal"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["listing"], condition=Q(returned_at=None), name="listing_is_withdrawn_once_at_a_time"
            ),
        ]


class Organiser(Row):
    """An account that runs a listing and may say how many places are left, until it ends."""

    retention = Retention.DIRECTORY
    sensitivity = Sensitivity.INTERNAL

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="organisers")
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager["Organiser"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "account"], condition=Q(ends_at=None), name="listing_has_an_organiser_once"
            ),
        ]
        indexes = [models.Index(fields=["account", "ends_at"])]
