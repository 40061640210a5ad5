"""Measures agree with the worked examples, and say nothing where there is nothing to say."""

import json
from dataclasses import fields
from typing import Any
from uuid import UUID

import pytest

from kith.ground.ids import TieId
from kith.networks.rules import measures
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.measures import Leaning
from kith.networks.rules.ties import TieNow, as_it_stands
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Parting, Ring, Sector
from tests.shared import shared


def tie(name: str, *helps: Help, **facts: Any) -> TieNow:
    number = sum(ord(letter) * 31**place for place, letter in enumerate(name)) % 2**60
    known: dict[str, Any] = {"kind": Kind.PERSON, "ring": Ring.CLOSE, "sector": Sector.PERSONAL, **facts}
    return TieNow(tie_id=TieId(UUID(int=number)), name=name, helps_with=frozenset(helps), **known)


def marys_first_map() -> list[TieNow]:
    """Mary on the third day: Anne, her GP and a cleaner; her husband died, Joan moved to a home."""
    paid = {"is_paid": True, "sector": Sector.PROFESSIONAL}
    return [
        tie("Anne", Help.EMOTIONAL, Help.COMPANY, gives=frozenset({Help.EMOTIONAL})),
        tie("Dr Ellis", Help.ADVICE, **paid),
        tie("My cleaner", Help.PRACTICAL, **paid),
        tie("My husband", Help.COMPANY, life=Life.REMEMBERED),
        tie("Joan", Help.COMPANY, life=Life.OUT_OF_TOUCH),
    ]


@pytest.fixture
def worked() -> dict[str, Any]:
    examples = json.loads(shared("network", "worked-examples.json").read_text())["examples"]
    by_id: dict[str, dict[str, Any]] = {one["id"]: one for one in examples}
    return by_id["kith-8-composition-and-turnover"]


def of_the_worked_example(worked: dict[str, Any]) -> list[TieNow]:
    return [
        tie(
            name,
            *(Help(kind) for kind in facts["support"]),
            ring=Ring(facts["ring"]),
            sector=Sector(facts["tie"]),
            is_paid=facts["tie"] == "professional",
        )
        for name, facts in worked["input"]["alters"].items()
    ]


def test_the_worked_example_gives_the_published_figures(worked: dict[str, Any]) -> None:
    ties, expected = of_the_worked_example(worked), worked["expected_by_hand_formula"]
    asked = frozenset(Help(kind) for kind in worked["input"]["support_types"])

    given = measures.helpers(ties)
    shares = measures.load_shares(ties)
    most = max(shares, key=lambda helper: shares[helper])

    assert {sector.value: count for sector, count in measures.size_by_sector(ties).items()} == expected[
        "tie_kind_counts"
    ]
    assert {kind.value: len(given[kind]) for kind in asked} == expected["support_count_per_type"]
    assert measures.coverage(ties, wanted=asked) == expected["coverage"]
    assert [most.name, pytest.approx(shares[most], abs=1e-6)] == expected["load_share_max"]
    assert sum(share**2 for share in shares.values()) == pytest.approx(expected["load_hhi"], abs=1e-6)
    assert {helper.name: measures.without(ties, helper) for helper in ties} == {
        name: () for name, left in expected["coverage_after_losing_each"].items() if left == 1.0
    }
    assert measures.leans_on_one(ties) is None


def test_marys_help_comes_nearly_all_from_anne() -> None:
    leans = measures.leans_on_one(marys_first_map())

    assert leans is not None
    assert leans.tie.name == "Anne"
    assert leans.why is Leaning.SOLE_SOURCE
    assert leans.sole_source_of == (Help.EMOTIONAL, Help.COMPANY)
    assert (leans.links, leans.of) == (2, 4)


def test_three_fifths_of_all_links_is_nearly_all() -> None:
    anne = tie("Anne", Help.EMOTIONAL, Help.PRACTICAL, Help.ADVICE)
    others = [tie("Betty", Help.EMOTIONAL, Help.PRACTICAL)]

    at_the_line = measures.nearly_all_from_one([anne, *others])
    under_it = measures.nearly_all_from_one([anne, *others, tie("Stan", Help.ADVICE)])

    assert at_the_line
    assert at_the_line.reason.code is Leaning.MOST_LINKS
    assert at_the_line.reason.evidence == (str(anne.tie_id),)
    assert not under_it
    assert under_it.reason.code is Leaning.SPREAD


def test_being_the_only_source_of_one_kind_is_not_nearly_all() -> None:
    ties = [
        tie("Anne", Help.EMOTIONAL, Help.PRACTICAL),
        tie("Betty", Help.PRACTICAL, Help.ADVICE),
        tie("Stan", Help.COMPANY),
    ]

    assert measures.leans_on_one(ties) is None


def test_a_paid_worker_is_never_the_one_that_all_help_comes_from() -> None:
    ties = [tie("Priya", Help.EMOTIONAL, Help.ADVICE, Help.PRACTICAL, is_paid=True), tie("Ken", Help.COMPANY)]

    assert measures.leans_on_one(ties) is None


