"""The pages of a referral, pressed through as Priya, Mary and Ken."""

import pytest
from django.test import Client
from django.urls import reverse

from kith.ground.ids import PersonId
from kith.referrals.models import Referral, ToldBack
from kith.referrals.queries.stories import story
from kith.referrals.rules.turns import State
from tests.matching.stories import hinder_mary, let_mary_tell
from tests.referrals.stories import proposed, sent, town_with_ken
from tests.world import World

YES = {"told": "phone", "said_on": "2026-05-04", "explained_how": "Read out on the phone"}


def client_of(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.accounts[name])
    return client


def page_of(world: World, name: str, route: str, **kwargs: object) -> str:
    return client_of(world, name).get(reverse(f"referrals:{route}", kwargs=kwargs)).content.decode()


def test_a_worker_proposes_sees_what_leaves_and_sends_it(world: World) -> None:
    listings = town_with_ken(world)
    let_mary_tell(world)
    priya = client_of(world, "priya")

    begun = priya.post(
        reverse("referrals:propose", kwargs={"person_id": world.mary.pk, "listing_id": listings["Gentle Moves"]}),
        {"route": "refer", "for_what": "company"},
    )
    preview = priya.get(begun["Location"]).content.decode()
    assert "What Gentle Moves" in preview.replace("<bdi>", "").replace("</bdi>", "")
    assert "I miss moving" in preview
    priya.post(
        begun["Location"],
        {**YES, "ticked": ["known_as"], "reader_name": "Ken", "reader_email": "ken@harbour.example"},
    )

    found = story(world.actor("priya"), Referral.objects.get().pk, at=world.at)
    assert found.row.standing.state is State.SENT
    assert [one.words for one in found.left] == ["Mary"]


def test_the_story_shows_the_whole_way_on_one_line(world: World) -> None:
    way = sent(world)

    words = page_of(world, "priya", "referral", referral_id=way.referral_id)

    assert "Where it is now: sent" in words
    assert words.count('aria-current="step"') == 1
    assert "Nothing else was sent." in words


@pytest.mark.parametrize("route", ["referral", "send", "answer-here", "first-visit", "visit"])
def test_a_stranger_sees_not_found(world: World, route: str) -> None:
    way = sent(world)

    answered = client_of(world, "sam").get(reverse(f"referrals:{route}", kwargs={"referral_id": way.referral_id}))

    assert answered.status_code == 404


@pytest.mark.parametrize("route", ["send", "answer-here", "first-visit", "visit"])
def test_a_manager_reads_and_does_not_write(world: World, route: str) -> None:
    way, dee = sent(world), client_of(world, "dee")

    assert dee.get(reverse("referrals:referral", kwargs={"referral_id": way.referral_id})).status_code == 200
    answered = dee.get(reverse(f"referrals:{route}", kwargs={"referral_id": way.referral_id}))
    assert answered.status_code in {403, 404}


def test_the_list_says_where_each_stands_and_whose_turn_it_is(world: World) -> None:
    sent(world)

    for name in ("priya", "dee", "ken", "mary"):
        words = client_of(world, name).get(reverse("referrals:list")).content.decode()
        assert "Gentle Moves" in words, name
    assert "Gentle Moves" not in client_of(world, "sam").get(reverse("referrals:list")).content.decode()


def test_the_organiser_answers_signed_in(world: World) -> None:
    way, ken = sent(world), client_of(world, "ken")
    here = reverse("referrals:answer-here", kwargs={"referral_id": way.referral_id})

    assert "Yes, they can come" in ken.get(here).content.decode()
    ken.post(here, {"answer": "yes", "words": "Gladly"})

    assert way.told_to().row.standing.state is State.ACCEPTED


def test_the_first_visit_page_names_what_is_not_in_place(world: World) -> None:
    way = sent(world)
    hinder_mary(world)
    client_of(world, "ken").post(
        reverse("referrals:answer-here", kwargs={"referral_id": way.referral_id}), {"answer": "yes", "words": ""}
    )
    page = reverse("referrals:first-visit", kwargs={"referral_id": way.referral_id})

    answered = client_of(world, "priya").post(page, {"visit_at": "2026-05-12T11:00", "greeter": "Ken"})

    assert "This must be in place first: My knees are bad" in answered.content.decode()


def test_steps_that_ask_for_words_are_taken(world: World) -> None:
    way, priya = sent(world), client_of(world, "priya")
    page = reverse("referrals:next", kwargs={"referral_id": way.referral_id, "step": "take-back"})

    assert priya.get(page).status_code == 200
    priya.post(page, {"words": "She would rather wait"})

    assert way.told_to().row.standing.state is State.TAKEN_BACK
    nowhere = reverse("referrals:next", kwargs={"referral_id": way.referral_id, "step": "nowhere"})
    assert priya.get(nowhere).status_code == 404


def test_a_drafted_message_is_read_before_it_goes(world: World) -> None:
    from kith.referrals.actions.sending import Outside

    way = sent(world, hearer=Outside("Dr Ellis", "ellis@surgery.example"))
    client_of(world, "ken").post(
        reverse("referrals:answer-here", kwargs={"referral_id": way.referral_id}), {"answer": "yes", "words": ""}
    )
    draft, priya = ToldBack.objects.get(), client_of(world, "priya")
    page = reverse("referrals:told", kwargs={"told_id": draft.pk})

    assert "Dr Ellis" in priya.get(page).content.decode()
    priya.post(page, {"words": "Mary has a place."})

    draft.refresh_from_db()
    assert (draft.words, draft.sent_by) == ("Mary has a place.", "Priya")


def test_mary_reads_her_own_referral(world: World) -> None:
    way = proposed(world)

    assert "Gentle Moves" in page_of(world, "mary", "referral", referral_id=way.referral_id)
    assert "Gentle Moves" in page_of(world, "mary", "of-person", person_id=PersonId(world.mary.pk))
