"""What somebody says of a part of their record, and what was answered. Rows are added and end; no word is changed."""

from django.db import models
from django.db.models import Q

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity
from kith.own_record.rules.parts import OF_THE_RECORD
from kith.own_record.rules.statements import Kind, Outcome
from kith.people.models.said import Said
from kith.rights.rules.complaints import Told


class Statement(Said):
    """Somebody says that a part of their record is not right, or that they see it differently.

    `about_what`, `about_term` and `about_said` hold the very line that it is about, as it then stood.
    """

    part = models.CharField(max_length=16, choices=[(one.value, one.value) for one in OF_THE_RECORD])
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Kind])
    about_what = models.CharField(max_length=300, blank=True)
    about_term = models.CharField(max_length=300, blank=True)
    about_said = models.TextField(max_length=20_000, blank=True)
    about_by = models.CharField(max_length=150, blank=True)
    words = models.TextField(max_length=20_000)
    answer_by = models.DateField(null=True, blank=True, db_index=True)

    objects = ScopedManager["Statement"]()

    class Meta(Said.Meta):
        abstract = False
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=Kind.NOT_RIGHT.value, answer_by__isnull=False)
                | Q(kind=Kind.DIFFERENTLY.value, answer_by=None),
                name="statement_not_right_has_a_clock",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="statement_says_something"),
        ]


class StatementAnswer(Row):
    """What was done about it, why, and how the person was told."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Outcome])
    words = models.TextField(max_length=20_000)
    told = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Told])
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    objects = ScopedManager["StatementAnswer"]()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="statement_answer_says_why")]
