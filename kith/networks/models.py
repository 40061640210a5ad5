"""Tables of maps. The tie is as it is now; every state it ever had stays beside it as a row of its own.

Of a third party only what the person calls them and who they are to the person is kept, and whom of the map they know:
there is no place for a surname, an address or a date of birth.
"""

from django.db import models
from django.db.models import F, Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.ids import FileId, TieId
from kith.ground.tables import Retention, Row, Sensitivity, Versioned
from kith.networks.rules.deeds import Counting, Deed, Mood
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.reminders import Asked, Reach, Whom
from kith.networks.rules.vocabulary import (
    Closeness,
    Feeling,
    Format,
    Help,
    Kind,
    Life,
    Mode,
    Parting,
    Rhythm,
    Ring,
    Sector,
    Symbol,
    Wish,
)
from kith.people.models.said import Heard, term_field


class TieFields(models.Model):
    """What is known of a tie: the same on the tie as it is and on every state that it had."""

    name = models.CharField(max_length=80)
    relationship = models.CharField(max_length=80, blank=True)
    kind = term_field(Kind)
    ring = models.PositiveSmallIntegerField(choices=[(ring.value, ring.words) for ring in Ring])
    sector = term_field(Sector)
    is_paid = models.BooleanField(default=False)
    helps_with = models.JSONField(default=list)
    gives = models.JSONField(default=list)
    felt = term_field(Feeling, blank=True)
    rhythm = term_field(Rhythm, blank=True)
    mode = term_field(Mode, blank=True)
    life = term_field(Life)
    parted_because = term_field(Parting, blank=True)
    in_their_words = models.TextField(max_length=2000, blank=True)
    is_own_view = models.BooleanField(default=False)
    listing_id = models.UUIDField(null=True, blank=True)
    met_through = models.ForeignKey("networks.Tie", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    wished_ring = models.PositiveSmallIntegerField(
        choices=[(ring.value, ring.words) for ring in Ring], null=True, blank=True
    )
    symbol = term_field(Symbol, blank=True)
    photo = models.ForeignKey("files.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_on_map = models.BooleanField(default=True)

    class Meta:
        abstract = True

    @property
    def facts(self) -> TieFacts:
        """What is told of the tie, as a value."""
        return TieFacts(
            name=self.name,
            relationship=self.relationship,
            kind=Kind(self.kind),
            ring=Ring(self.ring),
            sector=Sector(self.sector),
            is_paid=self.is_paid,
            helps_with=frozenset(Help(kind) for kind in self.helps_with),
            gives=frozenset(Help(kind) for kind in self.gives),
            felt=Feeling(self.felt) if self.felt else None,
            rhythm=Rhythm(self.rhythm) if self.rhythm else None,
            mode=Mode(self.mode) if self.mode else None,
            life=Life(self.life),
            parted_because=Parting(self.parted_because) if self.parted_because else None,
            in_their_words=self.in_their_words,
            is_own_view=self.is_own_view,
            listing_id=self.listing_id,
            met_through_id=TieId(self.met_through_id) if self.met_through_id else None,
            wished_ring=Ring(self.wished_ring) if self.wished_ring else None,
            symbol=Symbol(self.symbol) if self.symbol else None,
            photo_id=FileId(self.photo_id) if self.photo_id else None,
        )


class Map(Row):
    """The map of one person. It begins with its first tie, never with empty rings."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    has_edge = models.BooleanField(default=False)

    objects = ScopedManager["Map"]()


class Tie(TieFields, Row, Versioned):
    """Somebody or something on a person's map, as it is now."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    map = models.ForeignKey(Map, on_delete=models.PROTECT, related_name="ties")

    objects = ScopedManager["Tie"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="tie_has_a_name"),
            models.CheckConstraint(
                condition=Q(parted_because="") | Q(life=Life.NOT_NOW), name="tie_parted_is_not_in_life_now"
            ),
        ]
        indexes = [models.Index(fields=["map", "is_on_map"])]


class TieAsItWas(TieFields, Heard, Row):
    """One state of a tie: what was done, when, on whose word. Never edited, never deleted."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="states")
    version = models.PositiveIntegerField()
    deed = term_field(Deed)
    because = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = ScopedManager["TieAsItWas"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tie", "version"], name="tie_has_one_state_per_version")]
        indexes = [models.Index(fields=["tie", "at"])]


class Wave(Heard, Row):
    """A moment at which a map was gone through as a whole, with a name of its own. Never edited, never deleted.

    It holds no map: every state of every tie stays beside the tie, so that the map of a moment is always there.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    objects = ScopedManager["Wave"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="wave_has_a_name"),
            models.UniqueConstraint(fields=["person", "number"], name="waves_of_a_map_are_counted"),
        ]


class Unplaced(Heard, Row):
    """Somebody or something that came to mind and has no place on the map yet. Placed, it is a tie.

    `number` is its place in the line, in the order in which they were named.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    is_waiting = models.BooleanField(default=True)

    objects = ScopedManager["Unplaced"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="unplaced_has_a_name")]
        indexes = [models.Index(fields=["person", "is_waiting"])]


class Command(Heard, Row):
    """One thing that somebody did to a map, as they can take it back and do it again.

    It moved a tie from one of its states to another (`before` is none where it was not on the map), took a name out of
    the tray or put it in, or changed who knows whom. `number` counts what one account did to one map.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    standing = term_field(Counting)
    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.PositiveIntegerField(null=True)
    after = models.PositiveIntegerField(null=True)
    unplaced = models.ForeignKey(Unplaced, on_delete=models.PROTECT, null=True, related_name="+")
    waits_after = models.BooleanField(default=False)
    begun = models.JSONField(default=list)
    ended = models.JSONField(default=list)
    at = models.DateTimeField()

    objects = ScopedManager["Command"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tie=None, after=None) | Q(tie__isnull=False, after__isnull=False),
                name="command_says_in_which_state_a_tie_is",
            ),
            models.UniqueConstraint(fields=["person", "account", "number"], name="commands_are_counted"),
        ]


