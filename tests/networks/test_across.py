"""Many maps measured together: the same as one by one, nobody made out, and none that the asker may not see."""

import json
from collections.abc import Mapping
from io import StringIO
from itertools import combinations
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.ground.audit.models import Entry
from kith.ground.ids import TieId
from kith.networks.models import Map
from kith.networks.queries import across as asking
from kith.networks.queries.across import maps_across
from kith.networks.rules.acquaintances import acquainted
from kith.networks.rules.across import FEWEST, MEASURED, Finding, OneMap, Spread, counted, spread, tables_of, told
from kith.networks.rules.figures import figures
from kith.networks.rules.many import measure_many, measure_one_by_one
from kith.networks.rules.sayings import described
from kith.networks.rules.ties import TieNow
from kith.networks.rules.vocabulary import ASKED, Closeness, Feeling, Help, Kind, Life, Ring, Sector
from tests.networks import maps
from tests.networks.test_measures import tie
from tests.world import World


@st.composite
def one_map(draw: st.DrawFn) -> OneMap:
    ties = tuple(
        TieNow(
            tie_id=TieId(UUID(int=number)),
            name=f"P{number}",
            kind=Kind.PERSON,
            ring=Ring.CLOSE,
            sector=draw(st.sampled_from(Sector)),
            is_paid=draw(st.booleans()),
            helps_with=draw(st.frozensets(st.sampled_from(Help), max_size=3)),
            felt=draw(st.sampled_from([None, Feeling.HURTS, Feeling.HELPS])),
            life=draw(st.sampled_from([Life.NOW, Life.NOW, Life.OUT_OF_TOUCH])),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    pairs = [acquainted(one.tie_id, other.tie_id, Closeness.KNOWS) for one, other in combinations(ties, 2)]
    knows = draw(st.none() | st.lists(st.sampled_from(pairs), unique=True).map(tuple) if pairs else st.none())
    return OneMap(ties, knows)


def values_of(some: list[OneMap], number: int) -> Mapping[str, float | None]:
    found = measure_many(tables_of(some), MEASURED)
    return {name: found[name][number] for name in MEASURED}


@settings(max_examples=60, deadline=None)
@given(st.lists(one_map(), min_size=1, max_size=5))
def test_each_is_measured_as_it_would_be_by_itself(some: list[OneMap]) -> None:
    for number, one in enumerate(some):
        alone = figures(described(one.ties, knows=[frozenset(pair.pair) for pair in one.knows or ()]))
        together = values_of(some, number)
        for name in ("size", "density_excl_ego", "components_excl_ego", "isolates_excl_ego", "constraint"):
            assert together[name] == (None if alone[name] is None else pytest.approx(alone[name]))
        giving = counted(one, together)
        assert giving.values["density_excl_ego"] == (together["density_excl_ego"] if one.knows is not None else None)
        covered = len(ASKED) - len(giving.nobody_gives)
        assert together["coverage"] == pytest.approx(covered / len(ASKED))


@settings(max_examples=30, deadline=None)
@given(st.lists(one_map(), min_size=1, max_size=4))
def test_it_is_the_same_without_numpy(some: list[OneMap]) -> None:
    tables = tables_of(some)
    together, alone = measure_many(tables, MEASURED), measure_one_by_one(tables, MEASURED)

    for name in MEASURED:
        assert together[name] == [None if value is None else pytest.approx(value) for value in alone[name]]


@pytest.mark.parametrize(
    ("number", "of", "is_told"),
    [
        (0, 20, True),
        (1, 20, False),
        (6, 20, False),
        (7, 20, True),
        (13, 20, True),
        (14, 20, False),
        (19, 20, False),
        (20, 20, True),
        (0, 6, False),
        (6, 6, False),
        (7, 7, True),
        (0, 7, True),
        (3, 7, False),
    ],
)
def test_a_number_is_told_where_many_stand_behind_it_and_beside_it(number: int, of: int, is_told: bool) -> None:
    assert told(number, of=of) == (number if is_told else None)


def test_how_many_maps_there_are_is_told_from_seven_on() -> None:
    assert [told(number, of=None) for number in (0, 1, 6, 7)] == [None, None, None, FEWEST]


def test_quarters_are_those_of_everybody_who_has_a_value() -> None:
    assert spread([*range(1, 10)]) == Spread(9, 3, 5, 7)
    assert spread([None] * 7 + [*range(1, 10)]) == Spread(9, 3, 5, 7)
    assert spread([None] * 3 + [*range(1, 10)]) == Spread(None)
    assert spread([*range(1, 6)]) == Spread(None)
    assert spread([None] * 9) == Spread(0)


def test_what_is_so_of_a_map_is_what_its_own_page_says(world: World) -> None:
    maps.draw_first_map(world)
    (found,) = asking._maps([Map.objects.get().pk], viewer=world.actor("priya"), at=world.at)

    one = counted(found, values_of([found], 0))

    assert one.findings == frozenset()
    assert one.nobody_gives == {Help.ESTEEM, Help.BELONGING}
    assert one.values["size"] == len([tie for tie in found.ties if tie.is_live])
    assert one.values["density_excl_ego"] is None


def test_what_is_found_of_a_map() -> None:
    anne = tie("Anne", Help.EMOTIONAL, Help.ADVICE)
    paid = tuple(tie(f"Worker {number}", is_paid=True) for number in range(4))

    def findings(*ties: TieNow, told_of: bool = False) -> frozenset[Finding]:
        one = OneMap(ties, () if told_of else None)
        return counted(one, values_of([one], 0)).findings

    assert findings() == {Finding.EMPTY}
    assert findings(anne) == {Finding.LEANS_ON_ONE}
    assert findings(*paid, told_of=True) == {Finding.MOSTLY_PAID, Finding.KNOWING_TOLD}


def test_only_maps_that_the_asker_may_see_are_measured(world: World) -> None:
    maps.draw_first_map(world)

    def measured_for(name: str) -> int:
        measured = [0]
        maps_across(world.actor(name), at=world.at, progress=lambda _done, of: measured.append(of))
        return max(measured)

    assert [measured_for(name) for name in ("priya", "mary", "sam", "anne", "ada")] == [1, 1, 0, 0, 0]


def test_batches_say_how_far_they_are(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    maps.draw_first_map(world)
    monkeypatch.setattr(asking, "AT_ONCE", 1)
    said: list[tuple[int, int]] = []

    maps_across(world.actor("priya"), at=world.at, progress=lambda done, of: said.append((done, of)))

    assert said == [(1, 1)]


def test_the_command_names_nobody_and_is_written_down(world: World) -> None:
    maps.draw_first_map(world)
    out, told_meanwhile = StringIO(), StringIO()
    before = Entry.objects.count()

    call_command("measure_maps", "--as", world.accounts["priya"].sign_in_name, stdout=out, stderr=told_meanwhile)
    words = out.getvalue()

    assert "maps: fewer than 7 maps stand behind it" in words
    assert "Anne" not in words
    assert "1 of 1 maps measured" in told_meanwhile.getvalue()
    assert Entry.objects.count() == before + 1


def test_the_command_prints_json_with_null_where_nothing_is_told(world: World) -> None:
    maps.draw_first_map(world)
    out = StringIO()

    call_command("measure_maps", "--json", "--as", world.accounts["priya"].sign_in_name, stdout=out, stderr=StringIO())

    found = json.loads(out.getvalue())
    assert found["maps"] is None
    assert set(found["measures"]) == set(MEASURED)
    assert found["measures"]["size"]["middle"] is None


def test_nobody_who_is_none_is_answered(world: World) -> None:
    with pytest.raises(CommandError):
        call_command("measure_maps", "--as", "nobody", stdout=StringIO(), stderr=StringIO())
