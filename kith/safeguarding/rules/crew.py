"""Who may be told of a concern: those on each rung who are here, are not the raiser, and are not named in it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kith.ground.ids import AccountId, TeamId
from kith.safeguarding.rules.ladder import Rung


@dataclass(frozen=True)
class Member:
    """Somebody who can be told: what they are, and whether they are away or on call now."""

    account_id: AccountId
    name: str
    email: str = ""
    language: str = "en"
    is_lead: bool = False
    manages: frozenset[TeamId | None] = field(default_factory=frozenset)
    """The teams they manage; None among them is the whole organisation."""
    place: Rung | None = None
    is_away: bool = False
    phone_on_call: str = ""


@dataclass(frozen=True)
class Crew:
    """Everybody on an organisation's ladder at a moment, and the teams in which each account works."""

    members: tuple[Member, ...]
    teams: Mapping[AccountId, frozenset[TeamId]] = field(default_factory=dict)
    is_at_work: bool = True

    def on(
        self, rung: Rung, *, raiser: AccountId | None = None, apart: Collection[AccountId] = ()
    ) -> tuple[Member, ...]:
        """Return who is told on a rung: nobody who is away, raised it, or is kept apart from it."""
        here = (one for one in self.members if not one.is_away and one.account_id != raiser)
        free = [one for one in here if one.account_id not in apart]
        if rung is Rung.OWNER:
            return tuple(one for one in free if (one.is_lead and one.place is None) or one.phone_on_call)
        if rung is Rung.MANAGER:
            return self._managers_of(raiser, free)
        if rung is Rung.LEAD:
            return tuple(one for one in free if one.is_lead and one.place is None)
        if rung is Rung.OUTSIDE:
            return tuple(free)
        return tuple(one for one in free if one.place is rung)

    def _managers_of(self, raiser: AccountId | None, free: Iterable[Member]) -> tuple[Member, ...]:
        """Return the managers of the raiser's teams; where the raiser has none, every manager."""
        managers = [one for one in free if one.manages and one.place is None]
        teams = self.teams.get(raiser, frozenset()) if raiser is not None else frozenset()
        own = tuple(one for one in managers if one.manages & teams or None in one.manages)
        return own if teams else tuple(managers)

    def reachable(self, *, raiser: AccountId | None = None, apart: Collection[AccountId] = ()) -> tuple[Member, ...]:
        """Return who can be reached now: in working hours whoever is here, outside them whoever is on call."""
        free = self.on(Rung.OUTSIDE, raiser=raiser, apart=apart)
        return tuple(one for one in free if self.is_at_work or one.phone_on_call)
