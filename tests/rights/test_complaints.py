"""Something went wrong: heard in time and in form, answered, asked again; never seen by whom it names."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from kith.correspondence.models import Message
from kith.directory.actions import taking_in
from kith.directory.actions.checking import name_organiser
from kith.directory.models import Listing
from kith.directory.rules.listings import Handful, ListingEntry
from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor, Role
from kith.ground.audit.models import Entry
from kith.ground.ids import AccountId, ListingId, PersonId
from kith.people import actions as people
from kith.people.rules.communication import Code
from kith.people.rules.telling import Told as WasTold
from kith.people.rules.terms import Telling, Voice
from kith.rights.actions import complaints as actions
from kith.rights.models import Complaint
from kith.rights.queries import complaints as queries
from kith.rights.rules.complaints import Found, Matter, Shape, Since, Stage, Told
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.rights.voices import complaint
from tests.world import World, build_account


def hear(world: World, said: Complaint, *, who: str = "femi", shape: Shape = Shape.SPOKEN) -> None:
    actions.acknowledge(
        complaint_id=said.pk,
        told=Told.FACE,
        shape=shape,
        words="Thank you.",
        answer_by=date(2026, 5, 20),
        by=world.actor(who),
        at=world.at,
    )


def answer(world: World, said: Complaint, *, told: Told = Told.FACE, shape: Shape = Shape.SPOKEN) -> None:
    actions.answer_complaint(
        complaint_id=said.pk,
        found=Found.RIGHT,
        words="We are sorry. The door stays open.",
        learnt="Doors are held.",
        told=told,
        shape=shape,
        by=world.actor("femi"),
        at=world.at,
    )


def deeds(world: World, who: str, *, days: int = 0) -> list[Deed]:
    day = day_for(world.actor(who), at=world.at + timedelta(days=days))
    return [duty.deed for part in day.parts for duty in part.duties]


def test_whoever_it_names_neither_sees_it_nor_looks_into_it_by_any_way(world: World, client: Client) -> None:
    said = complaint(world, at=world.at, about_whom="Dee, the manager")
    dee, femi = world.actor("dee"), world.actor("femi")

    assert queries.complaints_for(dee, at=world.at) == ()
    assert queries.complaints_due(dee, until=date(2027, 1, 1), at=world.at) == ()
    assert Deed.COMPLAINT_HEARD not in deeds(world, "dee")
    assert Deed.COMPLAINT_HEARD in deeds(world, "femi")
    with pytest.raises(NotVisible):
        hear(world, said, who="dee")
    with pytest.raises(actions.CannotLookInto):
        actions.hand_to(complaint_id=said.pk, account_id=AccountId(world.accounts["dee"].pk), by=femi, at=world.at)
    assert not Entry.objects.filter(about=Complaint._meta.label, person__isnull=False).exists()
    client.force_login(world.accounts["dee"])
    for page in ("", "/heard", "/answer", "/since", "/hand-over", "/about", "/group"):
        assert client.get(f"/complaints/{said.pk}{page}").status_code == 404
    assert said.reference not in client.get("/complaints").content.decode()


def test_naming_somebody_later_takes_it_from_them_at_once(world: World) -> None:
    said, dee = complaint(world, at=world.at), world.accounts["dee"]
    actions.hand_to(complaint_id=said.pk, account_id=AccountId(dee.pk), by=world.actor("dee"), at=world.at)
    actions.name_in_complaint(complaint_id=said.pk, account_id=AccountId(dee.pk), by=world.actor("femi"), at=world.at)

    assert queries.complaints_for(world.actor("dee"), at=world.at) == ()
    (seen,) = queries.complaints_for(world.actor("femi"), at=world.at)
    assert seen.handler == ""


def test_nobody_looks_into_what_they_said_themself(world: World) -> None:
    said = complaint(world, who="femi", at=world.at)

    with pytest.raises(actions.CannotLookInto):
        hear(world, said, who="femi")
    hear(world, said, who="dee")


@pytest.mark.parametrize("who", ["priya", "grace", "anne", "ken", "ada", "olu", "john"])
def test_a_stranger_sees_nothing_of_it(world: World, who: str) -> None:
    complaint(world, at=world.at)
    if who == "john":
        world.accounts["john"] = build_account(world.organisation, "john", Role.INDIVIDUAL, at=world.at)

    assert queries.mine(world.actor(who), at=world.at) == ()
    assert queries.complaints_for(world.actor(who), at=world.at) == ()


def test_it_is_heard_answered_and_asked_again_and_each_is_on_todays_list(world: World) -> None:
    said = complaint(world, at=world.at)
    assert said.acknowledge_by == date(2026, 5, 7)
    with pytest.raises(actions.OutOfTurn):
        answer(world, said)
    hear(world, said)
    with pytest.raises(actions.OutOfTurn):
        hear(world, said)
    assert Deed.COMPLAINT_ANSWER in deeds(world, "femi", days=10)
    answer(world, said)
    (seen,) = queries.mine(world.actor("mary"), at=world.at)
    assert (seen.stage, seen.answer.words) == (Stage.ANSWERED, "We are sorry. The door stays open.")
    assert Deed.COMPLAINT_SINCE not in deeds(world, "femi", days=10)
    assert Deed.COMPLAINT_SINCE in deeds(world, "femi", days=30)
    actions.ask_again(complaint_id=said.pk, since=Since.SAME, words="All well.", by=world.actor("femi"), at=world.at)
    assert deeds(world, "femi", days=60) == []


def test_an_answer_must_be_in_the_form_they_asked_for(world: World) -> None:
    people.record_need(
        person_id=PersonId(world.mary.pk),
        code=Code.SYMBOLS,
        words="Her board",
        told=WasTold(Voice.OWN, "Mary", Telling.FACE, world.at.date()),
        by=world.actor("priya"),
        at=world.at,
    )
    said = complaint(world, at=world.at)

    with pytest.raises(actions.WrongForm):
        hear(world, said)
    assert not queries.mine(world.actor("mary"), at=world.at)[0].acknowledged
    hear(world, said, shape=Shape.SYMBOLS)


def test_a_message_about_it_is_read_by_nobody_but_whom_it_is_for(world: World) -> None:
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    said = complaint(world, at=world.at, about_whom="Priya")
    hear(world, said)
    answer(world, said, told=Told.INSIDE, shape=Shape.STANDARD)
    message = Message.objects.get()

    def reads(who: str, may: Permission) -> bool:
        return Message.objects.visible_to(world.actor(who), may=may, at=world.at).exists()

    assert "Mary" not in message.subject
    assert "The door stays open." in message.body
    assert reads("mary", Permission.ACCOUNT_OWN)
    assert not reads("femi", Permission.OUTBOX_SEE)
    assert not reads("priya", Permission.OUTBOX_SEE)
    assert not reads("dee", Permission.OUTBOX_SEE)


def a_group(world: World) -> ListingId:
    by = Actor.of_system("town", world.organisation.pk, Permission.DIRECTORY_IMPORT)
    taking_in.take_in(source="Town", entries=Handful([ListingEntry("1", "Hoops")]), by=by, at=world.at)
    listing_id = ListingId(Listing.objects.get().pk)
    account_id = AccountId(world.accounts["ken"].pk)
    name_organiser(listing_id=listing_id, account_id=account_id, by=by, at=world.at)
    return listing_id


def test_discrimination_opens_an_issue_on_the_group_that_names_nobody(world: World) -> None:
    ken, femi = world.actor("ken"), world.actor("femi")
    reference = actions.raise_complaint(
        matter=Matter.DISCRIMINATION,
        words=actions.Words("They laughed at my chair.", "Mary"),
        listing_id=a_group(world),
        by=world.actor("mary"),
        at=world.at,
    )
    said = Complaint.objects.get(reference=reference)
    assert queries.issues_for(ken, at=world.at) == ()

    with pytest.raises(actions.GivesThemAway):
        actions.ask_group(complaint_id=said.pk, words="You laughed at Mary.", by=femi, at=world.at)
    actions.ask_group(complaint_id=said.pk, words="A remark was made on Thursday.", by=femi, at=world.at)
    (issue,) = queries.issues_for(ken, at=world.at)
    assert "Mary" not in repr(issue)
    actions.answer_issue(issue_id=issue.issue_id, words="I spoke with them.", by=ken, at=world.at)

    assert queries.complaint_for(femi, said.pk, at=world.at).issue.answer == "I spoke with them."
    with pytest.raises(NotVisible):
        actions.answer_issue(issue_id=issue.issue_id, words="Again.", by=ken, at=world.at)


def test_an_organiser_it_names_does_not_see_the_issue(world: World) -> None:
    reference = actions.raise_complaint(
        matter=Matter.DISCRIMINATION,
        words=actions.Words("He laughed.", "Mary", about_whom="Ken"),
        listing_id=a_group(world),
        by=world.actor("mary"),
        at=world.at,
    )
    said = Complaint.objects.get(reference=reference)
    actions.ask_group(complaint_id=said.pk, words="A remark was made.", by=world.actor("femi"), at=world.at)

    assert queries.issues_for(world.actor("ken"), at=world.at) == ()


FORM = {"matter": "complaint", "wants_advocate": "yes", "what": "Nobody rang.", "about_whom": "Dee", "wanted": ""}


def test_somebody_without_an_account_says_it_and_is_slowed_down(world: World, client: Client) -> None:
    service = {"service": str(world.organisation.pk), "said_by": "", "reach": "07700 900111"}

    client.post("/rights/say", {**FORM, **service})
    said = Complaint.objects.get()
    assert (said.is_signed_out, said.wants_advocate, said.reach) == (True, True, "07700 900111")
    assert said.reference in client.get("/rights/said").content.decode()
    assert queries.complaints_for(world.actor("dee"), at=world.at) == ()
    hear(world, said)

    answers = [client.post("/rights/say", {**FORM, **service}).status_code for _ in range(6)]
    assert answers[-1] == 429
    assert Complaint.objects.count() <= 5


def test_a_worker_writes_it_down_for_somebody_who_then_reads_it(world: World, client: Client) -> None:
    client.force_login(world.accounts["priya"])
    client.post(f"/rights/say?about={world.mary.pk}", {**FORM, "whose": "theirs", "reach": ""})

    (seen,) = queries.mine(world.actor("mary"), at=world.at)
    assert (seen.said_by, seen.raised_by) == ("Mary", "Priya")
    assert queries.mine(world.actor("anne"), at=world.at) == ()


def test_a_text_about_a_right_that_is_out_of_date_is_for_staff_alone(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kith.rights.packs import england

    old = tuple(replace(text, next_check_on=date(2026, 1, 1)) for text in england.TEXTS)
    monkeypatch.setattr(england, "TEXTS", old)

    assert b"You decide" not in client.get("/rights").content
    client.force_login(world.accounts["priya"])
    assert b"May be out of date" in client.get("/rights").content
