"""Whoever knows a person outside of work sees nothing of them, on any way, until somebody else ends it."""

import pytest

from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account, RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId
from kith.looking.actions.conflicts import (
    clear_conflict,
    declare_conflict,
    declare_somebody,
    give_own_marks,
    settle_tie,
)
from kith.looking.actions.emergencies import NobodyToOpen
from kith.looking.actions.noticing import notice_ties
from kith.looking.models import Conflict, LikelyTie
from kith.looking.queries.cover import with_nobody
from kith.looking.queries.desk import desk
from kith.looking.rules.ties import Known
from kith.people import queries as people
from kith.people.actions import assign
from kith.people.actions.contacts import add_contact
from kith.people.actions.persons import NamesOf
from kith.people.models import LikelySame, Opening, Person
from kith.people.queries.likeness import lookalikes
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.likeness import Traits
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding.actions import raise_concern
from kith.safeguarding.models import Concern
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.client import WeatherClient
from tests.looking.samples import an_emergency
from tests.world import ANCHOR, World


def _declare(world: World, name: str = "priya") -> Conflict:
    declare_conflict(
        person_id=PersonId(world.mary.pk), known=Known.RELATIVE, words="My aunt.", by=world.actor(name), at=world.at
    )
    return Conflict.objects.get()


def _works_with_mary(world: World) -> None:
    Opening.objects.create(
        organisation=world.organisation, person=world.mary, at=world.at, by="Priya", because="She asked."
    )


def test_from_the_next_read_on_nothing_of_the_person_is_shown_on_any_way(world: World, client: WeatherClient) -> None:
    NamesOf(world.mary).write(())
    _works_with_mary(world)
    client.force_login(world.accounts["priya"])

    _declare(world)

    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    for may in Permission:
        assert not Person.objects.visible_to(priya, may=may, at=world.at).exists(), may
    assert people.caseload(priya, at=world.at) == ()
    assert people.found(priya, Traits(("Mary Hale",), world.mary.born_on), at=world.at) == ()
    assert not any(one.is_visible for one in lookalikes(Traits(("Mary Hale",)), by=priya, at=world.at))
    assert day_for(priya, at=world.at).parts == ()
    assert "Priya" not in [seer.name for seer in people.seen_by(world.actor("mary"), mary_id, at=world.at).seers]
    for part in ("", "/plan", "/map", "/looked", "/circumstances", "/plan/print"):
        assert client.get(f"/people/{mary_id}{part}").status_code in {403, 404}, part
    for page in ("/people", "/today", "/outbox", "/referrals"):
        assert b"Mary" not in client.get(page).content, page


def test_neither_an_emergency_nor_the_caseload_opens_it_again(world: World) -> None:
    _declare(world)

    with pytest.raises(NobodyToOpen):
        an_emergency(world, "priya", at=world.at)
    assign(
        person_id=PersonId(world.mary.pk),
        account_id=AccountId(world.accounts["priya"].pk),
        because="By mistake.",
        by=world.actor("dee"),
        at=world.at,
    )
    assert people.caseload(world.actor("priya"), at=world.at) == ()


def test_the_manager_is_asked_to_give_the_person_somebody_else(world: World) -> None:
    _works_with_mary(world)
    dee = world.actor("dee")
    assert with_nobody(dee, at=world.at) == ()

    _declare(world)

    assert [one.known_as for one in with_nobody(dee, at=world.at)] == ["Mary"]
    assert Deed.NOBODY in [duty.deed for part in day_for(dee, at=world.at).parts for duty in part.duties]
    assign(
        person_id=PersonId(world.mary.pk),
        account_id=AccountId(world.accounts["sam"].pk),
        because="Priya is her niece.",
        by=dee,
        at=world.at,
    )
    assert with_nobody(dee, at=world.at) == ()


@pytest.mark.parametrize("name", ["femi", "ada"])
def test_nobody_ends_their_own_and_somebody_else_does_with_a_reason(world: World, name: str) -> None:
    other = {"femi": "ada", "ada": "femi"}[name]
    declare_somebody(
        name="Mary Hale",
        born_on=world.mary.born_on or ANCHOR,
        known=Known.NEIGHBOUR,
        words="",
        by=world.actor(name),
        at=world.at,
    )
    conflict = Conflict.objects.get()

    assert desk(world.actor(name), at=world.at).kept_apart == ()
    for refused in (name, "dee", "priya"):
        with pytest.raises(gate.NotVisible):
            clear_conflict(conflict_id=conflict.pk, because="I can.", by=world.actor(refused), at=world.at)
    clear_conflict(conflict_id=conflict.pk, because="She moved away.", by=world.actor(other), at=world.at)

    assert desk(world.actor(other), at=world.at).kept_apart == ()


def test_when_it_is_cleared_the_caseload_is_not_given_back_by_itself(world: World) -> None:
    conflict = _declare(world)

    clear_conflict(conflict_id=conflict.pk, because="It was another Mary.", by=world.actor("femi"), at=world.at)

    assert people.caseload(world.actor("priya"), at=world.at) == ()


