"""The answer link: three taps without an account, and nothing personal for anybody else."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from kith.correspondence.models import Message
from kith.gatherings.models import Attendance
from kith.ground import clock
from kith.ground.access import gate
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Entry
from kith.referrals.actions import answering, links
from kith.referrals.models import AnswerLink
from kith.referrals.queries.links import MAY, follow, token_of
from kith.referrals.rules.links import LASTS, SLOW_DOWN_AFTER, Opening
from kith.referrals.rules.turns import State
from tests.referrals.stories import OnItsWay, propose, sent
from tests.world import World

PERSONAL = ("Mary", "01524", "M.")


def address(way: OnItsWay) -> str:
    """Return the path of the newest link, out of the letter itself."""
    message = Message.objects.filter(address="ken@harbour.example").order_by("-posted_at").first()
    assert message is not None
    found = re.search(r"/answer/\S+", message.body)
    assert found is not None
    return found.group()


def says_nothing(words: str) -> bool:
    main = words.split("<main", 1)[1]
    return not any(one in main for one in PERSONAL)


def test_three_taps_answer_a_referral(world: World) -> None:
    way, ken = sent(world), Client()
    link = address(way)

    waiting = ken.get(link)
    assert says_nothing(waiting.content.decode())
    ken.post(link)
    packet = ken.get(link).content.decode()
    assert "Mary" in packet
    assert "01524 000000" in packet
    answered = ken.post(link, {"answer": "yes", "words": ""}, follow=True)

    assert "Thank you" in answered.content.decode()
    found = way.told_to()
    assert found.row.standing.state is State.ACCEPTED
    assert [moment.is_by_link for moment in found.moments[:2]] == [True, True]


def test_the_letter_with_the_link_is_a_key_that_only_its_sender_reads(world: World) -> None:
    sent(world)

    letter = Message.objects.get(address="ken@harbour.example")
    assert letter.is_key
    assert (letter.posted_by, letter.person_id) == ("Priya", world.mary.pk)


def test_looking_alone_opens_nothing(world: World) -> None:
    way, scanner = sent(world), Client()

    scanner.get(address(way))

    assert way.told_to().row.standing.state is State.SENT
    assert way.told_to().links[0].opened_at is None


def test_a_forwarded_link_shows_nothing_personal(world: World) -> None:
    way, ken, somebody = sent(world), Client(), Client()
    link = address(way)
    ken.post(link)

    for answered in (somebody.get(link), somebody.post(link, {"answer": "yes", "words": ""})):
        assert says_nothing(answered.content.decode())
    assert somebody.get(link).status_code == 410
    assert way.told_to().row.standing.state is State.RECEIVED


def test_an_expired_link_shows_nothing_personal_and_says_how_to_ask_for_another(world: World) -> None:
    way, ken = sent(world), Client()
    link = address(way)
    ken.post(link)

    with clock.fixed(world.at + LASTS + timedelta(hours=2)):
        shut = ken.get(link)
        assert shut.status_code == 410
        assert says_nothing(shut.content.decode())
        assert "Send a new link" in shut.content.decode()
        ken.post(link)

    assert AnswerLink.objects.count() == 2
    assert address(way) != link


def test_a_new_link_is_sent_at_most_once_a_day_and_never_elsewhere(world: World) -> None:
    way, ken, somebody = sent(world), Client(), Client()
    link = address(way)
    ken.post(link)

    answered = somebody.post(link)

    assert "A new link was sent" in answered.content.decode()
    assert AnswerLink.objects.count() == 1


@pytest.mark.parametrize("spoil", [lambda token: token[:-3], lambda token: f"x{token}", lambda _token: "nothing"])
def test_a_changed_link_tells_nothing(world: World, spoil: object) -> None:
    way, ken = sent(world), Client()
    token = address(way).removeprefix("/answer/")

    answered = ken.get(f"/answer/{spoil(token)}")  # type: ignore[operator] # one of the three above

    assert answered.status_code == 410
    assert says_nothing(answered.content.decode())
    assert "Gentle Moves" not in answered.content.decode()


def test_a_link_called_back_stops_at_once(world: World) -> None:
    way, ken = sent(world), Client()
    link = address(way)
    ken.post(link)

    links.call_back_links(referral_id=way.referral_id, by=world.actor("priya"), at=way.later(2))

    assert ken.get(link).status_code == 410
    with pytest.raises(gate.NotVisible):
        links.call_back_links(referral_id=way.referral_id, by=world.actor("sam"), at=way.later(2))


def test_a_link_opens_one_referral_and_no_other(world: World) -> None:
    way = sent(world)
    other = propose(world, way.listings, "Paint & Natter")
    link = AnswerLink.objects.get()
    holder = Actor.by_link("Ken", world.organisation.pk, link.pk, *MAY)

    with pytest.raises(gate.NotVisible):
        answering.accept(referral_id=other.referral_id, by=holder, at=way.later(2))
    with pytest.raises(gate.NotVisible):
        answering.accept(referral_id=way.referral_id, by=holder, at=world.at + LASTS + timedelta(days=1))


def test_following_over_and_over_is_slowed(world: World) -> None:
    way, ken = sent(world), Client()
    token = address(way).removeprefix("/answer/")
    holder = follow(token, browser="", at=way.later(2)).holder
    assert holder is not None
    for number in range(SLOW_DOWN_AFTER + 1):
        links.open_link(token=token, browser=f"browser {number}", by=holder, at=way.later(2))

    assert follow(token, browser="browser 0", at=way.later(2)).opening is Opening.TOO_OFTEN
    assert follow(token, browser="browser 0", at=way.later(3)).opening is Opening.OPEN
    assert ken.get(address(way)).status_code == 410


def test_the_secret_is_kept_nowhere(world: World) -> None:
    way = sent(world)
    link = AnswerLink.objects.get()

    assert link.digest not in address(way)
    assert follow(token_of(link.pk, "guessed"), browser="", at=way.later(2)).opening is Opening.UNKNOWN


def test_what_the_holder_reads_is_recorded(world: World) -> None:
    way, ken = sent(world), Client()
    link = address(way)
    ken.post(link)

    ken.get(link)

    look = Entry.objects.filter(act=Act.VIEWED, person=world.mary).order_by("-sequence").first()
    assert look is not None
    assert (look.actor_name, look.about) == ("Ken", "referral")
    assert look.actor_account is None
    assert way.told_to().row.standing.state is State.RECEIVED


def test_telling_that_she_came_takes_the_referral_on_and_asks_about_worrying_words(world: World) -> None:
    way, ken = sent(world), Client()
    link = address(way)
    ken.post(link)
    ken.post(link, {"answer": "yes", "words": ""})

    answered = ken.post(
        link,
        {
            "answer": "visit",
            "outcome": "came",
            "feeling": "enjoyed",
            "is_coming_back": "on",
            "starts_at": "2026-05-12T11:00",
            "words": "She had a bruise on her arm",
        },
        follow=True,
    )

    assert "Raise a concern" in answered.content.decode()
    assert way.told_to().row.standing.state is State.FIRST_ATTENDED
    assert Attendance.objects.get().by == "Ken"


def test_a_no_by_link_needs_its_reason_and_an_alternative(world: World) -> None:
    way, ken = sent(world), Client()
    link = address(way)
    ken.post(link)

    assert "Choose why" in ken.post(link, {"answer": "no"}).content.decode()
    ken.post(link, {"answer": "no", "reason": "full", "alternative": "Thursday has room"})

    assert way.told_to().row.standing.state is State.DECLINED
