"""The facts that access is decided on. Rooms above write them through `facts`; nothing else decides."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.purposes import LookPurpose
from kith.ground.tables import Retention, Row, Sensitivity


class InForce(models.QuerySet):  # type: ignore[type-arg]
    """Facts with a beginning and perhaps an end."""

    def at(self, moment: object) -> "InForce":
        """Return those that hold at a moment: begun, and not ended."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=moment), starts_at__lte=moment)


class Fact(Row):
    """Something true from one moment until another, with who made it so and why."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)
    made_by = models.CharField(max_length=150)

    objects = InForce.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="%(class)s_ends_after_it_starts"
            )
        ]


class Grant(Fact):
    """A live reason: an account, or everyone in a team, may be near this person's record through one relation."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey("accounts.Team", on_delete=models.CASCADE, null=True, related_name="+")
    relation = models.CharField(max_length=16, choices=[(relation.value, relation.value) for relation in Relation])

    class Meta(Fact.Meta):
        abstract = False
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(account=None, team__isnull=False) | Q(account__isnull=False, team=None),
                name="grant_is_to_an_account_or_a_team",
            ),
        ]
        indexes = [
            models.Index(fields=["account", "relation", "person"]),
            models.Index(fields=["team", "relation", "person"]),
            models.Index(fields=["person", "relation"]),
        ]


class Listed(models.Model):
    """One permission that a narrow grant reaches as far as."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="listed")
    permission = models.CharField(max_length=32, choices=[(one.value, one.value) for one in Permission])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "permission"], name="permission_is_listed_once")]


class Denial(Fact):
    """A hard no. It beats every grant, break-glass included.

    The party may be an account, another person, or somebody known only by aliases (names, phones, e-mails,
    addresses), each written as it is known.
    """

    class Kind(models.TextChoices):
        RESTRICTION = "contact restriction"
        CONFLICT = "conflict of interest"
        NAMED_IN_CONCERN = "named in the concern"

    class Channel(models.TextChoices):
        ANY = "any"
        UNSUPERVISED = "unsupervised"
        PHONE = "phone"
        ONLINE = "online"
        POST = "post"

    kind = models.CharField(max_length=32, choices=Kind)
    channel = models.CharField(max_length=16, choices=Channel, default=Channel.ANY)
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, null=True, related_name="+")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    party_name = models.CharField(max_length=200, blank=True)

    class Meta(Fact.Meta):
        abstract = False
        indexes = [models.Index(fields=["account", "person"]), models.Index(fields=["person", "kind"])]


class DenialAlias(models.Model):
    """One way in which the party of a denial is known, folded for comparison."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    class Kind(models.TextChoices):
        NAME = "name"
        PHONE = "phone"
        EMAIL = "e-mail"
        ADDRESS = "address"
        ONLINE = "online"
        LISTING = "listing"

    denial = models.ForeignKey(Denial, on_delete=models.CASCADE, related_name="aliases")
    kind = models.CharField(max_length=8, choices=Kind)
    folded = models.CharField(max_length=200, db_index=True)


class SetApart(Row):
    """A person whose record nobody sees any more: on its way to be erased, or erased.

    Put back, the row goes. Erased, it stays beside the person's empty row, to which the entries of the record point.
    """

    retention = Retention.AUDIT
    sensitivity = Sensitivity.INTERNAL

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)


class StatedPurpose(Fact):
    """For what an account looks at a person's record, for one working session."""

    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=16, choices=[(one.value, one.value) for one in LookPurpose])

    class Meta(Fact.Meta):
        abstract = False
        indexes = [models.Index(fields=["person", "account", "starts_at"])]


class GrantAlias(models.Model):
    """One way in which the holder of a narrow grant is known, folded as those of denials are, to be met by them."""

    retention = Retention.CARE_RECORD
    sensitivity = Sensitivity.SPECIAL

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="aliases")
    kind = models.CharField(max_length=8, choices=DenialAlias.Kind)
    folded = models.CharField(max_length=200, db_index=True)


def grants_giving(permission: str, *, at: datetime) -> InForce:
    """Return the live reasons that reach as far as a permission.

    A representative's is narrow: it gives what it lists, and nothing while a limit on contact names its holder.
    """
    listed = Listed.objects.filter(grant=OuterRef("pk"), permission=permission)
    limit = Denial.objects.at(at).filter(
        person_id=OuterRef("grant__person_id"),
        kind=Denial.Kind.RESTRICTION,
        aliases__kind=OuterRef("kind"),
        aliases__folded=OuterRef("folded"),
    )
    named = GrantAlias.objects.filter(Exists(limit), grant=OuterRef("pk"))
    is_narrow = Q(relation=Relation.REPRESENTATIVE)
    return Grant.objects.at(at).filter(~is_narrow | (Exists(listed) & ~Exists(named)))


class ConsentFact(Fact):
    """What a person said about one purpose, one recipient and one kind of information, for a time."""

    class State(models.TextChoices):
        GIVEN = "given"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    purpose = models.CharField(max_length=32)
    recipient_kind = models.CharField(max_length=32)
    recipient = models.CharField(max_length=64, blank=True)
    information = models.CharField(max_length=32)
    state = models.CharField(max_length=12, choices=State)

    class Meta(Fact.Meta):
        abstract = False
        indexes = [models.Index(fields=["person", "purpose", "recipient_kind", "recipient", "information"])]
