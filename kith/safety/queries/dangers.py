"""Reading dangers: the open ones, one with every look taken at it, and who may see to one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kith.ground.access import gate
from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, PersonId
from kith.people.rules.telling import Origin
from kith.safeguarding.rules.concerns import HORIZON_WORDS, Horizon
from kith.safety.models import Danger, DangerLook
from kith.safety.rules.dangers import About, Look, Outcome, Whom


@dataclass(frozen=True)
class LookSeen:
    """A danger as it was looked at on one day."""

    look: Look
    owner_id: AccountId
    owner: str
    origin: Origin
    at: datetime
    is_unchanged: bool
    """It says the same as the look before: still so, on somebody's word of that day."""

    @property
    def whom(self) -> tuple[Whom, ...]:
        return tuple(one for one in Whom if one in self.look.whom)

    @property
    def done(self) -> tuple[str, ...]:
        return tuple(line for line in self.look.done.splitlines() if line.strip())

    @property
    def horizon_words(self) -> str:
        return HORIZON_WORDS[self.look.horizon] if self.look.horizon else ""


@dataclass(frozen=True)
class DangerSeen:
    """A danger, every look at it from the latest to the first, and how it came out."""

    danger_id: UUID
    person_id: PersonId
    about: About
    begun_by: str
    begun_at: datetime
    looks: tuple[LookSeen, ...]
    outcome: Outcome | None = None
    outcome_words: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None

    @property
    def now(self) -> LookSeen:
        return self.looks[0]

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    @property
    def is_self_harm(self) -> bool:
        return self.about is About.SELF_HARM

    def is_late(self, today: date) -> bool:
        return self.is_open and self.now.look.review_on is not None and self.now.look.review_on < today


def dangers_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[DangerSeen, ...]:
    """Return every danger that this reader may see, the open ones first, the soonest look first: two queries."""
    rows = Danger.objects.visible_to(viewer, may=Permission.SAFETY_SEE, at=at).filter(person_id=person_id)
    found = [_danger(row) for row in rows.select_related("end").prefetch_related("looks__owner")]
    return tuple(sorted(found, key=lambda one: (not one.is_open, str(one.now.look.review_on), one.begun_at)))


def danger_for(viewer: Actor, danger_id: UUID, *, at: datetime, may: Permission = Permission.SAFETY_SEE) -> DangerSeen:
    """Return one danger, or raise NotVisible."""
    rows = Danger.objects.get_queryset().select_related("end").prefetch_related("looks__owner")
    return _danger(gate.one(rows, danger_id, by=viewer, may=may, at=at))


def who_may_own(viewer: Actor, person_id: PersonId, *, at: datetime) -> tuple[tuple[AccountId, str], ...]:
    """Return who may see to a danger of this person: who works with them or stands in, and a reader who may record it.

    Nobody who is kept from them.
    """
    working = Grant.objects.at(at).filter(
        person_id=person_id, relation__in=[Relation.CASELOAD, Relation.COVER], account__is_active=True
    )
    found = {AccountId(pk): name for pk, name in working.values_list("account_id", "account__display_name")}
    if viewer.account_id is not None and viewer.is_staff:
        found[viewer.account_id] = viewer.name
    kept_out = Denial.objects.at(at).filter(person_id=person_id, account__isnull=False)
    for account_id in kept_out.values_list("account_id", flat=True):
        found.pop(AccountId(account_id), None)
    return tuple(sorted(found.items(), key=lambda one: (one[1], str(one[0]))))


def _danger(row: Danger) -> DangerSeen:
    looks = sorted(row.looks.all(), key=lambda one: one.number)
    seen = [_look(look, before) for look, before in zip(looks, [None, *looks], strict=False)]
    end = getattr(row, "end", None)
    return DangerSeen(
        danger_id=row.pk,
        person_id=PersonId(row.person_id),
        about=About(row.about),
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        looks=tuple(reversed(seen)),
        outcome=Outcome(end.outcome) if end else None,
        outcome_words=end.words if end else "",
        ended_by=end.by if end else "",
        ended_at=end.at if end else None,
    )


SAME = ("what", "whom", "horizon", "helps", "good_of_it", "done", "their_view")


def _look(row: DangerLook, before: DangerLook | None) -> LookSeen:
    look = Look(
        what=row.what,
        whom=frozenset(Whom(one) for one in row.whom),
        helps=row.helps,
        done=row.done,
        review_on=row.review_on,
        horizon=Horizon(row.horizon) if row.horizon else None,
        good_of_it=row.good_of_it,
        their_view=row.their_view,
    )
    return LookSeen(
        look=look,
        owner_id=AccountId(row.owner_id),
        owner=row.owner.display_name,
        origin=row.origin,
        at=row.at,
        is_unchanged=before is not None and all(getattr(row, name) == getattr(before, name) for name in SAME),
    )
