"""The case chronology: by the day it happened, with its sources, only what the reader may see, however long it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.disclosure.queries.chronology import SOURCES, chronology_of
from kith.disclosure.rules.chronology import Asked, Kind, Nature
from kith.ground.access import facts
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Relation
from kith.ground.ids import AccountId, PersonId, TieId
from kith.networks import actions as networks
from kith.networks.models import Tie
from kith.networks.rules.vocabulary import Feeling, Mode
from kith.people import actions as people
from kith.people.rules.about_me import Section
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safety.actions import visits
from tests.client import WeatherClient
from tests.disclosure.packs import know
from tests.safety import samples
from tests.world import ANCHOR, World

EARLIER = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR - timedelta(days=9))


def describe(world: World, *lines: str, told: Told = EARLIER) -> None:
    people.describe(
        person_id=PersonId(world.mary.pk),
        section=Section.MATTERS,
        lines=lines,
        told=told,
        version=None,
        by=world.actor("priya"),
        at=world.at,
    )


def test_each_event_says_when_it_happened_when_it_was_written_whose_word_it_is_and_where_it_stands(
    world: World, client: WeatherClient
) -> None:
    know(world, "Anne")
    tie = TieId(Tie.objects.get().pk)
    describe(world, "The garden")
    networks.record_worker_view(
        tie_id=tie, felt=Feeling.HELPS, because="She is kind.", by=world.actor("priya"), at=world.at
    )

    events = chronology_of(world.actor("priya"), PersonId(world.mary.pk), Asked(), at=world.at)
    said = next(one for one in events if one.said == "The garden")

    assert (said.happened, said.written_on, said.days_later) == (EARLIER.said_on, ANCHOR, 9)
    assert (said.nature, said.said_by, said.written_by) == (Nature.THEIR_WORD, "Mary", "Priya")
    assert events[0] == said
    assert {one.nature for one in events if "She is kind." in one.said} == {Nature.VIEW}
    client.force_login(world.accounts["priya"])
    address = f"/people/{world.mary.pk}/case-chronology"
    page = client.get(address).content.decode()
    for words in ("The garden", "Written 9 days later.", "Said by phone", f'href="/people/{world.mary.pk}"'):
        assert words in page
    assert "The garden" not in client.get(f"{address}?kind=people").content.decode()
    assert "The garden" not in client.get(f"{address}?since={ANCHOR.isoformat()}").content.decode()
    assert "The garden" in client.get(f"{address}?since=never&kind=nothing").content.decode()


def test_what_was_seen_at_a_visit_stands_apart_from_what_it_may_mean_and_from_what_she_says(world: World) -> None:
    visit_id = samples.visit(world)
    visits.note_visit(
        visit_id=visit_id,
        seen="He came at two.",
        view="She seemed tense.",
        voice="It was all right.",
        by=world.actor("priya"),
        at=world.at,
    )

    events = chronology_of(
        world.actor("priya"), PersonId(world.mary.pk), Asked(kinds=frozenset({Kind.SAFETY})), at=world.at
    )

    told = {one.said: one.nature for one in events}
    assert told["He came at two."] is Nature.SEEN
    assert told["She seemed tense."] is Nature.VIEW
    assert told["It was all right."] is Nature.THEIR_WORD


def test_nobody_reads_more_of_it_than_the_parts_they_may_read(world: World) -> None:
    mary = PersonId(world.mary.pk)
    know(world, "Anne")
    tie = TieId(Tie.objects.get().pk)
    networks.note_contact(
        tie_id=tie, on=ANCHOR, mode=Mode.PHONE, mood=None, told=EARLIER, by=world.actor("priya"), at=world.at
    )
    networks.record_worker_view(
        tie_id=tie, felt=Feeling.HURTS, because="Bruises.", by=world.actor("priya"), at=world.at
    )
    facts.grant(
        Relation.CONCERN, mary, by=world.actor("dee"), at=world.at, account_id=AccountId(world.accounts["femi"].pk)
    )

    def kinds(who: str) -> set[Kind]:
        return {one.kind for one in chronology_of(world.actor(who), mary, Asked(), at=world.at)}

    assert Kind.PEOPLE in kinds("priya")
    assert Kind.PEOPLE not in kinds("femi")
    assert not any("Bruises" in one.said for one in chronology_of(world.actor("mary"), mary, Asked(), at=world.at))
    for who in ("sam", "ken", "olu"):
        with pytest.raises(NotVisible):
            chronology_of(world.actor(who), mary, Asked(), at=world.at)


def test_a_long_case_asks_as_much_as_a_short_one(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            chronology_of(world.actor("priya"), PersonId(world.mary.pk), Asked(), at=world.at)
        return len(queries)

    before = asked()
    for number in range(5):
        know(world, f"Somebody {number}")
    describe(world, *(f"Line {number}" for number in range(20)))

    assert asked() <= max(before, len(SOURCES) + 4)