class WorkerView(Row):
    """How a worker sees a tie. Kept apart from the person's own view, and shown at the desk alone."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="worker_views")
    felt = term_field(Feeling)
    because = models.CharField(max_length=500)
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ScopedManager["WorkerView"]()


class Contact(Heard, Row):
    """They were in touch. No content is asked for."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    mode = term_field(Mode, blank=True)
    mood = term_field(Mood, blank=True)
    at = models.DateTimeField()

    objects = ScopedManager["Contact"]()

    class Meta:
        indexes = [models.Index(fields=["tie", "on"])]


class ContactDisputed(Heard, Row):
    """The person says that a contact which somebody noted did not happen. Both stay, and it counts for nothing."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="dispute")
    at = models.DateTimeField()

    objects = ScopedManager["ContactDisputed"]()


class Reminder(Heard, Row):
    """The person asked to be told when they and a tie have not been in touch for a while, until they want it no more.

    It is theirs alone to ask for. `rhythm` is how often they want to be in touch; a worker hears where they say so.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="reminders")
    rhythm = term_field(Rhythm)
    reach = term_field(Reach)
    tells_worker = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["Reminder"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="reminder_ended_says_by_whom",
            ),
            models.CheckConstraint(condition=~Q(rhythm=Rhythm.NOW_AND_THEN), name="reminder_has_a_length"),
            models.UniqueConstraint(fields=["tie"], condition=Q(ended_at=None), name="reminder_stands_once_at_a_time"),
        ]
        indexes = [models.Index(fields=["organisation", "ended_at"])]

    @property
    def asked(self) -> Asked:
        """What was asked for, as a value."""
        return Asked(Rhythm(self.rhythm), Reach(self.reach), self.tells_worker, self.said_on)


class Reminded(Row):
    """Somebody was told that it has been a while since a day: once for each quiet spell."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="+")
    whom = term_field(Whom)
    since = models.DateField()
    on = models.DateField()
    at = models.DateTimeField()

    objects = ScopedManager["Reminded"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tie", "whom", "since"], name="reminded_once_a_quiet_spell"),
        ]


class TalkedOver(Row):
    """A worker has talked with the person about it: they need not hear of this quiet spell again."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    reminded = models.OneToOneField(Reminded, on_delete=models.PROTECT, related_name="talked_over")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    objects = ScopedManager["TalkedOver"]()


class TieDecision(Heard, Row):
    """What is wanted of a tie. A later decision takes its place; none is ever edited.

    `number` counts the decisions of one tie, so that of two taken in the same moment the later one stands.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    wish = term_field(Wish)
    good_things = models.TextField(max_length=2000, blank=True)
    hard_things = models.TextField(max_length=2000, blank=True)
    would_help = models.TextField(max_length=2000, blank=True)
    worker_thinks = models.TextField(max_length=2000, blank=True)
    despite_rhythm = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    objects = ScopedManager["TieDecision"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(worker_thinks="") | ~Q(good_things="") | ~Q(hard_things="") | ~Q(would_help=""),
                name="decision_is_never_the_workers_column_alone",
            ),
            models.UniqueConstraint(fields=["tie", "number"], name="decisions_of_a_tie_are_counted"),
        ]
        indexes = [models.Index(fields=["tie", "at"])]


class TieConfirmation(Heard, Row):
    """The person's yes to a decision: when, how it was told, and in which form they were asked."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    decision = models.OneToOneField(TieDecision, on_delete=models.PROTECT, related_name="confirmation")
    format = term_field(Format)
    at = models.DateTimeField()

    objects = ScopedManager["TieConfirmation"]()


class TieShown(Row):
    """The person lets somebody close to them know of a tie, until they do not. A tie without such a row is hidden.

    Each tie by itself: whoever comes onto the map later is known to nobody before the person says so.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    shown_at = models.DateTimeField()
    shown_by = models.CharField(max_length=150)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["TieShown"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by="") | (Q(hidden_at__isnull=False) & ~Q(hidden_by="")),
                name="tie_hidden_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["tie", "account"], condition=Q(hidden_at=None), name="tie_is_shown_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["account", "hidden_at"])]


class Acquaintance(Heard, Row):
    """Two on one map know each other, until it is said that they do not. How close they are is said anew, never edited.

    Of the two, `one` is the lesser id, so that a pair stands in one order alone and nobody knows themself.
    """

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    map = models.ForeignKey(Map, on_delete=models.PROTECT, related_name="acquaintances")
    one = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="+")
    closeness = term_field(Closeness)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)

    objects = ScopedManager["Acquaintance"]()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="acquaintance_is_of_two_in_order"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="")
                | (Q(ended_at__isnull=False, ended_at__gte=F("begun_at")) & ~Q(ended_by="")),
                name="acquaintance_ended_says_by_whom",
            ),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(ended_at=None), name="acquaintance_stands_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["map", "ended_at"])]
