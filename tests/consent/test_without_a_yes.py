"""Sharing without a yes: written with its reason and basis, read by the person once it is safe, and never consent."""

from dataclasses import replace
from uuid import UUID

import pytest

from kith.consent import actions, queries
from kith.consent.actions import NothingSaid, NotTold, Regardless
from kith.consent.rules.regardless import Asked, Basis, Why
from kith.consent.rules.sharing import Information, Purpose, RecipientKind
from kith.ground.access.gate import NotVisible
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId
from tests.client import WeatherClient
from tests.world import ANCHOR, World

AMBULANCE = Regardless(
    recipient_kind=RecipientKind.HEALTH,
    recipient_name="The ambulance",
    informations=(Information.HEALTH,),
    asked=Asked.COULD_NOT,
    why=Why.LIFE,
    basis=Basis.VITAL_INTERESTS,
    because="She did not wake up.",
    decided_by="Dee, manager",
    told_on=ANCHOR,
)
NOT_TOLD = replace(AMBULANCE, told_on=None, not_told_because="Her son reads her letters.")


def _write(world: World, what: Regardless, *, name: str = "priya") -> UUID:
    return actions.share_regardless(person_id=PersonId(world.mary.pk), what=what, by=world.actor(name), at=world.at)


def _read(world: World, name: str) -> list[str]:
    rows = queries.shared_regardless(world.actor(name), PersonId(world.mary.pk), at=world.at)
    return [row.recipient_name for row in rows]


def test_it_is_written_with_why_on_which_basis_and_who_decided(world: World) -> None:
    _write(world, AMBULANCE)

    (row,) = queries.shared_regardless(world.actor("mary"), PersonId(world.mary.pk), at=world.at)

    assert (row.why, row.basis, row.decided_by, row.by) == (Why.LIFE, Basis.VITAL_INTERESTS, "Dee, manager", "Priya")
    assert "vital" in Entry.objects.select_related("content").get(about="consent.WithoutYes").content.text


def test_it_is_no_consent(world: World) -> None:
    _write(world, AMBULANCE)

    said = queries.may_share(
        PersonId(world.mary.pk),
        purpose=Purpose.EMERGENCY,
        recipient_kind=RecipientKind.HEALTH,
        recipient="",
        recipient_name="The ambulance",
        informations=[Information.HEALTH],
        at=world.at,
    )

    assert not said[Information.HEALTH]


def test_what_it_is_not_safe_to_tell_is_kept_from_her_until_she_is_told(world: World) -> None:
    without_id = _write(world, NOT_TOLD)

    before = {name: _read(world, name) for name in ("mary", "grace", "priya", "dee")}
    actions.note_told(without_id=without_id, on=ANCHOR, by=world.actor("priya"), at=world.at)

    assert before == {"mary": [], "grace": [], "priya": ["The ambulance"], "dee": ["The ambulance"]}
    assert _read(world, "mary") == ["The ambulance"]


def test_who_is_not_told_and_no_reason_why_is_refused(world: World) -> None:
    with pytest.raises(NotTold):
        _write(world, replace(NOT_TOLD, not_told_because=" "))
    with pytest.raises(NothingSaid):
        _write(world, replace(AMBULANCE, informations=()))


@pytest.mark.parametrize("name", ["mary", "sam", "grace", "anne", "olu"])
def test_nobody_else_writes_it(world: World, name: str) -> None:
    with pytest.raises(NotVisible):
        _write(world, AMBULANCE, name=name)


def test_the_page_asks_for_all_of_it_and_she_reads_it(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])
    address = f"/people/{world.mary.pk}/sharing/without"
    said = {
        "recipient_kind": "health", "recipient_name": "The ambulance", "informations": ["health"],
        "asked": "could_not", "why": "life", "basis": "vital", "because": "She did not wake up.",
        "decided_by": "Dee", "told_on": "",
    }  # fmt: skip

    missing = client.post(address, said)
    client.post(address, {**said, "told_on": ANCHOR.isoformat()})
    client.force_login(world.accounts["mary"])

    assert b"Say on which day they were told" in missing.content
    assert "She did not wake up." in client.get(f"/people/{world.mary.pk}/sharing").content.decode()
