"""One proposes, another decides; what is set apart is nowhere, can be put back, and is erased after a month."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kith.disposal.actions import deciding, holding
from kith.disposal.actions.erasing import erase
from kith.disposal.jobs import erase_what_is_due
from kith.disposal.models import Certificate, Decision, Disposal, Hold
from kith.disposal.pages import over
from kith.disposal.queries.apart import set_apart as listed_apart
from kith.disposal.queries.certificates import certificate
from kith.disposal.queries.standing import overview
from kith.disposal.rules.hindrances import Hindered, Hindrance
from kith.ground.access import gate
from kith.ground.access.models import Grant, SetApart
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry, EntryContent, EntryPerson
from kith.ground.audit.verify import first_break
from kith.ground.ids import AccountId, PersonId
from kith.people import actions as people
from kith.people.models import LikelySame, Name, Person, Words
from kith.people.queries.communication import to_ask_how_to_talk
from kith.people.queries.likeness import lookalikes
from kith.people.rules.likeness import Traits
from tests.disposal.forgotten import HIS_WORDS, before, bert, proposed, set_apart, when_its_month_is_over
from tests.world import World


def system(world: World) -> Actor:
    return Actor.of_system("disposal", world.organisation.pk)


def why(world: World) -> list[tuple[Hindrance, ...]]:
    return [one.hindrances for one in overview(world.actor("dee"), at=world.at).held_back]


def test_a_record_is_over_eight_years_after_the_last_contact_where_there_was_a_service_and_two_without(
    world: World,
) -> None:
    bert(world, years=3)

    seen = overview(world.actor("dee"), at=world.at)

    assert [(one.known_as, one.over.line.key) for one in seen.free] == [("Bert", "no-service")]


def test_of_many_those_longest_over_are_named_and_the_others_counted(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over, "NAMED", 1)
    bert(world, years=3, name="Later Pigeon")
    bert(world, years=4, name="Longest Pigeon")
    for name in ("Held Pigeon", "Kept Pigeon"):
        held = bert(world, years=3, name=name)
        holding.begin_hold(
            person_id=PersonId(held.pk), because="A claim.", reference="QB-7", by=world.actor("dee"), at=world.at
        )
    client.force_login(world.accounts["dee"])

    page = client.get(reverse("disposal:over")).content.decode()

    assert "Longest" in page
    assert "Later" not in page
    assert "And one more, whose time was over later." in page
    assert "And one more that is held back." in page
    assert EntryPerson.objects.filter(entry=Entry.objects.latest("sequence")).count() == 2


def test_a_time_counts_from_the_last_contact_and_not_from_the_beginning(world: World) -> None:
    person = bert(world)
    at, priya = before(world.at, 1), world.actor("priya")
    people.open_again(
        person_id=PersonId(person.pk),
        account_id=AccountId(world.accounts["priya"].pk),
        because="He rang again.",
        by=world.actor("dee"),
        at=at,
    )
    people.close_case(person_id=PersonId(person.pk), because="All is well.", by=priya, at=at)

    assert overview(world.actor("dee"), at=world.at).people == []
    (one,) = overview(world.actor("dee"), at=before(world.at, -1)).free
    assert (one.last_contact_on, one.over.on) == (at.date(), world.at.date().replace(year=world.at.year + 1))


def test_whoever_proposed_it_does_not_decide_it(world: World) -> None:
    disposal_id = proposed(world, bert(world), by="dee")

    with pytest.raises(Hindered) as hindered:
        deciding.decide(disposal_id=disposal_id, is_yes=True, because="", by=world.actor("dee"), at=world.at)

    assert hindered.value.hindrance is Hindrance.SAME_PERSON
    assert not SetApart.objects.exists()


@pytest.mark.parametrize("name", ["ada", "priya", "grace", "mary"])
def test_nobody_else_proposes_and_no_administrator(world: World, name: str) -> None:
    person = bert(world)

    with pytest.raises(gate.NotAllowed):
        deciding.propose(person_id=PersonId(person.pk), by=world.actor(name), at=world.at)


def test_a_part_of_the_system_is_neither_of_the_two(world: World) -> None:
    person = bert(world)
    by = Actor.of_system("a job", world.organisation.pk, Permission.DISPOSAL_KEEP)

    with pytest.raises(Hindered):
        deciding.propose(person_id=PersonId(person.pk), by=by, at=world.at)


def test_somebody_is_proposed_once(world: World) -> None:
    person = bert(world)
    proposed(world, person)

    with pytest.raises(Hindered) as hindered:
        proposed(world, person, by="femi")

    assert hindered.value.hindrance is Hindrance.PROPOSED


def test_nobody_is_asked_to_ask_somebody_who_was_closed_how_to_talk(world: World) -> None:
    person = bert(world)

    asked = to_ask_how_to_talk(world.actor("dee"), on=world.at.date(), at=world.at)

    assert person.pk not in {one.person_id for one in asked}


def test_whose_time_is_not_over_is_not_proposed(world: World) -> None:
    with pytest.raises(Hindered) as hindered:
        proposed(world, world.mary)

    assert hindered.value.hindrance is Hindrance.NOT_OVER


def test_a_no_says_why_and_it_can_be_proposed_again(world: World) -> None:
    person = bert(world)
    disposal_id = proposed(world, person)
    deciding.decide(disposal_id=disposal_id, is_yes=False, because="An heir asks.", by=world.actor("femi"), at=world.at)

    assert Decision.objects.get().erase_at is None
    assert [one.known_as for one in overview(world.actor("dee"), at=world.at).free] == ["Bert"]
    assert proposed(world, person) != disposal_id


def test_what_is_set_apart_is_seen_by_nobody_and_found_by_nobody(world: World) -> None:
    person = bert(world)
    assert Words.objects.visible_to(world.actor("dee"), may=Permission.PERSON_SEE, at=world.at).exists()

    set_apart(world, person)

    for name in world.accounts:
        actor = world.actor(name)
        for may in Permission:
            assert not Person.objects.visible_to(actor, may=may, at=world.at).filter(pk=person.pk).exists()
            assert not Words.objects.visible_to(actor, may=may, at=world.at).filter(person=person).exists()
    assert lookalikes(Traits(("Bert Pigeon",), None, frozenset()), by=world.actor("priya"), at=world.at) == []
    assert overview(world.actor("dee"), at=world.at).people == []
    assert [one.erase_at for one in listed_apart(world.actor("dee"), at=world.at)] == [when_its_month_is_over(world)]


def test_put_back_it_is_seen_as_before(world: World) -> None:
    person = bert(world)
    disposal_id = set_apart(world, person)

    deciding.put_back(disposal_id=disposal_id, because="His son rang.", by=world.actor("dee"), at=world.at)

    seen = Words.objects.visible_to(world.actor("dee"), may=Permission.PERSON_SEE, at=world.at).filter(person=person)
    assert [row.words for row in seen] == [HIS_WORDS]
    assert erase_what_is_due(when_its_month_is_over(world)) == 0
    with pytest.raises(Hindered):
        deciding.put_back(disposal_id=disposal_id, because="Again.", by=world.actor("dee"), at=world.at)


def test_it_is_erased_when_its_month_is_over_and_not_a_moment_before(world: World) -> None:
    person = bert(world)
    set_apart(world, person)

    assert erase_what_is_due(when_its_month_is_over(world) - timedelta(seconds=1)) == 0
    assert Words.objects.filter(person=person).exists()
    assert erase_what_is_due(when_its_month_is_over(world)) == 1

    assert not Words.objects.filter(person=person).exists()
    assert not Name.objects.filter(person=person).exists()
    assert not Grant.objects.filter(person=person).exists()
    assert not Disposal.objects.exists()
    person.refresh_from_db()
    assert (person.known_as, person.full_name, person.born_on, person.account_id) == ("", "", None, None)
    assert first_break(world.organisation.pk) is None
    assert erase_what_is_due(when_its_month_is_over(world) + timedelta(days=1)) == 0


def test_a_hold_that_begins_in_between_stops_it_at_every_step(world: World) -> None:
    person = bert(world)
    disposal_id = proposed(world, person)
    hold_id = holding.begin_hold(
        person_id=PersonId(person.pk), because="A claim.", reference="QB-7", by=world.actor("femi"), at=world.at
    )

    assert why(world) == [(Hindrance.HOLD,)]
    with pytest.raises(Hindered) as hindered:
        deciding.decide(disposal_id=disposal_id, is_yes=True, because="", by=world.actor("femi"), at=world.at)
    assert hindered.value.hindrance is Hindrance.HOLD

    holding.end_hold(hold_id=hold_id, because="Settled.", by=world.actor("dee"), at=world.at)
    deciding.decide(disposal_id=disposal_id, is_yes=True, because="", by=world.actor("femi"), at=world.at)
    on_all = holding.begin_hold(
        person_id=None, because="The inquiry.", reference="UKCI", by=world.actor("femi"), at=world.at
    )

    assert erase_what_is_due(when_its_month_is_over(world)) == 0
    assert Words.objects.filter(person=person).exists()
    assert [one.hindrances for one in listed_apart(world.actor("dee"), at=world.at)] == [(Hindrance.HOLD,)]

    holding.end_hold(hold_id=on_all, because="It closed.", by=world.actor("femi"), at=world.at)
    assert erase_what_is_due(when_its_month_is_over(world)) == 1


def test_a_hold_names_who_began_and_who_ended_it_and_ends_once(world: World) -> None:
    hold_id = holding.begin_hold(
        person_id=None, because="The inquiry.", reference="UKCI", by=world.actor("femi"), at=world.at
    )
    holding.end_hold(hold_id=hold_id, because="It closed.", by=world.actor("dee"), at=world.at)

    hold = Hold.objects.get()
    assert (hold.begun_by, hold.end.by) == ("Femi", "Dee")
    with pytest.raises(Hindered):
        holding.end_hold(hold_id=hold_id, because="Again.", by=world.actor("dee"), at=world.at)


def test_two_records_of_one_person_are_settled_first_and_go_with_either(world: World) -> None:
    person = bert(world)
    likely = LikelySame.objects.create(
        organisation=world.organisation, person=world.mary, other=person, signs="name", at=world.at
    )
    assert why(world) == [(Hindrance.TWO_RECORDS,)]

    people.settle(likely_id=likely.pk, are_one=False, because="Born elsewhere.", by=world.actor("ada"), at=world.at)
    set_apart(world, person)
    assert erase_what_is_due(when_its_month_is_over(world)) == 1

    assert not LikelySame.objects.exists()
    assert Person.objects.filter(pk=world.mary.pk, known_as="Mary").exists()


def test_the_certificate_names_nobody_and_is_what_the_record_holds(world: World) -> None:
    person = bert(world)
    set_apart(world, person)
    erase_what_is_due(when_its_month_is_over(world))

    row = Certificate.objects.get()
    one = certificate(world.actor("dee"), row.pk, at=world.at)

    assert one.is_true
    assert (one.told.proposed_by, one.told.decided_by) == ("Dee", "Femi")
    assert (
        one.told.rule
        == "Somebody who was in touch and got no service: 2 years after the last contact (England, no-service)"
    )
    assert one.told.rows["people.Words"] == 1
    told = str(one.told.for_machines)
    assert "Bert" not in told
    assert str(person.pk) not in told
    Certificate.objects.filter(pk=row.pk).update(decided_by="Dee")
    assert not certificate(world.actor("dee"), row.pk, at=world.at).is_true


def test_what_the_record_of_deeds_says_is_erased_and_that_it_was_stays(world: World) -> None:
    person = bert(world)
    entries = set(Entry.objects.filter(person=person).values_list("pk", flat=True))
    set_apart(world, person)
    erase_what_is_due(when_its_month_is_over(world))

    assert Entry.objects.filter(pk__in=entries).count() == len(entries)
    assert not EntryContent.objects.filter(entry_id__in=entries).exists()
    assert Entry.objects.filter(act=Act.ERASED, about="audit.Entry").count() >= len(entries)
    assert first_break(world.organisation.pk) is None


def test_keeping_longer_holds_and_shorter_is_refused(world: World) -> None:
    bert(world, years=3)

    with pytest.raises(Hindered):
        deciding.keep_longer(line="no-service", years=1, because="Room.", by=world.actor("dee"), at=world.at)
    deciding.keep_longer(line="no-service", years=5, because="Our board.", by=world.actor("dee"), at=world.at)

    assert overview(world.actor("dee"), at=world.at).people == []


def test_nobody_erases_but_through_the_month(world: World) -> None:
    disposal_id = proposed(world, bert(world))

    with pytest.raises(Hindered):
        erase(disposal_id=UUID(str(disposal_id)), by=system(world), at=when_its_month_is_over(world))

    assert not (settings.KITH_DATA / "disposed.jsonl").exists() or str(disposal_id) not in (
        settings.KITH_DATA / "disposed.jsonl"
    ).read_text(encoding="utf-8")
