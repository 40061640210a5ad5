"""Tables of persons."""

from django.db import models

from kith.ground.access.scoping import ScopedManager
from kith.ground.tables import Retention, Row, Sensitivity, Versioned


class Person(Row, Versioned):
    """Somebody whose support this is about. `known_as` is the name they like; the rest may be unknown."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    known_as = models.CharField(max_length=120)
    full_name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)
    account = models.OneToOneField(
        "accounts.Account", on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )

    objects = ScopedManager["Person"]()
