"""A real city's directory: twenty suggestions for somebody who lives there, each with reasons that are true."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from kith.ground.ids import PersonId
from kith.matching.actions import Wanted, look_for
from kith.matching.queries import finding
from kith.matching.queries.suggestions import suggestions_for
from kith.matching.rules.reasons import Ask, Why
from kith.people.actions import circumstances
from kith.people.rules.vocabulary import Interest
from tests.matching.stories import told
from tests.world import World

SHARED = Path(os.environ.get("KITH_SHARED", Path(__file__).parents[3] / "shared"))
MIAMI = SHARED / "data/directory/miami-211-hsds-1.1.zip"
MET = {Why.SAID_AND_SAYS, Why.SAID_AND_KIN, Why.FILLS_A_GAP}
SERVICES = 4089


@pytest.fixture
def city(world: World, capsys: pytest.CaptureFixture[str]) -> World:
    """Take the real directory in, and let Mary live there."""
    if not MIAMI.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{MIAMI} is needed under CI")
        pytest.skip("the shared directory of a real city is not here")
    call_command("import_hsds", str(MIAMI), "--report", "json", "--organisation", world.organisation.name)
    capsys.readouterr()
    by, at, mary_id = world.actor("priya"), world.at, PersonId(world.mary.pk)
    circumstances.like(
        person_id=mary_id,
        interests={Interest.ART: "I used to paint watercolours", Interest.GARDENING: "", Interest.EATING_TOGETHER: ""},
        told=told(world),
        by=by,
        at=at,
    )
    circumstances.live_about(
        person_id=mary_id,
        words="Little Havana",
        latitude=Decimal("25.77"),
        longitude=Decimal("-80.22"),
        told=told(world),
        by=by,
        at=at,
    )
    return world


def test_somebody_in_miami_is_offered_twenty_each_with_true_reasons(city: World) -> None:
    mary_id, priya = PersonId(city.mary.pk), city.actor("priya")

    board = suggestions_for(priya, mary_id, at=city.at)

    said = {saying.words for saying in board.seeker.sayings}
    assert len(board.cards) == 20
    assert board.looked_at == SERVICES
    assert board.fitting + board.left_out_count + board.met_nothing == SERVICES
    for card in board.cards:
        met = [reason for reason in card.why if reason.code in MET]
        assert met, card.name
        assert all(reason.params["said"] in said and reason.params["says"] for reason in met), card.name
        assert (Ask.DISTANCE in {question.code for question in card.not_sure}) is (card.km == ""), card.name


def test_the_engine_and_the_rules_tell_somebody_in_miami_the_same(city: World, monkeypatch: pytest.MonkeyPatch) -> None:
    mary_id, priya = PersonId(city.mary.pk), city.actor("priya")

    for version, km in enumerate(("0.5", "8", "40", "300")):
        look_for(person_id=mary_id, wanted=Wanted(how_far_km=Decimal(km)), version=version, by=priya, at=city.at)
        boards = []
        for is_compiled in (True, False):
            monkeypatch.setattr(finding, "IS_COMPILED", is_compiled)
            boards.append(suggestions_for(priya, mary_id, at=city.at))
        assert boards[0] == boards[1], km
