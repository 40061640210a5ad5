"""A pack of everything that is kept: asked for, put together, looked at twice, burnt out, proven, and let out."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from kith.consent.models import Gone
from kith.correspondence.models import Message
from kith.disclosure.actions import choosing, requests
from kith.disclosure.actions.choosing import Decided
from kith.disclosure.actions.requests import Asked, CannotBeTaken
from kith.disclosure.models import Choice, Release, Request
from kith.disclosure.queries import producing
from kith.disclosure.queries.requests import released, request_for
from kith.disclosure.queries.whole import as_the_person
from kith.disclosure.rules import packs as rules
from kith.disclosure.rules.harm import Profession
from kith.disclosure.rules.proposals import BETWEEN_US, Ground, Reason
from kith.disclosure.rules.requests import Hindered, Hindrance, Identity, Longer, Stands, Way
from kith.ground.access import facts
from kith.ground.access.crossings import Party
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Relation
from kith.ground.audit.models import Entry, EntryContent
from kith.ground.ids import AccountId, PersonId, TieId
from kith.networks import actions as networks
from kith.networks.models import Tie
from kith.networks.rules.vocabulary import Feeling
from kith.own_record.queries.copy import copy_of
from kith.own_record.rules.copies import for_machines
from kith.own_record.rules.parts import Part
from kith.people.actions.contacts import add_contact
from kith.people.models import Person
from kith.people.rules.contacts import Safe
from kith.people.rules.contacts import Way as Reach
from kith.rights.actions.complaints import Words, raise_complaint
from kith.rights.actions.representatives import Somebody, end_representative, record_representative
from kith.rights.rules.complaints import Matter
from kith.rights.rules.representatives import Authority, Mandate, Sees
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.models import NearMatch, StoppedAct
from kith.safeguarding.rules.concerns import Consent, Horizon, Worry
from kith.safeguarding.rules.limits import Basis, Channel
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.client import WeatherClient
from tests.disclosure.packs import BY_PHONE, ask, decide, draft, know, let_out, look
from tests.world import ANCHOR, World


def limit(world: World, party: Party, *, person: Person | None = None, by: str = "priya") -> None:
    safeguarding.begin_limit(
        person_id=PersonId((person or world.mary).pk),
        party=party,
        party_name=(party.names or ("Somebody",))[0],
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="Said so.",
        in_their_words="Not him.",
        by=world.actor(by),
        at=world.at,
    )


def speaker(world: World, name: str, *, seen: bool = True, phone: str = "") -> UUID:
    mandate = Mandate(Authority.LPA_WELFARE, frozenset({Sees.PLAN}), ANCHOR, None, ANCHOR if seen else None)
    return record_representative(
        person_id=PersonId(world.mary.pk),
        who=Somebody(name, phone=phone),
        mandate=mandate,
        document="The power" if seen else "",
        by=world.actor("priya"),
        at=world.at,
    )


def refused(hindrance: Hindrance) -> "pytest.RaisesExc[Hindered]":
    return pytest.raises(Hindered, match=f"^{hindrance.words[:30]}")


# ---- from asking to having it ----


def test_a_pack_goes_from_asking_to_mary_without_anybody_elses_words(world: World) -> None:
    know(world, "Anne Hale", "She rings when Ray has been drinking. Her number is 07700 900123.")
    know(world, "Ray")
    request_id = ask(world)

    decide(world, request_id, {"Anne Hale": Reason.KNOWN})
    look(world, request_id)
    let_out(world, request_id)

    pack = Release.objects.get(request_id=request_id)
    for told in (pack.to_read, pack.for_machines):
        assert "Anne" in told
        assert "[left out]" in told
        for word in ("Ray", "07700", "900123"):
            assert word not in told
    assert rules.LEFT_OUT_WORDS[Reason.ABOUT_ANOTHER] in pack.to_read
    assert json.loads(pack.for_machines)["form"] == "kith-own-copy/1"
    assert request_for(world.actor("mary"), request_id, at=world.at).stands is Stands.RELEASED
    assert {one.recipient_name for one in Gone.objects.filter(person=world.mary)} == {"Mary"}
    audit = EntryContent.objects.filter(entry__about__startswith="disclosure.").values_list("text", flat=True)
    assert audit
    assert not any("Ray" in text or "900123" in text for text in audit)


def test_everything_in_her_own_copy_is_in_it_and_what_she_never_saw_too(world: World) -> None:
    know(world, "Ray", "He comes on Fridays.")
    know(world, "Gwen")
    tie = Tie.objects.get(name="Ray")
    networks.record_worker_view(
        tie_id=TieId(tie.pk), felt=Feeling.HURTS, because="Bruises twice.", by=world.actor("priya"), at=world.at
    )
    request_id = ask(world, way=Way.INSIDE)
    now = draft(world, request_id)

    own = for_machines(copy_of(as_the_person(world.mary), PersonId(world.mary.pk), tuple(Part), at=world.at))
    kept = "\n".join(str(line) for _part, line in now.whole.lines)
    assert {chapter.part for chapter in now.whole.chapters} == set(Part)
    for part in own["parts"]:  # type: ignore[attr-defined] # a list of parts
        for line in part["lines"]:
            assert line.get("said", "") in kept
    unseen = [one for one in now.proposals if one.ground is Ground.UNSEEN]
    assert [one.line.said for one in unseen if one.line] == ["Bruises twice."]


def test_a_concern_is_in_no_pack_and_no_pack_tells_whether_there_is_one(world: World) -> None:
    request_id = ask(world)
    before = draft(world, request_id)
    worry = Worry("Mary", "Somebody takes her pension.", Horizon.SHORT, Consent.GIVEN)
    safeguarding.raise_concern(worry=worry, by=world.actor("priya"), at=world.at)
    after = draft(world, request_id)

    assert before.ready.seal == after.ready.seal
    assert producing.produce(before, at=world.at) == producing.produce(after, at=world.at)


def test_what_she_said_of_us_goes_to_her_alone_and_through_no_desk(world: World, client: WeatherClient) -> None:
    words = Words("Priya shouts at me.", "Mary", about_whom="Priya", is_persons_word=True)
    raise_complaint(
        matter=Matter.COMPLAINT, words=words, person_id=PersonId(world.mary.pk), by=world.actor("mary"), at=world.at
    )
    inside, by_hand = ask(world, way=Way.INSIDE), ask(world)
    for request_id in (inside, by_hand):
        decide(world, request_id)
        look(world, request_id)
        let_out(world, request_id)

    assert "shouts" in released(world.actor("mary"), inside, at=world.at).to_read
    assert "shouts" not in released(world.actor("mary"), by_hand, at=world.at).to_read
    for who in ("priya", "dee"):
        assert "shouts" not in released(world.actor(who), by_hand, at=world.at).to_read
        with pytest.raises(NotVisible):
            released(world.actor(who), inside, at=world.at)
        client.force_login(world.accounts[who])
        page = client.get(reverse("disclosure:look", kwargs={"request_id": inside})).content.decode()
        assert "shouts" not in page
        assert client.get(reverse("disclosure:pack", kwargs={"request_id": inside})).status_code == 404
    assert not BETWEEN_US & {one.part for one in draft(world, by_hand).whole.chapters}


def test_the_file_says_nothing_of_whom_it_is_about_and_opening_it_is_written_down(
    world: World, client: WeatherClient
) -> None:
    request_id = ask(world, way=Way.INSIDE)
    decide(world, request_id)
    look(world, request_id)
    let_out(world, request_id)
    client.force_login(world.accounts["mary"])

    page = client.get(reverse("disclosure:pack", kwargs={"request_id": request_id}))
    sent = client.get(reverse("disclosure:pack-file", kwargs={"request_id": request_id}))

    assert page.content.decode() == Release.objects.get(request_id=request_id).to_read
    assert sent["Content-Disposition"] == 'attachment; filename="pack.json"'
    assert "no-store" in sent["Cache-Control"]
    assert Entry.objects.filter(person=world.mary, act="exported", about="access pack").count() == 2
    told = Message.objects.get(account=world.accounts["mary"])
    assert "Hale" not in told.subject


def test_mary_asks_for_it_herself_and_it_stands_on_her_workers_day(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    address = reverse("disclosure:ask", kwargs={"person_id": world.mary.pk})
    assert "By Thursday 4 June" in client.get(address).content.decode()

    client.post(address)
    again = client.post(address).content.decode()

    assert "You have asked already." in again
    one = Request.objects.get()
    assert (one.way, one.identity, one.written_by) == (Way.INSIDE, Identity.SIGNED_IN, "Mary")
    day = day_for(world.actor("priya"), at=world.at)
    assert [duty.deed for part in day.parts for duty in part.duties].count(Deed.PACK) == 1


# ---- who gets nothing ----


@pytest.mark.parametrize(
    ("party", "name", "phone"),
    [
        (Party(names=("Ray Coombes",)), "Ray Coombes", ""),
        (Party(names=("Ray Coombes",)), "COOMBES, Ray", ""),
        (Party(names=("Him",), phones=("07700 900123",)), "R. C.", "+44 7700 900123"),
    ],
    ids=["by name", "by another order", "by a number"],
)
def test_somebody_kept_away_from_her_never_gets_it_whatever_document_they_hold(
    world: World, party: Party, name: str, phone: str
) -> None:
    his = speaker(world, name, phone=phone)
    limit(world, party)

    with pytest.raises(Stopped):
        ask(world, representative_id=his)

    assert not Request.objects.exists()
    assert StoppedAct.objects.filter(crossing="pack released").exists()


def test_a_limit_that_comes_after_the_second_look_stops_it_and_so_does_his_address(world: World) -> None:
    hers = speaker(world, "Ray Coombes")
    request_id = ask(world, representative_id=hers)
    decide(world, request_id)
    look(world, request_id)

    limit(world, Party(names=("Ray Coombes",), addresses=("3 Dock Road, CT1 2AB",)))

    with pytest.raises((Stopped, Hindered)):
        let_out(world, request_id)
    with pytest.raises(Stopped):
        ask(world, way=Way.POST, reach="3 Dock Rd CT1 2AB")
    assert not Release.objects.exists()


def test_somebody_who_may_be_the_same_waits_until_somebody_who_knows_has_decided(world: World) -> None:
    his = speaker(world, "Ray C.")
    limit(world, Party(names=("Ray Coombes",)))

    with pytest.raises(Stopped):
        ask(world, representative_id=his)

    assert NearMatch.objects.filter(crossing="pack released").exists()


def test_an_authority_that_nobody_saw_gets_nothing(world: World) -> None:
    with refused(Hindrance.NO_AUTHORITY):
        ask(world, representative_id=speaker(world, "Gwen Price", seen=False))


def test_an_authority_opens_as_far_as_it_reaches_and_must_still_hold_when_the_pack_goes(world: World) -> None:
    hers = speaker(world, "Gwen Price")
    request_id = ask(world, representative_id=hers)
    decide(world, request_id)
    look(world, request_id)

    parts = {one.part for one in draft(world, request_id).whole.chapters}
    assert Part.PLAN in parts
    assert not parts & {Part.MAP, Part.STORY, Part.SAFETY, Part.LIMITS, *BETWEEN_US}
    end_representative(representative_id=hers, because="It was taken back.", by=world.actor("priya"), at=world.at)
    with pytest.raises(Hindered):
        let_out(world, request_id)


def test_nothing_is_posted_where_she_said_it_is_not_safe_or_opened_by_whoever_has_no_way_in(world: World) -> None:
    add_contact(
        person_id=PersonId(world.mary.pk),
        way=Reach.POST,
        words="2 Hill Street",
        safe=Safe.NO,
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )
    with pytest.raises(CannotBeTaken, match="not safe"):
        ask(world, way=Way.POST, reach="2 Hill  Street.")
    with pytest.raises(CannotBeTaken, match="do not read"):
        ask(world, way=Way.INSIDE, representative_id=speaker(world, "Gwen Price"))


def test_whoever_is_protected_from_her_is_cut_out_of_her_pack_even_of_her_own_words(world: World) -> None:
    lucy = Person.objects.create(organisation=world.organisation, known_as="Lucy", full_name="Lucy Farr")
    facts.grant(
        Relation.CASELOAD,
        PersonId(lucy.pk),
        by=world.actor("dee"),
        at=world.at,
        account_id=AccountId(world.accounts["sam"].pk),
    )
    know(world, "Lucy", "Lucy Farr moved to the mill.")
    limit(world, Party(names=("Mary Hale",), person_id=world.mary.pk), person=lucy, by="sam")
    request_id = ask(world)

    now = draft(world, request_id)
    assert {one.must for one in now.proposals if "Lucy" in one.words} == {True}
    decide(world, request_id)
    look(world, request_id)
    let_out(world, request_id)

    pack = Release.objects.get(request_id=request_id)
    assert "Lucy" not in pack.to_read + pack.for_machines
    assert "Farr" not in pack.to_read + pack.for_machines


# ---- two people, and nothing behind their backs ----


def test_the_second_person_is_another_who_stands_not_in_it_and_sees_what_goes(world: World) -> None:
    know(world, "Dee Marsh")
    request_id = ask(world)
    priya, dee = world.actor("priya"), world.actor("dee")
    with refused(Hindrance.UNDECIDED):
        choosing.ask_second_look(request_id=request_id, by=priya, at=world.at)
    decide(world, request_id)
    choosing.ask_second_look(request_id=request_id, by=priya, at=world.at)
    seal = draft(world, request_id).ready.seal

    with refused(Hindrance.OWN_WORK):
        choosing.look_again(request_id=request_id, is_right=True, words="", seal=seal, by=priya, at=world.at)
    with refused(Hindrance.NAMED):
        choosing.look_again(request_id=request_id, is_right=True, words="", seal=seal, by=dee, at=world.at)
    with refused(Hindrance.NOT_APPROVED):
        let_out(world, request_id)


def test_a_pack_that_changed_after_the_second_look_is_looked_at_again(world: World) -> None:
    request_id = ask(world)
    decide(world, request_id)
    look(world, request_id)
    know(world, "Ray")

    with refused(Hindrance.CHANGED):
        let_out(world, request_id)

    decide(world, request_id)
    with refused(Hindrance.CHANGED):
        let_out(world, request_id)
    look(world, request_id)
    let_out(world, request_id)


def test_who_reads_one_pack_does_not_find_another_right(world: World) -> None:
    request_id = ask(world)
    decide(world, request_id)
    choosing.ask_second_look(request_id=request_id, by=world.actor("priya"), at=world.at)
    seal = draft(world, request_id, who="dee").ready.seal
    know(world, "Ray")
    decide(world, request_id)

    with refused(Hindrance.CHANGED):
        choosing.look_again(
            request_id=request_id, is_right=True, words="", seal=seal, by=world.actor("dee"), at=world.at
        )
    with refused(Hindrance.SAY_WHAT):
        choosing.look_again(
            request_id=request_id, is_right=False, words=" ", seal=seal, by=world.actor("dee"), at=world.at
        )


def test_nothing_goes_out_while_a_word_that_is_left_out_is_found_in_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    know(world, "Ray")
    request_id = ask(world)
    decide(world, request_id)
    look(world, request_id)
    monkeypatch.setattr(rules, "burnt", lambda text, _words: text)  # a redaction that forgets

    with refused(Hindrance.STILL_THERE):
        let_out(world, request_id)

    assert not Release.objects.exists()
    assert not Gone.objects.exists()


# ---- reasons ----


def test_harm_is_a_reason_only_on_a_professionals_word_that_is_written_down(world: World) -> None:
    know(world, "Ray")
    request_id = ask(world)
    priya, key = world.actor("priya"), draft(world, request_id).proposals[0].key
    with refused(Hindrance.NO_OPINION):
        choosing.choose(request_id=request_id, decided={key: Decided(Reason.HARM)}, by=priya, at=world.at)
    with refused(Hindrance.SAY_WHY):
        choosing.choose(request_id=request_id, decided={key: Decided(Reason.REASONABLE)}, by=priya, at=world.at)

    opinion = choosing.write_opinion(
        request_id=request_id,
        name="Dr Ellis",
        profession=Profession.DOCTOR,
        words="It could bring the nights back.",
        said_on=ANCHOR,
        by=priya,
        at=world.at,
    )
    other = ask(world)
    with refused(Hindrance.NO_OPINION):
        choosing.choose(
            request_id=other, decided={key: Decided(Reason.HARM, opinion_id=opinion)}, by=priya, at=world.at
        )
    choosing.choose(
        request_id=request_id, decided={key: Decided(Reason.HARM, opinion_id=opinion)}, by=priya, at=world.at
    )
    assert Choice.objects.get().opinion_id == opinion
    assert draft(world, request_id).reasons == (Reason.HARM,)


def test_a_worker_leaves_out_more_words_and_whole_lines(world: World) -> None:
    know(world, "Ray", "He sleeps in the boat house when the tide is out.")
    request_id = ask(world)
    priya, out = world.actor("priya"), Decided(Reason.ABOUT_ANOTHER)
    with refused(Hindrance.NOT_THERE):
        choosing.leave_out_line(request_id=request_id, line_key="nothing", decided=out, by=priya, at=world.at)

    choosing.leave_out_words(request_id=request_id, words="boat  house", decided=out, by=priya, at=world.at)
    with refused(Hindrance.NOT_THERE):
        choosing.leave_out_words(request_id=request_id, words="Boat House", decided=out, by=priya, at=world.at)
    (key,) = {line.key for _part, line in draft(world, request_id).whole.lines if line.said == "Ray"}
    choosing.leave_out_line(request_id=request_id, line_key=key, decided=out, by=priya, at=world.at)

    told = str([line for one in draft(world, request_id).chapters for line in one.lines])
    assert "boat house" not in told
    assert "tide" not in told


# ---- clocks ----


def test_a_month_and_once_two_more_before_it_is_over(world: World) -> None:
    request_id = ask(world)
    late, priya = world.at + timedelta(days=40), world.actor("priya")

    def longer(at: object = world.at) -> None:
        requests.take_longer(
            request_id=request_id,
            because=Longer.COMPLEX,
            words="There is much.",
            by=priya,
            at=at,  # type: ignore[arg-type]
        )

    assert str(request_for(priya, request_id, at=world.at).due_on) == "2026-06-04"
    with refused(Hindrance.NO_LONGER):
        longer(late)
    longer()
    assert str(request_for(priya, request_id, at=world.at).due_on) == "2026-08-04"
    with refused(Hindrance.NO_LONGER):
        longer()


def test_it_stands_on_the_day_of_whoever_took_it_then_of_the_second_and_late_of_everybody(world: World) -> None:
    def deeds(who: str, days: int = 0) -> list[Deed]:
        day = day_for(world.actor(who), at=world.at + timedelta(days=days))
        return [one.deed for part in day.parts for one in part.duties if one.deed in {Deed.PACK, Deed.SECOND_LOOK}]

    request_id = ask(world)
    assert (deeds("priya"), deeds("dee"), deeds("sam")) == ([Deed.PACK], [], [])
    assert deeds("dee", days=40) == [Deed.PACK]
    decide(world, request_id)
    choosing.ask_second_look(request_id=request_id, by=world.actor("priya"), at=world.at)
    assert (deeds("priya"), deeds("dee")) == ([], [Deed.SECOND_LOOK])
    requests.withdraw_request(request_id=request_id, words="No more.", by=world.actor("priya"), at=world.at)
    assert (deeds("priya", days=40), deeds("dee", days=40)) == ([], [])
    with refused(Hindrance.OVER):
        choosing.ask_second_look(request_id=request_id, by=world.actor("priya"), at=world.at)


def test_a_request_is_of_a_day_that_has_been(world: World) -> None:
    asked = Asked(Identity.KNOWN, "Here.", Way.HAND, ANCHOR + timedelta(days=1))
    with pytest.raises(CannotBeTaken):
        requests.receive_request(person_id=PersonId(world.mary.pk), asked=asked, by=world.actor("priya"), at=world.at)


def test_a_stranger_and_whoever_is_close_see_nothing_of_it(world: World) -> None:
    request_id = ask(world)
    for who in ("anne", "sam", "grace", "ada", "olu", "femi"):
        with pytest.raises(NotVisible):
            request_for(world.actor(who), request_id, at=world.at)
