"""Who is told of a concern on each rung: nobody who is away, raised it, or is kept apart from it."""

from dataclasses import replace
from uuid import UUID

import pytest

from kith.ground.ids import AccountId, TeamId
from kith.safeguarding.rules.crew import Crew, Member
from kith.safeguarding.rules.ladder import Rung

NORTH, SOUTH = TeamId(UUID(int=101)), TeamId(UUID(int=102))


def account(number: int) -> AccountId:
    return AccountId(UUID(int=number))


PRIYA, GRACE, OLU, KEN, NOOR, SAM, OUTSIDE = (account(number) for number in range(1, 8))
MEMBERS = (
    Member(GRACE, "Grace", is_lead=True),
    Member(OLU, "Olu", manages=frozenset({NORTH})),
    Member(KEN, "Ken", manages=frozenset({SOUTH})),
    Member(NOOR, "Noor", manages=frozenset({None})),
    Member(SAM, "Sam", phone_on_call="07700 900555"),
    Member(PRIYA, "Priya"),
    Member(OUTSIDE, "The council", is_lead=True, manages=frozenset({NORTH, None}), place=Rung.DEPUTY),
)
EVERY_RUNG = tuple(Member(account(20 + n), rung.value, place=rung) for n, rung in enumerate(Rung))
CREW = Crew(MEMBERS, {PRIYA: frozenset({NORTH}), KEN: frozenset({SOUTH})})


@pytest.mark.parametrize(
    ("rung", "raiser", "told"),
    [
        (Rung.OWNER, PRIYA, "Grace, Sam"),
        (Rung.LEAD, PRIYA, "Grace"),
        (Rung.LEAD, GRACE, ""),
        (Rung.MANAGER, PRIYA, "Olu, Noor"),
        (Rung.MANAGER, KEN, "Noor"),
        (Rung.MANAGER, SAM, "Olu, Ken, Noor"),
        (Rung.MANAGER, None, "Olu, Ken, Noor"),
        (Rung.DEPUTY, PRIYA, "The council"),
        (Rung.DEPUTY, OUTSIDE, ""),
        (Rung.OUTSIDE, PRIYA, "Grace, Olu, Ken, Noor, Sam, The council"),
        (Rung.OUTSIDE, None, "Grace, Olu, Ken, Noor, Sam, Priya, The council"),
    ],
)
def test_who_is_told_on_a_rung(rung: Rung, raiser: AccountId | None, told: str) -> None:
    assert ", ".join(one.name for one in CREW.on(rung, raiser=raiser)) == told


@pytest.mark.parametrize("rung", Rung)
def test_nobody_is_told_who_is_away_or_kept_apart(rung: Rung) -> None:
    crew = Crew((*MEMBERS, *EVERY_RUNG), CREW.teams)
    away = replace(crew, members=tuple(replace(one, is_away=True) for one in crew.members))
    told = [one.account_id for one in crew.on(rung)]

    assert told
    assert away.on(rung) == ()
    assert crew.on(rung, apart=told) == ()
    assert [one.account_id for one in crew.on(rung, apart=told[:1])] == told[1:]


def test_who_can_be_reached_is_whoever_is_here_and_at_night_whoever_is_on_call() -> None:
    night = replace(CREW, is_at_work=False)

    assert CREW.reachable(raiser=PRIYA) == CREW.on(Rung.OUTSIDE, raiser=PRIYA)
    assert [one.name for one in night.reachable(raiser=PRIYA)] == ["Sam"]
    assert night.reachable(raiser=SAM) == ()
    assert night.reachable(apart=[SAM]) == ()
