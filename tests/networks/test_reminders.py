"""It has been a while: who asked is told once, the way they chose; a worker where they say so; kept apart, nobody."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from kith.correspondence import jobs as outbox
from kith.correspondence.models import Delivery, Message, Waiting
from kith.correspondence.rules import Outcome
from kith.ground import clock
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, TieId
from kith.networks.actions import (
    NotWithoutThemError,
    ask_to_be_reminded,
    change_tie,
    dispute_contact,
    end_reminder,
    mark_as_remembered,
    note_contact,
    put_back,
    take_off_map,
    talk_over,
)
from kith.networks.jobs import remind
from kith.networks.models import Contact, Reminded, Reminder, Tie
from kith.networks.queries.maps import tie_for
from kith.networks.queries.reminders import reaches_of
from kith.networks.queries.to_ask import ToAsk, What, ties_to_ask_about
from kith.networks.rules.reminders import Reach, Whom
from kith.networks.rules.vocabulary import Help, Life, Mode, Rhythm, Wish
from kith.people.actions import add_contact
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safety.actions import endings
from kith.today.queries import day_for
from kith.today.rules import Deed
from tests.client import WeatherClient
from tests.networks import maps
from tests.networks.maps import ANNE, MARYS_WORD, PRIYAS_WORD
from tests.safety.samples import STEP_BACK
from tests.world import ANCHOR, World

DAY = timedelta(days=1)
OWN = Told(Voice.OWN, "Mary", Telling.OWN_HAND, ANCHOR)


@pytest.fixture
def anne(world: World) -> TieId:
    tie_id = maps.add(world, ANNE)
    maps.decide(world, tie_id, Wish.KEEP)
    return tie_id


def ask(
    world: World,
    tie_id: TieId,
    reach: Reach = Reach.INSIDE,
    *,
    tells_worker: bool = False,
    by: str = "mary",
    told: Told = OWN,
    at: datetime | None = None,
) -> None:
    ask_to_be_reminded(
        tie_id=tie_id,
        rhythm=Rhythm.WEEKLY,
        reach=reach,
        tells_worker=tells_worker,
        told=told,
        by=world.actor(by),
        at=at or world.at,
    )


def in_touch(world: World, tie_id: TieId, days: int, *, by: str = "mary") -> Contact:
    at = world.at + days * DAY
    note_contact(tie_id=tie_id, on=at.date(), mode=Mode.PHONE, mood=None, told=OWN, by=world.actor(by), at=at)
    return Contact.objects.latest("at")


def noon(world: World, days: int) -> datetime:
    return (world.at + days * DAY).replace(hour=12)


def hears(viewer: Actor, *, at: datetime) -> list[ToAsk]:
    return [one for one in ties_to_ask_about(viewer, at=at) if one.what is What.QUIET]


def version_of(tie_id: TieId) -> int:
    return Tie.objects.get(pk=tie_id).version


def test_whoever_asked_is_told_once_of_a_quiet_spell_in_kind_words(world: World, anne: TieId) -> None:
    ask(world, anne)

    told = [remind(noon(world, days)) for days in range(40)]

    message = Message.objects.get()
    assert [day for day, count in enumerate(told) if count] == [11]
    assert "It’s been a while since you and Anne were in touch. Want to ring?" in message.body
    assert "missed" not in message.body.lower()
    assert "Anne" not in message.subject
    assert (message.account_id, message.channel) == (world.mary.account_id, "in-app")


def test_two_ticks_at_once_tell_once(world: World, anne: TieId) -> None:
    ask(world, anne)

    assert (remind(noon(world, 11)), remind(noon(world, 11))) == (1, 0)


def test_nobody_who_did_not_ask_is_ever_told(world: World, anne: TieId) -> None:
    in_touch(world, anne, 0)

    assert remind(noon(world, 200)) == 0
    assert not Message.objects.exists()


def test_nobody_is_woken(world: World, anne: TieId) -> None:
    ask(world, anne)

    assert remind(noon(world, 11).replace(hour=2)) == 0
    assert remind(noon(world, 11)) == 1


def test_a_contact_begins_a_new_spell_and_one_that_is_disputed_does_not(world: World, anne: TieId) -> None:
    ask(world, anne)
    contact = in_touch(world, anne, 9, by="priya")

    assert remind(noon(world, 12)) == 0
    dispute_contact(contact_id=contact.pk, told=OWN, by=world.actor("mary"), at=noon(world, 12))
    assert remind(noon(world, 12)) == 1


def test_only_the_person_can_ask_and_only_they_can_dispute(world: World, anne: TieId) -> None:
    with pytest.raises(NotWithoutThemError):
        ask(world, anne, by="priya", told=PRIYAS_WORD)
    contact = in_touch(world, anne, 0, by="priya")
    with pytest.raises(NotWithoutThemError):
        dispute_contact(contact_id=contact.pk, told=PRIYAS_WORD, by=world.actor("priya"), at=world.at)
    for stranger in ("sam", "anne"):
        with pytest.raises(NotVisible):
            ask(world, anne, by=stranger)
        with pytest.raises(NotVisible):
            dispute_contact(contact_id=contact.pk, told=OWN, by=world.actor(stranger), at=world.at)

    assert not Reminder.objects.exists()
    assert not tie_for(anne, viewer=world.actor("mary"), at=world.at).contacts[0].disputed


def test_a_worker_hears_later_and_only_where_the_person_chose_it(world: World, anne: TieId) -> None:
    ask(world, anne, tells_worker=True)

    heard = {days: len(hears(world.actor("priya"), at=noon(world, days))) for days in (11, 14)}
    for days in (11, 14, 15):
        remind(noon(world, days))
    (duty,) = hears(world.actor("priya"), at=noon(world, 15))

    assert heard == {11: 0, 14: 0}
    assert (duty.known_as, duty.tie_id, duty.name) == ("Mary", anne, "")
    assert not hears(world.actor("sam"), at=noon(world, 15))
    assert not hears(world.actor("anne"), at=noon(world, 15))


def test_what_a_worker_hears_stands_on_their_day_names_nobody_and_ends(world: World, anne: TieId) -> None:
    ask(world, anne, Reach.WORKER)
    at = noon(world, 11)
    remind(at)

    (duty,) = [
        duty
        for part in day_for(world.actor("priya"), at=at).parts
        for duty in part.duties
        if duty.deed is Deed.BEEN_A_WHILE
    ]
    talk_over(reminded_id=Reminded.objects.get(whom=Whom.WORKER).pk, by=world.actor("priya"), at=at)

    assert (duty.who, duty.what, duty.route) == ("Mary", "", "networks:tie")
    assert not hears(world.actor("priya"), at=at)
    assert remind(noon(world, 60)) == 0
    assert not Message.objects.exists()


@pytest.mark.parametrize("how", ["a contact", "the end of it", "a death"])
def test_a_worker_hears_no_more_once_it_is_not_so(world: World, anne: TieId, how: str) -> None:
    ask(world, anne, Reach.WORKER)
    remind(noon(world, 11))
    assert hears(world.actor("priya"), at=noon(world, 12))

    if how == "a contact":
        in_touch(world, anne, 12)
    elif how == "the end of it":
        end_reminder(tie_id=anne, by=world.actor("mary"), at=noon(world, 12))
    else:
        mark_as_remembered(tie_id=anne, told=OWN, version=version_of(anne), by=world.actor("mary"), at=noon(world, 12))

    assert not hears(world.actor("priya"), at=noon(world, 12))


def test_nothing_reminds_of_who_is_kept_apart_and_no_reminder_can_be_asked_for(world: World, anne: TieId) -> None:
    ask(world, anne, tells_worker=True)
    maps.limit_contact_with_anne(world, at=world.at + 5 * DAY)

    assert remind(noon(world, 300)) == 0
    assert not Reminded.objects.exists()
    with pytest.raises(Stopped):
        ask(world, anne, at=noon(world, 6))


def test_a_limit_that_begins_while_a_letter_waits_keeps_it_back(world: World, anne: TieId) -> None:
    reachable(world, Way.EMAIL, "mary@example.org")
    ask(world, anne, Reach.EMAIL)
    remind(noon(world, 11))
    maps.limit_contact_with_anne(world, at=world.at + 11 * DAY)

    with clock.fixed(noon(world, 12)):
        outbox.send_what_waits(noon(world, 12))

    assert [delivery.outcome for delivery in Delivery.objects.all()] == [Outcome.GIVEN_UP]
    assert mail.outbox == []


def reachable(world: World, way: Way, words: str, safe: Safe = Safe.YES) -> None:
    add_contact(
        person_id=PersonId(world.mary.pk),
        way=way,
        words=words,
        safe=safe,
        told=MARYS_WORD,
        by=world.actor("priya"),
        at=world.at,
    )


@pytest.mark.parametrize(
    "how", ["a death", "off the map", "not in their life", "step back", "ended", "an ending planned"]
)
def test_a_letter_that_waits_is_called_back_at_once(world: World, anne: TieId, how: str) -> None:
    reachable(world, Way.POST, "1 Harbour Street")
    ask(world, anne, Reach.LETTER)
    remind(noon(world, 11))
    assert Waiting.objects.filter(message__body__contains="Anne").exists()
    mary, at = world.actor("mary"), noon(world, 12)

    match how:
        case "a death":
            mark_as_remembered(tie_id=anne, told=OWN, version=version_of(anne), by=mary, at=at)
        case "off the map":
            take_off_map(tie_id=anne, told=OWN, version=version_of(anne), by=mary, at=at)
        case "not in their life":
            facts = maps.replace(ANNE, life=Life.NOT_NOW, rhythm=None)
            change_tie(tie_id=anne, facts=facts, told=OWN, version=version_of(anne), by=mary, at=at)
        case "not sure":
            maps.decide(world, anne, Wish.UNDECIDED, at=at)
        case "ended":
            end_reminder(tie_id=anne, by=mary, at=at)
        case _:
            endings.plan_ending(tie_id=anne, plan=STEP_BACK, told=OWN, by=mary, at=at)

    assert not Waiting.objects.exists()
    assert [delivery.outcome for delivery in Delivery.objects.all()] == [Outcome.STOPPED]


def test_nothing_else_that_waits_is_called_back(world: World, anne: TieId) -> None:
    reachable(world, Way.POST, "1 Harbour Street")
    betty = maps.add(world, maps.LATER[0][0])
    maps.decide(world, betty, Wish.GROW)
    for tie_id in (anne, betty):
        ask(world, tie_id, Reach.LETTER)
    remind(noon(world, 11))

    mark_as_remembered(tie_id=anne, told=OWN, version=version_of(anne), by=world.actor("mary"), at=noon(world, 12))

    assert "Betty" in Waiting.objects.get().message.body


def test_it_goes_only_to_what_they_called_safe(world: World, anne: TieId) -> None:
    mary_id, priya = PersonId(world.mary.pk), world.actor("priya")
    reachable(world, Way.EMAIL, "shared@example.org", Safe.NOT_ASKED)
    before = reaches_of(mary_id, viewer=priya, at=world.at)
    ask(world, anne, Reach.EMAIL)

    assert before == (Reach.INSIDE, Reach.WORKER)
    assert remind(noon(world, 11)) == 0
    assert not tie_for(anne, viewer=world.actor("mary"), at=world.at).reminder.can_be_reached
    reachable(world, Way.EMAIL, "mary@example.org")
    assert reaches_of(mary_id, viewer=priya, at=world.at) == (Reach.INSIDE, Reach.EMAIL, Reach.WORKER)
    assert remind(noon(world, 12)) == 1
    assert Message.objects.get().address == "mary@example.org"


def test_a_text_names_nobody(world: World, anne: TieId) -> None:
    reachable(world, Way.MOBILE, "07700 900123")
    ask(world, anne, Reach.TEXT)
    remind(noon(world, 11))

    body = Message.objects.get().body
    assert body.startswith("It’s been a while. Want to ring?")
    assert "Anne" not in body


def test_one_goes_to_a_group_and_does_not_ring_it(world: World) -> None:
    group = maps.add(world, maps.replace(maps.LATER[3][0], helps_with=frozenset({Help.COMPANY})))
    maps.decide(world, group, Wish.GROW)
    ask(world, group)
    remind(noon(world, 11))

    assert "It’s been a while since Paint & Natter. Want to go again?" in Message.objects.get().body


def test_who_is_taken_off_and_put_back_is_reminded_of_again(world: World, anne: TieId) -> None:
    ask(world, anne)
    take_off_map(tie_id=anne, told=OWN, version=version_of(anne), by=world.actor("mary"), at=world.at)
    assert remind(noon(world, 11)) == 0

    put_back(tie_id=anne, told=OWN, version=version_of(anne), by=world.actor("mary"), at=noon(world, 11))
    assert remind(noon(world, 11)) == 1


def test_asking_anew_takes_the_place_of_what_was_asked(world: World, anne: TieId) -> None:
    ask(world, anne)
    ask(world, anne, Reach.WORKER)

    assert [row.ended_at is None for row in Reminder.objects.order_by("asked_at", "ended_at")].count(True) == 1
    assert remind(noon(world, 11)) == 1
    assert not Message.objects.exists()


def page_of(world: World, client: WeatherClient, name: str, tie_id: TieId) -> str:
    client.force_login(world.accounts[name])
    return client.get(reverse("networks:tie", kwargs={"tie_id": tie_id})).content.decode()


def test_asked_for_seen_and_ended_on_the_page(world: World, client: WeatherClient, anne: TieId) -> None:
    remind_page = reverse("networks:remind", kwargs={"tie_id": anne})
    before = page_of(world, client, "mary", anne)

    asked = client.get(remind_page).content.decode()
    kept = client.post(remind_page, {"rhythm": "weekly", "reach": "inside", "tells_worker": "on"}, follow=True)
    with clock.fixed(noon(world, 13)):
        quiet = page_of(world, client, "mary", anne)
    ended = client.post(reverse("networks:end-reminder", kwargs={"tie_id": anne}), follow=True).content.decode()

    assert "Tell me when it’s been a while" in before
    assert "By text message" not in asked
    assert "If it goes on being quiet, a worker hears of it too." in kept.content.decode()
    assert "Want to ring?" in quiet
    assert "There are no more reminders about this." in ended
    assert "Want to ring?" not in ended


def test_a_worker_writes_down_what_the_person_asked_for(world: World, client: WeatherClient, anne: TieId) -> None:
    client.force_login(world.accounts["priya"])
    remind_page = reverse("networks:remind", kwargs={"tie_id": anne})
    fields = {"rhythm": "weekly", "reach": "worker", "said_on": "2026-05-04"}

    other = client.post(remind_page, {**fields, "told": "other", "told_by": "Anne"}).content.decode()
    assert not Reminder.objects.exists()
    client.post(remind_page, {**fields, "told": "phone"})
    remind(noon(world, 11))
    with clock.fixed(noon(world, 11)):
        page = page_of(world, client, "priya", anne)
        reminded_id = Reminded.objects.get().pk
        after = client.post(reverse("networks:talked-over", kwargs={"reminded_id": reminded_id}), follow=True)

    assert "Only the person can ask for this." in other
    assert Reminder.objects.get().said_by == "Mary"
    assert "chose that you hear of it" in page
    assert "chose that you hear of it" not in after.content.decode()


def test_what_is_wanted_is_asked_first(world: World, client: WeatherClient) -> None:
    joan = maps.add(world, maps.replace(ANNE, name="Joan"))
    client.force_login(world.accounts["mary"])

    page = client.get(reverse("networks:remind", kwargs={"tie_id": joan})).content.decode()
    client.post(reverse("networks:remind", kwargs={"tie_id": joan}), {"rhythm": "weekly", "reach": "inside"})

    assert "Say that first." in page
    assert not Reminder.objects.exists()


def test_a_disputed_contact_says_so_wherever_it_is_shown(world: World, client: WeatherClient, anne: TieId) -> None:
    contact = in_touch(world, anne, 0, by="priya")
    client.force_login(world.accounts["mary"])
    dispute = reverse("networks:dispute", kwargs={"noted_id": contact.pk})

    asked = client.get(dispute).content.decode()
    after = client.post(dispute, follow=True).content.decode()

    assert "Nothing is sent to anyone." in asked
    assert "Disputed" in after
    assert "Disputed" in page_of(world, client, "priya", anne)
    assert tie_for(anne, viewer=world.actor("priya"), at=world.at).tie.last_contact_on is None
    assert not Message.objects.exists()
