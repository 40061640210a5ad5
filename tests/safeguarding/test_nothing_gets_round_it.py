"""No sequence of deeds gets round a limit, whatever was entered, joined, confirmed, lifted or waited for."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.ground.access import passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.passing import Stopped
from kith.ground.ids import PersonId, RestrictionId
from kith.people.models import LikelySame, Person, Settled
from kith.safeguarding import actions
from kith.safeguarding.packs import BANK_HOLIDAYS
from kith.safeguarding.rules.limits import Basis, Channel, gone_after
from tests.world import World

SPELLINGS = ("Ray Stone", "STONE, Ray", "ray  stone", "R. Stone", "Raymond Stone")
DEEDS = ("block", "hold", "confirm", "lift", "join", "part", "hour", "days", "write", "plan", "assign", "second record")
GROUND = actions.Ground(Basis.SERVICE_DECISION, "He shouted at her here.", ends_on=None)


@dataclass
class Kept:
    """What the test believes of one limit, without asking the product."""

    limit: RestrictionId
    is_own: bool
    until: datetime | None
    is_confirmed: bool = False
    is_asked: bool = False
    is_lifted: bool = False

    def stops(self, at: datetime, zone: str) -> bool:
        gone = gone_after(self.until, zone=zone, holidays=BANK_HOLIDAYS)
        return not self.is_lifted and (gone is None or at < gone)


@dataclass
class Story:
    """Mary, Ray who is not here, a second record of Mary, and everything that was done so far."""

    world: World
    at: datetime
    twin: Person
    kept: list[Kept] = field(default_factory=list)
    is_joined: bool = False
    written: int = 0

    @property
    def is_kept_apart(self) -> bool:
        return any(one.stops(self.at, self.world.organisation.zone) for one in self.kept)

    def do(self, deed: str, number: int) -> None:
        getattr(self, f"_{deed.replace(' ', '_')}")(number)
        self.at += timedelta(minutes=1)

    def _begin(self, *, own: bool) -> None:
        limit = actions.begin_limit(
            person_id=PersonId(self.world.mary.pk),
            party=Party(names=("Ray Stone",), emails=("ray@example.org",)),
            party_name="Ray",
            basis=Basis.OWN_DECISION if own else Basis.PROVISIONAL,
            channel=Channel.ANY,
            because="",
            in_their_words="Not him.",
            by=self.world.actor("mary" if own else "priya"),
            at=self.at,
        )
        self.kept.append(Kept(limit, own, None if own else self.at + timedelta(hours=72)))

    def _block(self, _number: int) -> None:
        self._begin(own=True)

    def _hold(self, _number: int) -> None:
        self._begin(own=False)

    def _one(self, number: int) -> Kept | None:
        live = [one for one in self.kept if one.stops(self.at, self.world.organisation.zone)]
        return live[number % len(live)] if live else None

    def _confirm(self, number: int) -> None:
        one = self._one(number)
        if one and not one.is_own and not one.is_confirmed:
            ends_on = (self.at + timedelta(days=3)).date()
            ground = actions.Ground(Basis.ORDER, "", "Order", ends_on=ends_on)
            actions.confirm_limit(restriction_id=one.limit, ground=ground, by=self.world.actor("femi"), at=self.at)
            one.is_confirmed = True
            one.until = datetime.combine(ends_on + timedelta(days=1), datetime.min.time(), self.at.tzinfo) - timedelta(
                hours=1
            )

    def _lift(self, number: int) -> None:
        one = self._one(number)
        if one is None:
            return
        by = self.world.actor("mary" if one.is_own else "dee" if not one.is_asked else "femi")
        ended = actions.end_limit(restriction_id=one.limit, because="It is over.", by=by, at=self.at)
        one.is_lifted = one.is_own or not one.is_confirmed or one.is_asked
        one.is_asked = True
        assert ended is one.is_lifted

    def _join(self, _number: int) -> None:
        if not self.is_joined:
            mary, twin = self.world.mary, self.twin
            organisation = self.world.organisation
            likely, _ = LikelySame.objects.get_or_create(
                person=mary, other=twin, defaults={"organisation": organisation, "signs": "name", "at": self.at}
            )
            Settled.objects.create(
                organisation=organisation, likely=likely, are_one=True, at=self.at, by="Ada", because="One."
            )
            self.is_joined = True

    def _part(self, _number: int) -> None:
        Settled.objects.all().delete()
        self.is_joined = False

    def _hour(self, number: int) -> None:
        self.at += timedelta(hours=number)

    def _days(self, number: int) -> None:
        self.at += timedelta(days=number % 5)

    def _write(self, number: int) -> None:
        self.written += 1
        with self.must_stop_if_kept_apart():
            post(
                to=Recipient(SPELLINGS[number % len(SPELLINGS)], "somebody@example.org"),
                template="referrals/letters/told_back",
                key=f"letter {self.written}",
                words={"words": "She came."},
                about=PersonId(self.world.mary.pk),
                by=self.world.actor("priya"),
                at=self.at,
            )

    def _plan(self, number: int) -> None:
        self._ask(Crossing.STEP_PLANNED, self.world.mary, Party(names=(SPELLINGS[number % len(SPELLINGS)],)))

    def _assign(self, _number: int) -> None:
        self._ask(Crossing.WORKER_ASSIGNED, self.world.mary, Party(emails=("Ray+work@Example.org",)))

    def _second_record(self, number: int) -> None:
        if self.is_joined:
            self._ask(Crossing.TOLD_BACK, self.twin, Party(names=(SPELLINGS[number % len(SPELLINGS)],)))

    def _ask(self, crossing: Crossing, person: Person, party: Party) -> None:
        with self.must_stop_if_kept_apart():
            by, at = self.world.actor("priya"), self.at
            passing.must_pass(crossing, PersonId(person.pk), [party], what="this", by=by, at=at)

    def must_stop_if_kept_apart(self) -> "pytest.RaisesExc[Stopped] | Passing":
        return pytest.raises(Stopped) if self.is_kept_apart else Passing()


class Passing:
    """Nothing is expected to stop this."""

    def __enter__(self) -> None:
        return

    def __exit__(self, *_: object) -> None:
        return


def _tell(world: World, deeds: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        twin = Person.objects.create(organisation=world.organisation, known_as="Polly", full_name="Polly Vale")
        story = Story(world, world.at, twin)
        for deed, number in deeds:
            story.do(deed, number)
        transaction.set_rollback(True)


STORIES = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 30)), min_size=3, max_size=14)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(deeds=STORIES)
def test_no_sequence_of_deeds_gets_round_a_limit(world: World, deeds: list[tuple[str, int]]) -> None:
    _tell(world, deeds)


@pytest.mark.long
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=STORIES)
def test_no_long_search_finds_a_way_round_a_limit(world: World, deeds: list[tuple[str, int]]) -> None:
    _tell(world, deeds)
