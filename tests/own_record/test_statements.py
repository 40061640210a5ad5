"""What somebody says of their record: appended, read wherever that part is, answered in time, taken back by them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from uuid import UUID

import pytest

from kith.correspondence.models import Message
from kith.ground.access import facts
from kith.ground.access.gate import NotVisible
from kith.ground.access.models import Denial
from kith.ground.access.permissions import Permission, Relation
from kith.ground.actor import Role
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, PersonId
from kith.own_record import actions
from kith.own_record.models import Statement
from kith.own_record.queries.chapters import lines_of
from kith.own_record.queries.statements import beside, statement_for, statements_of
from kith.own_record.rules.parts import Part
from kith.own_record.rules.statements import Kind, Outcome, Standing
from kith.people import actions as people
from kith.people.actions.writing import NotSaidSo
from kith.people.models import Words
from kith.people.rules.about_me import Section
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.rights.rules.complaints import Told as ToldBy
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.client import WeatherClient
from tests.world import ANCHOR, World, build_account

WORDS = "I do not like tea. My mother did."
BY_HAND = Told.by_own_hand("Mary", ANCHOR)
BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)


def say(
    world: World,
    part: Part = Part.ABOUT,
    *,
    kind: Kind = Kind.NOT_RIGHT,
    words: str = WORDS,
    about: str = "",
    who: str = "mary",
) -> UUID:
    mary = PersonId(world.mary.pk)
    lines = lines_of(part, world.actor(who), mary, at=world.at)
    return actions.say_of_part(
        person_id=mary,
        part=part,
        kind=kind,
        words=words,
        line=next((line for line in lines if line.said == about), None) if about else None,
        told=BY_HAND if who == "mary" else BY_PHONE,
        by=world.actor(who),
        at=world.at,
    )


def answer(world: World, statement_id: UUID, outcome: Outcome = Outcome.KEPT, *, who: str = "priya") -> None:
    actions.answer_statement(
        statement_id=statement_id,
        outcome=outcome,
        words="Anne told us so. Your words stand beside it.",
        told=ToldBy.INSIDE,
        by=world.actor(who),
        at=world.at,
    )


def describe(world: World, *lines: str, version: int | None = None) -> None:
    mary = PersonId(world.mary.pk)
    people.describe(
        person_id=mary,
        section=Section.MATTERS,
        lines=lines,
        told=BY_PHONE,
        version=version,
        by=world.actor("priya"),
        at=world.at,
    )


def deeds(world: World, who: str, *, days: int) -> list[Deed]:
    day = day_for(world.actor(who), at=world.at + timedelta(days=days))
    return [duty.deed for part in day.parts for duty in part.duties]


def test_it_alters_nothing_and_is_read_on_the_page_on_paper_and_at_the_desk(
    world: World, client: WeatherClient
) -> None:
    describe(world, "Tea at four")
    before = list(Words.objects.order_by("pk").values())
    say(world, about="Tea at four")
    say(world, Part.PLAN, kind=Kind.DIFFERENTLY, words="It was their idea, not mine.")

    assert list(Words.objects.order_by("pk").values()) == before
    mary = world.mary.pk
    for who in ("mary", "priya"):
        client.force_login(world.accounts[who])
        assert all(words in client.get(f"/people/{mary}").content.decode() for words in (WORDS, "Tea at four"))
        assert "It was their idea, not mine." in client.get(f"/people/{mary}/plan/print").content.decode()
        plan = client.get(f"/people/{mary}/plan").content.decode()
        assert "It was their idea, not mine." in plan
        assert WORDS not in plan
    client.force_login(world.accounts["mary"])
    assert "It was their idea, not mine." in client.get(f"/people/{mary}/copy/to-read?part=plan").content.decode()
    assert Entry.objects.filter(person=world.mary, about=Statement._meta.label, act="added").count() == 2


def test_what_is_said_of_a_part_is_seen_by_whoever_sees_the_part_and_nobody_else(world: World) -> None:
    mary, by = PersonId(world.mary.pk), world.actor("dee")
    femi, anne, grace, ken = (AccountId(world.accounts[name].pk) for name in ("femi", "anne", "grace", "ken"))
    facts.grant(Relation.CONCERN, mary, by=by, at=world.at, account_id=femi)
    facts.grant(Relation.CIRCLE, mary, by=by, at=world.at, account_id=anne)
    facts.grant(Relation.SHIFT, mary, by=by, at=world.at, account_id=grace)
    facts.grant(Relation.PACKET, mary, by=by, at=world.at, account_id=ken)
    say(world)
    say(world, Part.GOALS)
    say(world, Part.REFERRALS)

    def parts(who: str) -> list[Part]:
        return sorted(one.part for one in statements_of(world.actor(who), mary, at=world.at))

    assert parts("mary") == parts("priya") == parts("dee") == [Part.ABOUT, Part.GOALS, Part.REFERRALS]
    assert parts("femi") == parts("grace") == [Part.ABOUT]
    assert parts("anne") == parts("sam") == parts("olu") == parts("ken") == parts("ada") == []
    assert beside(world.actor("femi"), mary, "goals", at=world.at) == ()
    assert len(beside(world.actor("priya"), mary, "goals", at=world.at)) == 1
    facts.deny(Denial.Kind.CONFLICT, mary, by=by, at=world.at, account_id=AccountId(world.accounts["priya"].pk))
    assert parts("priya") == []


def test_a_stranger_neither_says_answers_nor_takes_back(world: World) -> None:
    world.accounts["john"] = build_account(world.organisation, "john", Role.INDIVIDUAL, at=world.at)
    statement_id = say(world)

    for who in ("john", "sam", "anne", "olu", "femi", "ada"):
        with pytest.raises(NotVisible):
            say(world, who=who)
        with pytest.raises(NotVisible):
            answer(world, statement_id, who=who)
        with pytest.raises(NotVisible):
            actions.take_back(statement_id=statement_id, told=BY_PHONE, by=world.actor(who), at=world.at)
    with pytest.raises(NotVisible):
        answer(world, statement_id, who="mary")
    seen = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR)
    with pytest.raises(NotSaidSo):
        actions.say_of_part(
            person_id=PersonId(world.mary.pk),
            part=Part.ABOUT,
            kind=Kind.NOT_RIGHT,
            words="She does.",
            line=None,
            told=seen,
            by=world.actor("priya"),
            at=world.at,
        )


def test_nothing_is_called_put_right_while_the_very_words_stand(world: World) -> None:
    describe(world, "Tea at four", "My chair")
    statement_id = say(world, about="Tea at four")

    with pytest.raises(actions.StillStands):
        answer(world, statement_id, Outcome.MENDED)
    version = people_version(world)
    describe(world, "My chair", version=version)
    answer(world, statement_id, Outcome.MENDED)

    mary = PersonId(world.mary.pk)
    (one,) = statements_of(world.actor("mary"), mary, at=world.at)
    assert (one.standing, one.about_said) == (Standing.MENDED, "Tea at four")
    assert beside(world.actor("priya"), mary, "about me", at=world.at) == ()
    assert Message.objects.filter(account=world.accounts["mary"], template="own_record/letters/answered").count() == 1


def people_version(world: World) -> int:
    from kith.people.queries import about_me

    return about_me(world.actor("priya"), PersonId(world.mary.pk), at=world.at).parts[Section.MATTERS].version


def test_what_is_kept_has_the_persons_words_beside_it_until_they_take_them_back(world: World) -> None:
    statement_id, mary = say(world), PersonId(world.mary.pk)
    answer(world, statement_id)
    with pytest.raises(actions.NotToBeAnswered):
        answer(world, statement_id)

    (remark,) = beside(world.actor("priya"), mary, "about me", at=world.at)
    assert (remark.words, remark.answered_by) == (WORDS, "Priya")
    actions.take_back(statement_id=statement_id, told=BY_HAND, by=world.actor("mary"), at=world.at)
    assert beside(world.actor("priya"), mary, "about me", at=world.at) == ()
    one = statement_for(world.actor("mary"), statement_id, may=Permission.STATEMENT_MAKE, at=world.at)
    assert (one.standing, one.words, one.ended_by) == (Standing.TAKEN_BACK, WORDS, "Mary")


def test_what_waits_for_no_answer_gets_none_and_nobody_is_told_where_they_do_not_read(world: World) -> None:
    differently = say(world, kind=Kind.DIFFERENTLY)
    with pytest.raises(actions.NotToBeAnswered):
        answer(world, differently)
    with pytest.raises(actions.NothingSaid):
        say(world, words="  ")
    waits = say(world)
    world.accounts["mary"].is_active = False
    world.accounts["mary"].save()

    with pytest.raises(actions.NobodyInside):
        answer(world, waits)
    assert statement_for(world.actor("priya"), waits, may=Permission.STATEMENT_ANSWER, at=world.at).answer is None


def test_it_is_on_the_workers_list_and_late_on_the_managers(world: World) -> None:
    statement_id = say(world)
    assert Statement.objects.get().answer_by == date(2026, 5, 18)

    assert Deed.NOT_RIGHT not in deeds(world, "priya", days=1)
    assert Deed.NOT_RIGHT in deeds(world, "priya", days=10)
    assert Deed.NOT_RIGHT not in deeds(world, "dee", days=14)
    assert Deed.NOT_RIGHT in deeds(world, "dee", days=15)
    assert Deed.NOT_RIGHT not in deeds(world, "sam", days=15)
    answer(world, statement_id, who="dee")
    assert Deed.NOT_RIGHT not in deeds(world, "priya", days=15) + deeds(world, "dee", days=15)


def test_a_page_asks_once_however_much_is_said(
    world: World, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    priya, mary = world.actor("priya"), PersonId(world.mary.pk)
    for part in (Part.ABOUT, Part.PLAN, Part.MAP, Part.GOALS, Part.SHARING):
        say(world, part)

    with django_assert_num_queries(1):
        assert len(beside(priya, mary, "person", at=world.at)) == 5
    with django_assert_num_queries(0):
        assert beside(priya, mary, "card", at=world.at) == ()


def test_a_form_offers_the_lines_of_the_part_and_keeps_the_one_that_was_meant(
    world: World, client: WeatherClient
) -> None:
    describe(world, "Tea at four", "My chair")
    client.force_login(world.accounts["mary"])
    mary = PersonId(world.mary.pk)
    (tea,) = (one for one in lines_of(Part.ABOUT, world.actor("mary"), mary, at=world.at) if one.said == "Tea at four")
    address = f"/people/{mary}/not-right/about"

    assert "Tea at four" in client.get(address).content.decode()
    wrong = client.post(address, {"kind": "not_right", "line": "made up", "words": WORDS})
    assert (wrong.status_code, Statement.objects.count()) == (200, 0)
    client.post(address, {"kind": "not_right", "line": tea.key, "words": WORDS})

    kept = Statement.objects.get()
    assert (kept.about_said, kept.words, kept.written_by) == ("Tea at four", WORDS, "Mary")
    assert client.get(f"/people/{mary}/not-right/nothing").status_code == 404
