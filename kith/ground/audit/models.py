"""The chain, what it covers, and its head."""

from django.db import models

from kith.ground.audit.acts import Act
from kith.ground.audit.chain import name_in
from kith.ground.tables import Retention, Sensitivity


class Entry(models.Model):
    """One thing that was done. `digest` covers the salted content; `link` covers this row and the one before it.

    `actor_name` is that of somebody who works here; whoever is here for themself is named in the content alone.
    """

    retention = Retention.AUDIT
    sensitivity = Sensitivity.PERSONAL

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=16, choices=[(act.value, act.value) for act in Act])
    about = models.CharField(max_length=64)
    about_id = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    actor_account = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=150)
    purpose = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "sequence"], name="entry_has_its_place")]
        indexes = [models.Index(fields=["person", "at"]), models.Index(fields=["actor_account", "at"])]

    @property
    def who(self) -> str:
        """Who did it. Of somebody who is here for themself, the name lies in the content and goes with it."""
        return self.actor_name or name_in(self.content.text if hasattr(self, "content") else "")


class EntryContent(models.Model):
    """What an entry says, with its salt. Lawful erasure deletes this row and nothing else."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="content")
    salt = models.CharField(max_length=32)
    text = models.TextField()


class EntryPerson(models.Model):
    """One of the people on a list that somebody was shown."""

    retention = Retention.AUDIT
    sensitivity = Sensitivity.PERSONAL

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "entry"])]


class Head(models.Model):
    """Where an organisation's chain has got to. The one row of the record that moves."""

    retention = Retention.AUDIT
    sensitivity = Sensitivity.INTERNAL

    organisation = models.OneToOneField(
        "accounts.Organisation", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    sequence = models.PositiveBigIntegerField(default=0)
    link = models.CharField(max_length=64, default="")
