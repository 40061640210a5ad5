"""What every table of somebody's words has: whose they are, who wrote them, how and when, and whether they still hold.

Words are never edited. They end, with who ended them and why, and are said anew.
"""

from django.db import models
from django.db.models import Q

from kith.ground.tables import Retention, Row, Sensitivity
from kith.people.rules.telling import Origin, Told
from kith.people.rules.terms import Telling, Term, Voice


def term_field(vocabulary: type[Term], *, most: int = 24, blank: bool = False) -> "models.CharField[str, str]":
    """Return a column that holds one term of a vocabulary: at most so many letters, none where it may be blank."""
    return models.CharField(max_length=most, choices=[(term.value, term.words) for term in vocabulary], blank=blank)


class Heard(models.Model):
    """Where a row's words come from: whose they are, how they were told, on which day, and who wrote them down."""

    voice = models.CharField(max_length=8, choices=[(voice.value, voice.value) for voice in Voice])
    said_by = models.CharField(max_length=150)
    telling = models.CharField(max_length=12, choices=[(telling.value, telling.value) for telling in Telling])
    said_on = models.DateField()
    written_by = models.CharField(max_length=150)

    class Meta:
        abstract = True

    @property
    def origin(self) -> Origin:
        """Where these words come from, as a value."""
        return Origin(Voice(self.voice), self.said_by, Telling(self.telling), self.said_on, self.written_by)


def heard(told: Told, *, by: str) -> dict[str, object]:
    """Return the columns of words that were told so, and written down by somebody."""
    return {
        "voice": told.voice,
        "said_by": told.said_by,
        "telling": told.telling,
        "said_on": told.said_on,
        "written_by": by,
    }


class Said(Heard, Row):
    """Something that was said, or seen, about a person."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="%(class)s_end_says_who",
            ),
            models.CheckConstraint(
                condition=~Q(telling=Telling.OWN_HAND.value) | Q(voice=Voice.OWN.value),
                name="%(class)s_own_hand_is_own_voice",
            ),
            models.CheckConstraint(condition=~Q(said_by="") & ~Q(written_by=""), name="%(class)s_says_who"),
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="%(class)s_of_person")]
