"""Letting somebody in, what they are shown, and their going."""

from datetime import timedelta

import pytest

from kith.circles import actions
from kith.circles.actions import NotNow
from kith.circles.queries.circle import KINDS, circle_of, my_places
from kith.circles.queries.shared import Shown, reader_of, shown_to
from kith.circles.rules.standing import Standing
from kith.consent.queries import may_share
from kith.consent.rules.sharing import Information, Purpose, RecipientKind
from kith.correspondence.models import Message
from kith.ground.access.crossings import Party
from kith.ground.access.gate import NotVisible
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import ON_THEIR_WORD, Permission
from kith.ground.access.scoping import _WITH_KEY_PEOPLE
from kith.ground.ids import AccountId, PersonId, TieId
from kith.ground.sign_in.actions import NameTaken
from kith.networks.actions import add_tie, decide_on_tie
from kith.networks.rules.columns import Columns
from kith.networks.rules.vocabulary import Wish
from kith.people.actions import describe
from kith.people.actions.writing import NotSaidSo
from kith.people.rules.about_me import Section
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.plans.actions import plans
from kith.plans.queries.plans import steps_of
from kith.plans.rules.steps import Chooser, Doer, When
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel
from tests.circles.circles import BY_PHONE, in_the_circle, invited, named, shares
from tests.client import WeatherClient
from tests.networks import maps
from tests.world import ANCHOR, World

A_MINUTE = timedelta(minutes=1)
SHE_SAYS_SO = Told(Voice.OTHER, "Anne", Telling.PHONE, ANCHOR)


def _shown(world: World, *, later: timedelta = timedelta()) -> Shown:
    return shown_to(world.actor("anne"), PersonId(world.mary.pk), at=world.at + later)


def _tie(world: World, name: str) -> TieId:
    return add_tie(
        person_id=PersonId(world.mary.pk),
        facts=maps.TieFacts(name=name),
        told=maps.MARYS_WORD,
        by=world.actor("priya"),
        at=world.at,
    )


def _step(world: World, words: str, *, tie_id: TieId | None = None) -> None:
    step = plans.StepWords(words, When.NOW, Chooser.PERSON, Doer.PERSON, tie_id=tie_id)
    plans.add_step(person_id=PersonId(world.mary.pk), step=step, told=BY_PHONE, by=world.actor("priya"), at=world.at)


def test_the_gate_and_the_ledger_call_things_by_the_same_names() -> None:
    assert {Information(one) for one in ON_THEIR_WORD.values()} == set(KINDS)
    assert Purpose(_WITH_KEY_PEOPLE["purpose"]) is Purpose.SUPPORT
    assert RecipientKind(_WITH_KEY_PEOPLE["recipient_kind"]) is RecipientKind.KEY_PERSON


def test_who_says_that_they_are_family_is_shown_nothing_and_cannot_be_invited(world: World) -> None:
    key_person_id = named(world, told=SHE_SAYS_SO)

    with pytest.raises(NotNow):
        invited(world, key_person_id)
    with pytest.raises(NotSaidSo):
        actions.agree_to(key_person_id=key_person_id, told=SHE_SAYS_SO, by=world.actor("priya"), at=world.at)
    with pytest.raises(NotVisible):
        _shown(world)
    assert my_places(world.actor("anne"), at=world.at) == ()


def test_with_the_persons_yes_they_are_invited_and_see_nothing_before_their_own(world: World) -> None:
    key_person_id = named(world, told=SHE_SAYS_SO)
    actions.agree_to(key_person_id=key_person_id, told=BY_PHONE, by=world.actor("priya"), at=world.at)
    invited(world, key_person_id)
    shares(world, key_person_id)

    with pytest.raises(NotVisible):
        _shown(world)
    actions.answer(key_person_id=key_person_id, is_yes=True, by=world.actor("anne"), at=world.at)

    assert _shown(world).about == ()


def test_in_the_circle_nothing_is_shown_that_was_not_said(world: World) -> None:
    in_the_circle(world)

    assert _shown(world).is_empty


def test_the_letter_brings_a_code_to_somebody_new(world: World) -> None:
    key_person_id = named(world, name="Una")
    invited(world, key_person_id, sign_in_name="una")

    letter = Message.objects.get(template="circles/letters/invitation")
    assert letter.is_key
    assert "Mary would like you to be in their circle" in letter.body
    assert "Mary" not in letter.subject


