"""The kit: what is noticed waits for the person's word; cards lie where they were put; private ones are theirs."""

from uuid import UUID

import pytest
from django.urls import reverse

from kith.ground.access.gate import NotVisible
from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.matching.queries.seekers import choices_of, seeker_of
from kith.people.actions.writing import NotSaidSo
from kith.people.queries import circumstances_of, person_of
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.people.rules.vocabulary import Interest
from kith.wishes.actions import NotTheirWordError, Put, answer_noticed, draw_good_week, notice, sort_cards
from kith.wishes.models import GoodWeek, Noticed, Sorted, Sorting
from kith.wishes.packs.cards import CARDS
from kith.wishes.queries import wishes_of
from kith.wishes.rules.vocabulary import Answer, Day, Mat, PartOfDay
from tests.client import WeatherClient
from tests.world import ANCHOR, World

SEEN = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR)
SAID = Told(Voice.OWN, "Mary", Telling.FACE, ANCHOR)
OWN = Told(Voice.OWN, "Mary", Telling.OWN_HAND, ANCHOR)


def noticed(
    world: World, told: Told = SEEN, by: str = "priya", interest: Interest | None = Interest.WATCHING_SPORT
) -> UUID:
    return notice(
        person_id=PersonId(world.mary.pk),
        words="She lit up at the match",
        where="the bowls club",
        interest=interest,
        told=told,
        by=world.actor(by),
        at=world.at,
    )


def answered(world: World, noticed_id: UUID, answer: Answer, told: Told = SAID, by: str = "priya") -> None:
    answer_noticed(noticed_id=noticed_id, answer=answer, told=told, by=world.actor(by), at=world.at)


def likes(world: World) -> dict[str, str]:
    held = circumstances_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at).interests
    return {one.code: one.words for one in held}


def said_for_matching(world: World) -> set[str]:
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    person = person_of(priya, mary_id, at=world.at)
    seeker = seeker_of(priya, person, choices_of(priya, mary_id, at=world.at), at=world.at)
    return {interest for saying in seeker.sayings for interest in saying.interests}


def test_what_a_worker_noticed_is_a_guess_that_drives_nothing_until_the_person_says_so(world: World) -> None:
    noticed_id = noticed(world)

    before = (likes(world), said_for_matching(world))
    (waiting,) = wishes_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at).waiting
    answered(world, noticed_id, Answer.YES)

    assert before == ({}, set())
    assert waiting.answer is None
    assert likes(world) == {"watching_sport": "She lit up at the match"}
    assert said_for_matching(world) == {"watching_sport"}
    assert not wishes_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at).waiting


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_SURE])
def test_a_no_or_not_sure_makes_nothing_of_it(world: World, answer: Answer) -> None:
    answered(world, noticed(world), answer)

    assert likes(world) == {}
    waits = wishes_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at).waiting
    assert bool(waits) is (answer is Answer.NOT_SURE)


def test_nobody_but_the_person_says_that_it_is_so(world: World) -> None:
    noticed_id = noticed(world)

    with pytest.raises(NotTheirWordError):
        answered(world, noticed_id, Answer.YES, told=SEEN)
    for stranger in ("sam", "anne", "grace"):
        with pytest.raises(NotVisible):
            answered(world, noticed_id, Answer.YES, by=stranger)

    assert likes(world) == {}


def test_what_they_noticed_themself_is_so_at_once(world: World) -> None:
    noticed(world, OWN, "mary")

    assert likes(world) == {"watching_sport": "She lit up at the match"}


def test_what_they_like_already_keeps_their_words(world: World) -> None:
    noticed(world, OWN, "mary")
    other = notice(
        person_id=PersonId(world.mary.pk),
        words="Another match",
        where="",
        interest=Interest.WATCHING_SPORT,
        told=SEEN,
        by=world.actor("priya"),
        at=world.at,
    )
    answered(world, other, Answer.YES)

    assert likes(world) == {"watching_sport": "She lit up at the match"}


def test_what_is_noticed_and_is_no_known_interest_stays_in_their_words(world: World) -> None:
    answered(world, noticed(world, interest=None), Answer.YES)

    assert likes(world) == {}
    (one,) = wishes_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at).noticed
    assert (one.words, one.where, one.answer) == ("She lit up at the match", "the bowls club", Answer.YES)


def sorted_by(world: World, told: Told = SAID, by: str = "priya") -> None:
    sort_cards(
        person_id=PersonId(world.mary.pk),
        cards=[
            Put(Mat.IMPORTANT, card="friends"),
            Put(Mat.IMPORTANT, card="sex", is_private=True),
            Put(Mat.NOT_SURE, words="My allotment"),
        ],
        told=told,
        by=world.actor(by),
        at=world.at,
    )


