"""A safety plan: the person's own words or none, on paper and as a file of theirs alone."""

from dataclasses import replace

import pytest
from django.test import Client

from kith.ground.access.gate import NotVisible
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId
from kith.people.actions.writing import NotSaidSo
from kith.people.rules.terms import Voice
from kith.safety.actions.plans import write_part
from kith.safety.queries.plans import own_plan_of, plan_of
from kith.safety.rules.plans import Part
from tests.safety.samples import SAID
from tests.world import World


def _write(world: World, *lines: str, part: Part = Part.PEOPLE, by: str = "priya") -> None:
    write_part(person_id=PersonId(world.mary.pk), part=part, lines=lines, told=SAID, by=world.actor(by), at=world.at)


def test_a_line_that_stays_keeps_its_origin_and_what_is_gone_is_not_shown(world: World) -> None:
    _write(world, "Anne 07700 900201", "Len")
    _write(world, "Sue", "Anne 07700 900201")

    part = plan_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at).of(Part.PEOPLE)

    assert [line.words for line in part.lines] == ["Sue", "Anne 07700 900201"]
    assert part.version == 1 + 3 + 1


def test_only_what_she_said_stands_in_it(world: World) -> None:
    with pytest.raises(NotSaidSo):
        write_part(
            person_id=PersonId(world.mary.pk),
            part=Part.SIGNS,
            lines=["She withdraws."],
            told=replace(SAID, voice=Voice.WORKER, said_by="Priya"),
            by=world.actor("priya"),
            at=world.at,
        )
    for name in ("anne", "sam", "dee", "grace"):
        with pytest.raises(NotVisible):
            _write(world, "Anne", by=name)


def test_the_file_is_her_own_names_nobody_and_dials(world: World, client: Client) -> None:
    _write(world, "Anne 07700 900201")
    client.force_login(world.accounts["mary"])

    answer = client.get(f"/people/{world.mary.pk}/staying-safe/card/file")

    page = answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="card.html"'
    assert 'href="tel:07700900201"' in page
    assert 'href="tel:999"' in page
    assert "Mary" not in page
    assert "src=" not in page
    assert "stylesheet" not in page
    assert Entry.objects.filter(act="exported").exists()
    with pytest.raises(NotVisible):
        own_plan_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at)


def test_a_plan_that_somebody_changed_meanwhile_is_not_overwritten(world: World, client: Client) -> None:
    client.force_login(world.accounts["mary"])
    address = f"/people/{world.mary.pk}/staying-safe/plan/people"
    _write(world, "Anne")

    answer = client.post(address, {"lines": "Sue", "version": "1"})

    assert answer.status_code == 200
    part = plan_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at).of(Part.PEOPLE)
    assert [line.words for line in part.lines] == ["Anne"]
    assert client.get(f"/people/{world.mary.pk}/staying-safe/plan/none").status_code == 404
