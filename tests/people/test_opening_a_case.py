"""Find before create; open, hand over, close and open again."""

from datetime import date

import pytest

from kith.ground.access.gate import NotAllowed, NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.actor import Role
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, PersonId
from kith.people import actions, queries
from kith.people.actions.cases import AlreadyOpen, LooksLikeSomebody, Newcomer, NotAWorker, NotOpen
from kith.people.actions.persons import AccountIsSomebodys, NotABirthDate
from kith.people.models import LikelySame, Person
from kith.people.rules.likeness import Traits
from tests.world import World, build_account


def _open(world: World, newcomer: Newcomer, name: str = "priya", **more: object) -> PersonId:
    return actions.open_case(
        newcomer=newcomer,
        because="Asked herself.",
        by=world.actor(name),
        at=world.at,
        **more,  # type: ignore[arg-type]
    )


def _hale(world: World) -> PersonId:
    return _open(world, Newcomer("Molly", "Mary Hale", ("Polly",), date(1944, 3, 2), "01632 960 001"))


def _sees(world: World, name: str, person_id: PersonId) -> bool:
    return (
        Person.objects.visible_to(world.actor(name), may=Permission.PERSON_SEE, at=world.at)
        .filter(pk=person_id)
        .exists()
    )


def test_opening_puts_the_person_on_the_workers_caseload_and_no_other(world: World) -> None:
    tom = _open(world, Newcomer("Tom", "Tom Reed"))

    assert _sees(world, "priya", tom)
    assert not _sees(world, "sam", tom)


def test_the_workers_team_comes_with_the_case(world: World) -> None:
    world.accounts["noor"] = build_account(world.organisation, "noor", Role.PRACTITIONER, at=world.at, team=world.team)

    tom = _open(world, Newcomer("Tom"), "noor")

    assert _sees(world, "dee", tom)


def test_maria_hail_is_shown_mary_hale_before_anything_is_made(world: World) -> None:
    mary = _hale(world)
    maria = Newcomer("Maria", "Maria Hail", born_on=date(1944, 3, 2))

    with pytest.raises(LooksLikeSomebody) as refusal:
        _open(world, maria)

    assert refusal.value.persons == (mary,)
    assert not Person.objects.filter(known_as="Maria").exists()


def test_somebody_who_was_looked_at_and_is_another_can_be_opened(world: World) -> None:
    mary = _hale(world)

    maria = _open(world, Newcomer("Maria", "Maria Hail", born_on=date(1944, 3, 2)), not_these=[mary])

    assert maria != mary


def test_a_duplicate_that_the_worker_may_not_see_gives_no_hint_and_goes_to_an_administrator(world: World) -> None:
    mary = _hale(world)
    newcomer = Newcomer("Maria", "Maria Hail", born_on=date(1944, 3, 2))

    assert queries.found(world.actor("sam"), newcomer.traits, at=world.at) == ()
    maria = _open(world, newcomer, "sam")

    pairs = queries.likely_same(world.actor("ada"), at=world.at)
    assert [(pair.one, pair.other) for pair in pairs] == [("Maria Hail", "Mary Hale")]
    assert queries.likely_same(world.actor("sam"), at=world.at) == ()
    assert LikelySame.objects.get().person_id == maria
    assert mary in queries.people_of_pairs(world.actor("ada"), pairs, at=world.at)


def test_what_an_administrator_decides_is_kept_with_why(world: World) -> None:
    _hale(world)
    _open(world, Newcomer("Maria", "Maria Hail", born_on=date(1944, 3, 2)), "sam")
    pair = queries.likely_same(world.actor("ada"), at=world.at)[0]

    actions.settle(likely_id=pair.likely_id, are_one=False, because="Sisters.", by=world.actor("ada"), at=world.at)

    assert queries.likely_same(world.actor("ada"), at=world.at) == ()
    with pytest.raises(NotVisible):
        actions.settle(likely_id=pair.likely_id, are_one=True, because="", by=world.actor("sam"), at=world.at)


@pytest.mark.parametrize(
    "sought",
    [
        Traits(("Hale",)),
        Traits(("Polly",)),
        Traits(("Maria Hail",)),
        Traits(("Somebody Else",), phones=frozenset({"632960001"})),
    ],
    ids=["last name", "nickname", "sounds alike", "phone"],
)
def test_somebody_is_found_by_any_of_their_names_or_phone(world: World, sought: Traits) -> None:
    mary = _hale(world)

    assert mary in [one.person_id for one in queries.found(world.actor("priya"), sought, at=world.at)]