def test_a_map_on_which_no_help_is_told_leans_on_nobody() -> None:
    decision = measures.nearly_all_from_one([tie("Anne")])

    assert not decision
    assert decision.reason.code is Leaning.NO_HELP_TOLD


def test_somebody_who_only_hurts_is_no_source_of_help() -> None:
    ties = [tie("Ray", Help.COMPANY, felt=Feeling.HURTS), tie("Jo", Help.ADVICE, felt=Feeling.BOTH)]

    given = measures.helpers(ties)

    assert given[Help.COMPANY] == ()
    assert [helper.name for helper in given[Help.ADVICE]] == ["Jo"]


def test_people_remembered_or_out_of_touch_are_not_counted() -> None:
    assert measures.size(marys_first_map()) == 3


def test_if_anne_were_away_feelings_and_company_would_have_nobody() -> None:
    ties = marys_first_map()

    assert measures.without(ties, ties[0]) == (Help.EMOTIONAL, Help.COMPANY)


def test_nothing_is_said_where_there_is_nothing() -> None:
    assert measures.size([]) == 0
    assert measures.paid_share([]) is None
    assert measures.two_way_share([tie("Anne")]) is None
    assert measures.coverage([], wanted=frozenset()) is None
    assert measures.load_shares([tie("Anne")]) == {}


def test_a_small_map_gets_words_and_no_shares() -> None:
    small = measures.measure(marys_first_map()[:2])
    whole = measures.measure(marys_first_map())

    assert small.is_small
    assert small.paid_share is None
    assert small.two_way_share is None
    assert small.coverage is None
    assert not whole.is_small
    assert whole.paid_share == pytest.approx(2 / 3)
    assert whole.two_way_share == pytest.approx(1 / 3)
    assert whole.coverage == pytest.approx(3 / 5)
    assert whole.kinds_given == 3
    assert whole.nobody_gives == (Help.ESTEEM, Help.BELONGING)


def test_support_is_mostly_paid_from_four_in_five_and_at_least_three() -> None:
    paid = [tie(f"Worker {number}", is_paid=True) for number in range(4)]

    assert measures.mostly_paid([*paid, tie("Anne")])
    assert measures.mostly_paid(paid[:3])
    assert measures.mostly_paid([*paid[:3], tie("Anne")]).reason.code is Leaning.NOT_MOSTLY_PAID
    assert not measures.mostly_paid([*paid[:3], tie("Anne")])
    assert measures.mostly_paid(paid[:2]).reason.code is Leaning.TOO_FEW


def test_ties_are_counted_by_what_they_are_and_whose_world_they_belong_to() -> None:
    ties = [tie("Anne"), tie("Harbour Street", kind=Kind.PLACE, sector=Sector.COMMUNITY), tie("Rex", kind=Kind.ANIMAL)]
    gone = tie("Joan", life=Life.OUT_OF_TOUCH)

    by_kind, by_sector = measures.size_by_kind([*ties, gone]), measures.size_by_sector([*ties, gone])

    assert by_kind == {**dict.fromkeys(Kind, 0), Kind.PERSON: 1, Kind.PLACE: 1, Kind.ANIMAL: 1}
    assert by_sector == {Sector.PERSONAL: 2, Sector.COMMUNITY: 1, Sector.PROFESSIONAL: 0}


def test_a_tie_hurts_where_the_person_says_so_wholly_or_sometimes() -> None:
    felt = {feeling: tie("Ray", felt=feeling).hurts for feeling in (None, *Feeling)}

    assert [feeling for feeling, hurts in felt.items() if hurts] == [Feeling.HURTS, Feeling.BOTH]


def test_of_two_who_are_each_the_only_source_the_one_with_more_links_is_named_then_the_first_by_name() -> None:
    anne = tie("Anne", Help.EMOTIONAL, Help.COMPANY)
    betty = tie("Betty", Help.ADVICE, Help.PRACTICAL)
    more = tie("Betty", Help.ADVICE, Help.PRACTICAL, Help.CARE)

    names = [leans.tie.name for ties in ([betty, anne], [anne, more]) if (leans := measures.leans_on_one(ties))]

    assert names == ["Anne", "Betty"]


def test_what_is_told_of_a_tie_is_what_the_rules_work_on() -> None:
    facts = TieFacts(
        name="Ray", kind=Kind.SERVICE, ring=Ring.FURTHER, sector=Sector.PROFESSIONAL, is_paid=True,
        helps_with=frozenset({Help.CARE}), gives=frozenset({Help.COMPANY}), felt=Feeling.BOTH, life=Life.NOT_NOW,
        parted_because=Parting.MOVED,
    )  # fmt: skip
    ray = as_it_stands(TieId(UUID(int=7)), facts)

    assert ray.tie_id == UUID(int=7)
    assert all(
        getattr(ray, field.name) == getattr(facts, field.name) for field in fields(ray) if field.name != "tie_id"
    )