def test_cards_lie_where_they_were_put_and_those_that_are_private_are_for_the_person_alone(world: World) -> None:
    sorted_by(world)
    mary_id = PersonId(world.mary.pk)

    seen = {
        name: [card.words for card in wishes_of(world.actor(name), mary_id, at=world.at).sortings[0].cards]
        for name in ("mary", "priya")
    }

    assert seen["mary"] == [CARDS["friends"].words, CARDS["sex"].words, "My allotment"]
    assert seen["priya"] == [CARDS["friends"].words, "My allotment"]
    for stranger in ("sam", "anne"):
        assert wishes_of(world.actor(stranger), mary_id, at=world.at).sortings == ()
        assert not Sorted.objects.visible_to(world.actor(stranger), may=Permission.MAP_SEE, at=world.at).exists()


def test_a_worker_sorts_nothing_for_anybody(world: World) -> None:
    with pytest.raises(NotSaidSo):
        sorted_by(world, told=SEEN)
    with pytest.raises(NotSaidSo):
        draw_good_week(
            person_id=PersonId(world.mary.pk),
            times={(Day.MONDAY, PartOfDay.MORNING): "Swim"},
            told=SEEN,
            by=world.actor("priya"),
            at=world.at,
        )

    assert not Sorting.objects.exists()
    assert not GoodWeek.objects.exists()


def page(client: WeatherClient, world: World, name: str, route: str) -> str:
    client.force_login(world.accounts[name])
    return client.get(reverse(route, kwargs={"person_id": world.mary.pk})).content.decode()


def test_one_line_is_enough_to_note_something(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])

    empty = page(client, world, "priya", "wishes:notice")
    kept = client.post(
        reverse("wishes:notice", kwargs={"person_id": world.mary.pk}),
        {"words": "She hummed in the car", "told": "seen", "said_on": "2026-05-04"},
        follow=True,
    ).content.decode()

    assert 'value="seen" checked' in empty
    assert "It waits for their own word." in kept
    assert "She hummed in the car" in kept
    assert Noticed.objects.get().voice == Voice.WORKER


def test_the_person_answers_on_their_own_page(world: World, client: WeatherClient) -> None:
    noticed_id = noticed(world)
    mine = page(client, world, "mary", "wishes:wishes")
    after = client.post(reverse("wishes:answer", kwargs={"noticed_id": noticed_id}), {"answer": "yes"}, follow=True)

    assert "Is it so?" in mine
    assert "Yes, I like that" in after.content.decode()
    assert likes(world) == {"watching_sport": "She lit up at the match"}


def test_nothing_is_chosen_beforehand_and_one_card_is_enough(world: World, client: WeatherClient) -> None:
    address = reverse("wishes:cards", kwargs={"person_id": world.mary.pk})
    fresh = page(client, world, "mary", "wishes:cards")

    nothing = client.post(address, {}).content.decode()
    client.post(address, {"sex": "important", "animals": "left", "own_1": "My allotment", "own_1_mat": "important"})
    hidden = page(client, world, "priya", "wishes:wishes")
    client.force_login(world.accounts["mary"])
    client.post(address, {"sex": "important", "sex_seen": "on"})

    assert " checked" not in fresh
    assert "One is enough." in nothing
    assert Sorted.objects.count() == 3
    assert "My allotment" in hidden
    assert "Closeness and sex" not in hidden
    assert "Closeness and sex" in page(client, world, "priya", "wishes:wishes")


def test_a_card_of_their_own_wants_a_mat(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    address = reverse("wishes:cards", kwargs={"person_id": world.mary.pk})

    said = client.post(address, {"own_1": "My allotment"}).content.decode()

    assert "Choose a mat for this card." in said
    assert not Sorting.objects.exists()


def test_a_good_week_is_drawn_and_begins_with_the_one_before(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    address = reverse("wishes:good-week", kwargs={"person_id": world.mary.pk})

    empty = client.post(address, {"monday_morning": " "}).content.decode()
    kept = client.post(address, {"monday_morning": "Swim with Betty", "sunday_evening": ""}, follow=True)

    assert "One is enough." in empty
    assert "Swim with Betty" in kept.content.decode()
    assert "Swim with Betty" in client.get(address).content.decode()
    assert GoodWeek.objects.count() == 1


def test_the_kit_on_paper_names_every_card_and_nobody(world: World, client: WeatherClient) -> None:
    sorted_by(world)

    client.force_login(world.accounts["priya"])
    paper = client.get(reverse("wishes:print")).content.decode()

    assert all(card.words in paper for card in CARDS.values())
    assert "My allotment" not in paper
    assert "Mary" not in paper