def test_another_organisation_is_never_compared_with(world: World) -> None:
    _hale(world)

    _open(world, Newcomer("Mary", "Mary Hale", born_on=date(1944, 3, 2)), "olu")

    assert not LikelySame.objects.exists()


@pytest.mark.parametrize("born_on", [date(2026, 5, 5), date(1900, 1, 1)])
def test_a_birth_date_that_nobody_alive_can_have_is_refused(world: World, born_on: date) -> None:
    with pytest.raises(NotABirthDate):
        _open(world, Newcomer("Tom", born_on=born_on))


@pytest.mark.parametrize("name", ["mary", "anne", "grace", "femi", "ken", "ada"])
def test_only_those_who_work_with_people_open_cases(world: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        _open(world, Newcomer("Tom"), name)


def test_a_manager_opens_a_case_for_a_worker_and_not_for_herself(world: World) -> None:
    with pytest.raises(NotAWorker):
        _open(world, Newcomer("Tom"), "dee")

    tom = _open(world, Newcomer("Tom"), "dee", worker_id=AccountId(world.accounts["sam"].pk))

    assert _sees(world, "sam", tom)


def test_a_person_handed_over_is_seen_by_the_new_worker_only(world: World) -> None:
    mary = PersonId(world.mary.pk)

    actions.assign(
        person_id=mary,
        account_id=AccountId(world.accounts["sam"].pk),
        because="Priya is away.",
        by=world.actor("dee"),
        at=world.at,
    )

    assert _sees(world, "sam", mary)
    assert not _sees(world, "priya", mary)


def test_closing_keeps_the_record_and_ends_the_workers_look(world: World) -> None:
    tom = _open(world, Newcomer("Tom"))

    actions.close_case(person_id=tom, because="He plays every week.", by=world.actor("priya"), at=world.at)

    assert not _sees(world, "priya", tom)
    assert Person.objects.filter(pk=tom).exists()
    with pytest.raises(NotVisible):
        actions.close_case(person_id=tom, because="", by=world.actor("priya"), at=world.at)


def test_what_was_never_open_is_not_closed(world: World) -> None:
    with pytest.raises(NotOpen):
        actions.close_case(person_id=PersonId(world.mary.pk), because="", by=world.actor("priya"), at=world.at)


def test_a_person_does_not_close_their_own_case(world: World) -> None:
    with pytest.raises(NotAllowed):
        actions.close_case(person_id=PersonId(world.mary.pk), because="", by=world.actor("mary"), at=world.at)


def test_a_manager_opens_again_and_nothing_is_told_twice(world: World) -> None:
    mary, sam = PersonId(world.mary.pk), AccountId(world.accounts["sam"].pk)
    again = {"person_id": mary, "account_id": sam, "because": "Asked again.", "by": world.actor("dee"), "at": world.at}

    actions.open_again(**again)  # type: ignore[arg-type]

    assert _sees(world, "sam", mary)
    with pytest.raises(AlreadyOpen):
        actions.open_again(**again)  # type: ignore[arg-type]


def test_opening_is_in_the_record_with_who_and_why(world: World) -> None:
    tom = _open(world, Newcomer("Tom"))

    entry = Entry.objects.get(person_id=tom)

    assert (entry.act, entry.about, entry.actor_name) == ("added", "people.Opening", "Priya")


def test_a_caseload_of_many_costs_as_many_queries_as_one(world: World, django_assert_num_queries: object) -> None:
    priya = world.actor("priya")
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert len(queries.caseload(priya, at=world.at)) == 1
    for name in ("Tom", "Lucy", "Kev"):
        _open(world, Newcomer(name))
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert len(queries.caseload(priya, at=world.at)) == 4


def test_an_account_stands_for_one_person(world: World) -> None:
    tom = _open(world, Newcomer("Tom"))

    with pytest.raises(AccountIsSomebodys):
        actions.give_account(
            person_id=tom, account_id=AccountId(world.accounts["mary"].pk), by=world.actor("priya"), at=world.at
        )


def test_somebody_given_an_account_sees_their_own_record(world: World) -> None:
    world.accounts["tom"] = build_account(world.organisation, "tom", Role.INDIVIDUAL, at=world.at)
    tom = _open(world, Newcomer("Tom"))

    actions.give_account(
        person_id=tom, account_id=AccountId(world.accounts["tom"].pk), by=world.actor("priya"), at=world.at
    )

    assert _sees(world, "tom", tom)