def test_only_a_worker_can_mean_an_account_that_is_here_already(world: World) -> None:
    key_person_id = named(world)

    with pytest.raises(NameTaken):
        actions.invite_key_person(
            key_person_id=key_person_id,
            sign_in_name="anne",
            channel=actions.Channel.LETTER,
            address="2 Hill Street",
            by=world.actor("mary"),
            at=world.at,
        )


def test_each_kind_is_shown_while_it_is_shared_and_no_longer(world: World) -> None:
    mary_id = PersonId(world.mary.pk)
    describe(
        person_id=mary_id,
        section=Section.MATTERS,
        lines=["My garden"],
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )
    _step(world, "Paint again")
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, kinds=[Information.PLAN])

    first = _shown(world)
    shares(world, key_person_id, kinds=[Information.ABOUT_ME], at=world.at + A_MINUTE)
    second = _shown(world, later=A_MINUTE)

    assert [step.words for step in first.steps or ()] == ["Paint again"]
    assert first.about is None
    assert second.steps is None
    assert [part.lines for part in second.about or ()] == [("My garden",)]


def test_a_tie_that_was_not_named_is_nowhere(world: World) -> None:
    anne, joan = _tie(world, "Anne"), _tie(world, "Joan")
    _step(world, "Write a letter", tie_id=joan)
    _step(world, "Ask Joan’s sister for the address")
    _step(world, "Anne rings on Sunday", tie_id=anne)
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=[anne])

    shown = _shown(world)

    assert [mark.name for mark in shown.marks or ()] == ["Anne"]
    assert [step.words for step in shown.steps or ()] == ["Anne rings on Sunday"]


def test_who_comes_onto_the_map_later_is_hidden(world: World) -> None:
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=[_tie(world, "Betty")])

    _tie(world, "Stan")

    assert [mark.name for mark in _shown(world).marks or ()] == ["Betty"]


def test_the_map_tells_no_feeling_no_wish_and_nobodys_words(world: World) -> None:
    mary_id, priya = PersonId(world.mary.pk), world.actor("priya")
    anne = add_tie(person_id=mary_id, facts=maps.ANNE, told=maps.MARYS_WORD, by=priya, at=world.at)
    decide_on_tie(
        tie_id=anne, wish=Wish.STEP_BACK, told=BY_PHONE, columns=Columns(), asked_in=None, by=priya, at=world.at
    )
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=[anne])

    (mark,) = _shown(world).marks or ()
    assert (mark.name, mark.felt, mark.wish, mark.is_two_way) == ("Anne", None, None, False)


def test_leaving_and_coming_back_wakes_no_old_yes(world: World) -> None:
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=[_tie(world, "Betty")])
    actions.leave(key_person_id=key_person_id, by=world.actor("anne"), at=world.at + A_MINUTE)

    with pytest.raises(NotVisible):
        _shown(world, later=A_MINUTE)
    actions.invite_key_person(
        key_person_id=key_person_id,
        sign_in_name="anne",
        channel=actions.Channel.LETTER,
        address="2 Hill Street",
        by=world.actor("priya"),
        at=world.at + A_MINUTE,
    )
    actions.answer(key_person_id=key_person_id, is_yes=True, by=world.actor("anne"), at=world.at + A_MINUTE)

    assert _shown(world, later=A_MINUTE).is_empty


def test_who_is_taken_out_sees_nothing_from_then_on(world: World) -> None:
    key_person_id = in_the_circle(world)
    shares(world, key_person_id)
    actions.end_place(key_person_id=key_person_id, told=BY_PHONE, by=world.actor("priya"), at=world.at + A_MINUTE)

    with pytest.raises(NotVisible):
        _shown(world, later=A_MINUTE)
    (anne,) = circle_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at + A_MINUTE)
    assert anne.standing is Standing.ENDED
    assert anne.kinds == frozenset()


@pytest.mark.parametrize("address", ["2 Hill Street", "01632 960999"])
def test_a_limit_stops_the_invitation_before_it_goes_by_any_name(world: World, address: str) -> None:
    _limit(world, Party(names=("Annie",), addresses=("2 Hill Street",), phones=("01632 960999",)))
    key_person_id = named(world)

    with pytest.raises(Stopped):
        invited(world, key_person_id, address=address)
    assert not Message.objects.filter(template="circles/letters/invitation").exists()


