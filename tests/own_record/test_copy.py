"""A copy of one's own record: everything the person may see, nothing else, and each that leaves is written down."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from kith.consent import actions as consent
from kith.consent.rules.regardless import Asked, Why
from kith.consent.rules.regardless import Basis as LawfulBasis
from kith.consent.rules.sharing import Information, RecipientKind
from kith.ground.access import facts, passing
from kith.ground.access.crossings import CANNOT_ANSWER, Crossing
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Relation
from kith.ground.access.who import actor_of
from kith.ground.actor import Role
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, PersonId
from kith.ground.web.page import Again
from kith.networks import actions as networks
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling
from kith.own_record.pages import copy
from kith.own_record.queries.copy import TAKEN_AS, copies_taken, copy_of
from kith.own_record.rules.copies import FORM, for_machines
from kith.own_record.rules.parts import Part
from kith.people.models import Person
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from tests.client import WeatherClient
from tests.laws import clauses
from tests.laws.matrix import Stage
from tests.laws.stage import set_stage
from tests.world import ANCHOR, MORNING, World

BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)
LEFT_OUT = Path(__file__).parents[2] / "docs/reference/own-copy.csv"


@pytest.fixture
def stage(db: None) -> Stage:
    return set_stage(at=MORNING)


def _of_the_person() -> Iterator[tuple[type[models.Model], str]]:
    """Yield every table of a room with rows about one person, and where in it the person is."""
    for table in apps.get_models():
        if table.__module__.startswith("kith.") and not table.__module__.startswith("kith.ground."):
            (path, *_others) = clauses.PATHS.get(table._meta.label, ("person",))
            if path == "pk" or path.split("__")[0] in {field.name for field in table._meta.fields}:
                yield table, path


def _words(table: type[models.Model]) -> list[str]:
    """Return the columns in which somebody's own words, or names, can stand."""
    kinds = (models.CharField, models.TextField)
    return [one.name for one in table._meta.fields if isinstance(one, kinds) and not one.choices]


def test_every_word_about_the_person_is_in_the_copy_or_it_is_written_why_not(stage: Stage) -> None:
    mary = Person.objects.get(pk=stage.ids["person_id"])
    viewer = actor_of(stage.players[Role.INDIVIDUAL, "own"], at=MORNING)
    told = json.dumps(for_machines(copy_of(viewer, PersonId(mary.pk), tuple(Part), at=MORNING)), ensure_ascii=False)
    left_out = {(row["table"], row["column"]) for row in csv.DictReader(LEFT_OUT.read_text().splitlines())}

    missing = sorted(
        f"{table._meta.label},{column}: {value!r}"
        for table, path in _of_the_person()
        for column in _words(table)
        if (table._meta.label, column) not in left_out and (table._meta.label, "*") not in left_out
        for value in table._default_manager.filter(**{path: mary.pk}).values_list(column, flat=True)
        if value and json.dumps(value, ensure_ascii=False)[1:-1] not in told
    )

    assert missing == []
    assert "Dear Mary" in told  # of the outbox, what was left for her


def test_it_holds_nothing_that_the_person_may_not_see(world: World) -> None:
    mary, priya, at = PersonId(world.mary.pk), world.actor("priya"), world.at
    tie_id = networks.add_tie(person_id=mary, facts=TieFacts(name="Ray"), told=BY_PHONE, by=priya, at=at)
    networks.record_worker_view(tie_id=tie_id, felt=Feeling.HURTS, because="Bruises twice.", by=priya, at=at)
    worry = Worry("Mary", "Somebody takes her pension.", Horizon.SHORT, Consent.GIVEN)
    safeguarding.raise_concern(worry=worry, by=priya, at=at)
    consent.share_regardless(
        person_id=mary,
        what=consent.Regardless(
            recipient_kind=RecipientKind.HEALTH,
            recipient_name="The secret clinic",
            informations=(Information.HEALTH,),
            asked=Asked.NOT_SAFE,
            why=Why.LIFE,
            basis=LawfulBasis.VITAL_INTERESTS,
            because="He reads her post.",
            decided_by="Dee",
            not_told_because="He would hear of it.",
        ),
        by=priya,
        at=at,
    )

    told = json.dumps(for_machines(copy_of(world.actor("mary"), mary, tuple(Part), at=at)))

    assert "Ray" in told
    for secret in ("Bruises", "pension", "secret clinic", "He reads her post", "would hear of it"):
        assert secret not in told


def test_nobody_takes_a_copy_of_somebody_elses_record(world: World, client: Client) -> None:
    mary, grace = PersonId(world.mary.pk), AccountId(world.accounts["grace"].pk)
    facts.grant(Relation.SHIFT, mary, by=world.actor("dee"), at=world.at, account_id=grace)
    for who in ("priya", "dee", "grace", "femi", "anne", "ken", "ada", "olu"):
        client.force_login(world.accounts[who])
        for way in ("", "/to-read", "/file"):
            assert client.get(f"/people/{mary}/copy{way}").status_code in {403, 404}
        with pytest.raises(NotVisible):
            copy_of(world.actor(who), mary, tuple(Part), at=world.at)


def test_each_copy_is_written_down_and_listed_and_holds_what_was_chosen(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    address = f"/people/{world.mary.pk}/copy"

    page = client.get(f"{address}/to-read?part=who&part=plan&size=large").content.decode()
    sent = client.get(f"{address}/file?part=who")
    told = json.loads(sent.content)

    assert "Mary Hale" in page
    assert "My map" not in page
    assert (told["form"], [part["part"] for part in told["parts"]]) == (FORM, ["who"])
    assert sent["Content-Disposition"] == 'attachment; filename="copy.json"'
    assert "no-store" in sent["Cache-Control"]
    taken = Entry.objects.filter(person=world.mary, act="exported", about=TAKEN_AS)
    assert [(entry.actor_account, entry.who) for entry in taken] == [(world.accounts["mary"].pk, "Mary")] * 2
    assert [one.by for one in copies_taken(world.actor("mary"), PersonId(world.mary.pk), at=world.at)] == ["Mary"] * 2
    assert "Was one of these not you?" in client.get(address).content.decode()


def test_a_copy_asks_the_door_and_who_they_are_once_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for answer in (copy.to_read, copy.file):
        assert answer.declared.asks_again is Again.EVERYBODY  # type: ignore[attr-defined] # put there by @page
    asked: list[tuple[Crossing, PersonId]] = []

    with passing.watched(lambda crossing, person_id: asked.append((crossing, person_id))):
        copy_of(world.actor("mary"), PersonId(world.mary.pk), (Part.WHO,), at=world.at)
    assert asked == [(Crossing.COPY_TAKEN, PersonId(world.mary.pk))]
    monkeypatch.setattr(passing, "may_pass_each", lambda *_a, **_b: {"": CANNOT_ANSWER})
    with pytest.raises(Stopped):
        copy_of(world.actor("mary"), PersonId(world.mary.pk), (Part.WHO,), at=world.at)