def test_saying_whom_one_knows_tells_nothing_about_who_is_here(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["sam"])
    said = {"born_on": "1944-03-02", "known": "friend", "words": ""}

    here = client.post("/kept-apart", {"name": "Mary Hale", **said})
    nowhere = client.post("/kept-apart", {"name": "Mary Nobody", **said})

    assert Conflict.objects.count() == 1
    assert here.status_code == nowhere.status_code == 200
    assert "You are kept apart, if they are here." in here.content.decode()
    assert len(here.content) == len(nowhere.content)


def test_an_administrator_who_is_kept_apart_is_not_shown_the_pair_either(world: World) -> None:
    LikelySame.objects.create(
        organisation=world.organisation, person=world.mary, other=world.john, signs="", at=world.at
    )
    ada = world.actor("ada")
    assert len(people.likely_same(ada, at=world.at)) == 1

    declare_somebody(
        name="John Ashby",
        born_on=world.john.born_on or ANCHOR,
        known=Known.FRIEND,
        words="",
        by=ada,
        at=world.at,
    )

    assert people.likely_same(ada, at=world.at) == ()


def _reached_at(world: World, person: Person, way: Way, words: str) -> None:
    add_contact(
        person_id=PersonId(person.pk),
        way=way,
        words=words,
        safe=Safe.YES,
        care="",
        is_liked_best=False,
        told=Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR),
        by=world.actor("priya"),
        at=world.at,
    )


def test_a_hint_is_for_the_lead_to_decide_and_decides_nothing_by_itself(world: World) -> None:
    _reached_at(world, world.mary, Way.POST, "1 Harbour Street, PL1 2AB")
    give_own_marks(phone="", address="1 Harbour Street PL1 2AB", by=world.actor("priya"), at=world.at)
    job = world.actor("ada")

    assert notice_ties(by=job, at=world.at) == 1
    assert notice_ties(by=job, at=world.at) == 0

    assert people.caseload(world.actor("priya"), at=world.at) != ()
    (hint,) = desk(world.actor("femi"), at=world.at).waiting
    assert (hint.who, hint.whom, hint.signs) == ("Priya", "Mary", ("the same address", "the same postcode"))
    settle_tie(
        likely_id=LikelyTie.objects.get().pk,
        are_kept_apart=True,
        because="They share a landing.",
        by=world.actor("femi"),
        at=world.at,
    )
    assert people.caseload(world.actor("priya"), at=world.at) == ()
    assert notice_ties(by=job, at=world.at) == 0


def test_a_house_of_very_many_is_looked_through_too(world: World) -> None:
    """A question that named each surname once failed where more than a thousand worked."""
    NamesOf(world.mary).write(())
    house = world.organisation
    many = [
        Account(
            organisation=house,
            sign_in_name=f"colleague-{number}",
            display_name=f"Kim Surname{number}",
            joined_at=world.at,
        )
        for number in range(1_100)
    ]
    many[-1].display_name = "Kim Hale"
    Account.objects.bulk_create(many)
    RoleHeld.objects.bulk_create(RoleHeld(account=one, role=Role.PRACTITIONER, starts_at=world.at) for one in many)

    assert notice_ties(by=world.actor("ada"), at=world.at) == 1

    assert LikelyTie.objects.get().account == many[-1]


def test_a_surname_hints_only_where_few_have_it(world: World) -> None:
    NamesOf(world.mary).write(())
    world.accounts["sam"].display_name = "Sam Hale"
    world.accounts["sam"].save()
    assert notice_ties(by=world.actor("ada"), at=world.at) == 1

    LikelyTie.objects.all().delete()
    for number in range(6):
        other = Person.objects.create(organisation=world.organisation, known_as="A", full_name=f"A{number} Hale")
        NamesOf(other).write(())
    assert notice_ties(by=world.actor("ada"), at=world.at) == 0


def test_what_somebody_gave_of_themself_is_read_by_nobody_else(world: World) -> None:
    from kith.looking.queries.marks import own_marks

    give_own_marks(phone="07700 900001", address="", by=world.actor("priya"), at=world.at)

    assert own_marks(world.actor("priya"), at=world.at) == {"phone": "07700 900001", "address": ""}
    for name in ("dee", "femi", "ada", "sam"):
        assert own_marks(world.actor(name), at=world.at) == {}


def test_a_lead_who_knows_the_person_reads_no_concern_about_them_and_every_other(world: World) -> None:
    priya, femi = world.actor("priya"), world.actor("femi")
    worry = Worry("Mary", "A bruise.", Horizon.SHORT, Consent.GIVEN)
    for person_id in (PersonId(world.mary.pk), None):
        raise_concern(worry=worry, person_id=person_id, by=priya, at=world.at)

    def read(permission: Permission, actor: Actor) -> set[str | None]:
        rows = Concern.objects.visible_to(actor, may=permission, at=world.at)
        return {person and "Mary" for person in rows.values_list("person_id", flat=True)}

    assert read(Permission.CONCERN_SEE, femi) == {"Mary", None}
    for name in ("femi", "priya"):
        declare_somebody(
            name="Mary Hale",
            born_on=world.mary.born_on or ANCHOR,
            known=Known.FRIEND,
            words="",
            by=world.actor(name),
            at=world.at,
        )

    assert read(Permission.CONCERN_SEE, femi) == {None}
    assert read(Permission.CONCERN_RAISE, priya) == {"Mary", None}