def test_a_limit_that_comes_later_closes_the_page_at_once(world: World) -> None:
    key_person_id = in_the_circle(world)
    shares(world, key_person_id)
    _limit(world, Party(names=("Anne",)))

    with pytest.raises(NotVisible):
        _shown(world)
    assert my_places(world.actor("anne"), at=world.at) == ()


def _limit(world: World, party: Party) -> None:
    begin_limit(
        person_id=PersonId(world.mary.pk),
        party=party,
        party_name=party.names[0],
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not now.",
        by=world.actor("mary"),
        at=world.at,
    )


def test_the_gate_decides_as_the_rule_does(world: World) -> None:
    """Whatever was said and taken back, at any moment the rows that can be read are those that the rule would share."""
    key_person_id = in_the_circle(world)
    _step(world, "Paint again")
    account_id = AccountId(world.accounts["anne"].pk)
    for minute, kinds in enumerate(([Information.PLAN], [], [Information.PLAN, Information.MAP], [Information.MAP])):
        shares(world, key_person_id, kinds=kinds, at=world.at + minute * A_MINUTE)

    for minute in range(5):
        at = world.at + minute * A_MINUTE
        rule = may_share(
            PersonId(world.mary.pk),
            purpose=Purpose.SUPPORT,
            recipient_kind=RecipientKind.KEY_PERSON,
            recipient=str(account_id),
            informations=KINDS,
            at=at,
        )
        steps = steps_of(
            PersonId(world.mary.pk),
            viewer=reader_of(account_id, at=at),
            at=at,
            may=Permission.SHARED_PLAN_SEE,
        )
        assert bool(steps) == bool(rule[Information.PLAN])


def test_the_preview_is_the_page_itself(world: World, client: WeatherClient) -> None:
    anne, joan = _tie(world, "Anne"), _tie(world, "Joan")
    _step(world, "Write to Joan", tie_id=joan)
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=[anne])

    client.force_login(world.accounts["mary"])
    preview = _part(client.get(f"/circle/{key_person_id}/preview").content.decode())
    client.force_login(world.accounts["anne"])
    page = _part(client.get(f"/people/{world.mary.pk}/shared-with-me").content.decode())

    assert preview == page
    assert "Anne" in page
    assert "Joan" not in page


def _part(page: str) -> str:
    """Return what is shown, without the words around it."""
    return (
        page.partition('<div class="stack" id="shown">')[2].partition("</main>")[0].partition('<div class="stack">')[0]
    )


def test_the_person_changes_one_thing_with_one_tap(world: World, client: WeatherClient) -> None:
    joan = _tie(world, "Joan")
    key_person_id = in_the_circle(world)
    shares(world, key_person_id, ties=[joan])
    client.force_login(world.accounts["mary"])

    client.post(f"/circle/{key_person_id}/switch", {"tie": str(joan), "once": "a"})
    client.post(f"/circle/{key_person_id}/switch", {"kind": "plan", "once": "b"})

    (anne,) = circle_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at)
    assert anne.ties == frozenset()
    assert anne.kinds == frozenset(KINDS) - {Information.PLAN}


@pytest.mark.parametrize("name", ["priya", "sam", "anne"])
def test_nobody_taps_for_her(world: World, client: WeatherClient, name: str) -> None:
    key_person_id = in_the_circle(world)
    client.force_login(world.accounts[name])

    assert client.post(f"/circle/{key_person_id}/switch", {"kind": "plan"}).status_code in {403, 404}


def test_a_worker_writes_what_she_says_with_how_it_was_explained(world: World, client: WeatherClient) -> None:
    joan = _tie(world, "Joan")
    key_person_id = in_the_circle(world)
    client.force_login(world.accounts["priya"])
    address = f"/circle/{key_person_id}/shows"
    said = {"kinds": ["map"], "ties": [str(joan)], "told": "phone", "said_on": ANCHOR.isoformat()}

    without = client.post(address, said)
    client.post(address, {**said, "explained_how": "read aloud by phone"})

    assert b"A yes that was not understood is no yes." in without.content
    (anne,) = circle_of(world.actor("mary"), PersonId(world.mary.pk), at=world.at)
    assert (anne.kinds, anne.ties) == ({Information.MAP}, {joan})


def test_her_looks_are_told_to_mary(world: World, client: WeatherClient) -> None:
    in_the_circle(world)
    client.force_login(world.accounts["anne"])
    client.get(f"/people/{world.mary.pk}/shared-with-me")
    client.force_login(world.accounts["mary"])

    assert "what I share with them" in client.get(f"/people/{world.mary.pk}/looked").content.decode()
