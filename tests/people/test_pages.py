"""The pages about a person, in both languages and both registers, and what pressing their buttons does."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from kith.consent import actions as consent
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.ground.ids import PersonId
from kith.people import actions
from kith.people.actions.communication import Spoken
from kith.people.models import CommunicationNeed, ContactPoint, Person, Words
from kith.people.rules import vocabulary
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code, Step
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.client import WeatherClient
from tests.world import World

DAY = date(2026, 5, 4)
BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, DAY)
TOLD = {"told": "phone", "said_on": "2026-05-04"}


@pytest.fixture
def full(world: World) -> World:
    """Mary, with one of everything said."""
    mary, priya = PersonId(world.mary.pk), world.actor("priya")
    about = {"person_id": mary, "told": BY_PHONE, "by": priya, "at": world.at}
    actions.describe(section=Section.MATTERS, lines=["Anne", "My garden"], **about)  # type: ignore[arg-type]
    actions.describe(section=Section.WANTS, lines=["Get out and be useful"], **about)  # type: ignore[arg-type]
    anne = Told(Voice.OTHER, "Anne", Telling.FACE, DAY)
    actions.describe(section=Section.LIKED, lines=["Her jokes"], **{**about, "told": anne})  # type: ignore[arg-type]
    need_id = actions.record_need(code=Code.LARGE_PRINT, words="18 point", **about)  # type: ignore[arg-type]
    actions.record_need(code=Code.PHONE_ONLY, **about)  # type: ignore[arg-type]
    actions.record_need(code=Code.BSL, **about)  # type: ignore[arg-type]
    actions.follow_need(need_id=need_id, step=Step.MET, words="pack printed", by=priya, at=world.at)
    actions.speak(languages=[Spoken("ur", needs_interpreter=True, is_liked_best=True)], **about)  # type: ignore[arg-type]
    actions.like(interests={vocabulary.Interest.ART: ""}, **about)  # type: ignore[arg-type]
    actions.ask_for(preferences=[vocabulary.Preference.SMALL_GROUP], **about)  # type: ignore[arg-type]
    actions.name_need(area=vocabulary.AreaOfLife.COMPANY, words="Somebody to talk to", **about)  # type: ignore[arg-type]
    barrier_id = actions.name_barrier(
        barrier=vocabulary.Barrier.TRANSPORT,
        is_must_have=True,
        owner="Priya",
        **about,  # type: ignore[arg-type]
    )
    solved = actions.name_barrier(barrier=vocabulary.Barrier.COST, **about)  # type: ignore[arg-type]
    actions.solve_barrier(barrier_id=solved, how="It is free.", by=priya, at=world.at)
    actions.keep_free(weekday=4, from_time=None, to_time=None, **about)  # type: ignore[arg-type]
    actions.live_about(words="near Harbour Street", **about)  # type: ignore[arg-type]
    actions.add_contact(way=Way.PHONE, words="01632 960 001", safe=Safe.YES, **about)  # type: ignore[arg-type]
    actions.add_contact(way=Way.POST, words="1 High Street", safe=Safe.NO, **about)  # type: ignore[arg-type]
    consent.record_sharing(
        purpose=Purpose.REFERRAL,
        recipient_kind=RecipientKind.GROUP,
        recipient_name="Harbour Street Centre",
        said={Information.NAME: State.GIVEN, Information.HEALTH: State.REFUSED},
        explained_how="read aloud",
        **about,  # type: ignore[arg-type]
    )
    assert barrier_id
    return world


def _addresses(person_id: object) -> Iterator[str]:
    for name in (
        "people:names", "people:communication", "people:languages", "people:contacts", "people:circumstances",
        "people:interests", "people:preferences", "people:needs", "people:barriers", "people:kept-free", "people:home",
        "consent:who-sees", "consent:say", "record:person", "record:chronology",
    ):  # fmt: skip
        yield reverse(name, kwargs={"person_id": person_id})
    for section in Section:
        yield reverse("people:describe", kwargs={"person_id": person_id, "section": section.value})


@pytest.mark.parametrize("language", ["en", "ar-xb"])
@pytest.mark.parametrize("name", ["priya", "mary"])
def test_every_page_about_somebody_has_fair_weather(
    full: World, client: WeatherClient, name: str, language: str
) -> None:
    client.force_login(full.accounts[name])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    for address in _addresses(full.mary.pk):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_a_page_without_anything_said_has_fair_weather(world: World, client: WeatherClient, language: str) -> None:
    client.force_login(world.accounts["dee"])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    for name in ("record:person", "people:circumstances", "consent:who-sees", "looking:looked", "people:assign"):
        assert client.get(reverse(name, kwargs={"person_id": world.mary.pk})).status_code == 200
    for name in ("people:caseload", "people:find"):
        assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("route", ["people:circumstances", "record:person", "people:communication", "people:interests"])
def test_how_to_talk_stands_on_every_page_about_her(full: World, client: WeatherClient, route: str) -> None:
    client.force_login(full.accounts["priya"])

    page = client.get(reverse(route, kwargs={"person_id": full.mary.pk})).content.decode()

    assert "How to talk with" in page
    assert "18 point" in page
    assert "Signs, and is reached by phone only?" in page


def test_she_writes_what_matters_and_her_worker_sees_it_at_the_top(world: World, client: WeatherClient) -> None:
    address = reverse("people:describe", kwargs={"person_id": world.mary.pk, "section": "matters"})
    client.force_login(world.accounts["mary"])

    response = client.post(address, {"lines": "My garden\n\nAnne"})

    assert response.status_code == 302
    client.force_login(world.accounts["priya"])
    assert "My garden" in client.get(reverse("record:person", kwargs={"person_id": world.mary.pk})).content.decode()
    assert {row.telling for row in Words.objects.all()} == {Telling.OWN_HAND}


def test_a_worker_who_says_nobody_said_it_is_told_why_not_and_keeps_the_text(
    world: World, client: WeatherClient
) -> None:
    address = reverse("people:describe", kwargs={"person_id": world.mary.pk, "section": "matters"})
    client.force_login(world.accounts["priya"])

    page = client.post(address, {"lines": "A lovely lady", "told": "seen", "said_on": "2026-05-04"}).content.decode()

    assert "in their own words" in page
    assert "A lovely lady" in page
    assert not Words.objects.exists()


def test_two_who_write_at_once_both_see_both(world: World, client: WeatherClient) -> None:
    address = reverse("people:describe", kwargs={"person_id": world.mary.pk, "section": "matters"})
    client.force_login(world.accounts["mary"])
    first = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    assert first
    client.post(address, {"lines": "My garden", "version": first[1]})

    page = client.post(address, {"lines": "Anne", "version": first[1]}).content.decode()

    assert "Anne" in page
    assert "My garden" in page
    assert [row.words for row in Words.objects.all()] == ["My garden"]


def test_looking_first_then_opening(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["priya"])
    found = client.post(reverse("people:find"), {"known_as": "Maria", "full_name": "Maria Hail"}).content.decode()
    assert "Nobody like this" in found

    blank = client.post(reverse("people:open"), {"known_as": "Maria", "full_name": "Maria Hail"}).content.decode()
    assert 'value="Maria Hail"' in blank
    response = client.post(
        reverse("people:open"),
        {"known_as": "Maria", "full_name": "Maria Hail", "because": "Dr Ellis", "worker": world.accounts["priya"].pk},
    )

    maria = Person.objects.get(known_as="Maria")
    assert response["Location"] == reverse("record:person", kwargs={"person_id": maria.pk})


def test_who_is_here_already_is_shown_side_by_side_and_never_in_the_address(
    world: World, client: WeatherClient
) -> None:
    actions.rename(
        person_id=PersonId(world.mary.pk),
        known_as="Mary",
        full_name="Mary Hale",
        other_names=(),
        born_on=date(1944, 3, 2),
        version=1,
        by=world.actor("priya"),
        at=world.at,
    )
    client.force_login(world.accounts["priya"])
    typed = {"known_as": "Maria", "full_name": "Maria Hail", "born_on": "1944-03-02"}

    page = client.post(reverse("people:find"), typed).content.decode()
    assert "Is it one of these?" in page
    assert "The same birth date" in page

    refused = client.post(
        reverse("people:open"), {**typed, "because": "Dr Ellis", "worker": world.accounts["priya"].pk}
    ).content.decode()
    assert "Somebody like this is here already" in refused
    assert Person.objects.filter(organisation=world.organisation).count() == 2


def test_a_worker_without_sight_of_her_gets_no_hint(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["sam"])

    page = client.post(reverse("people:find"), {"known_as": "Mary", "full_name": "Mary Hale"}).content.decode()

    assert "Nobody like this" in page


@pytest.mark.parametrize("born_on", ["2027-01-01", "1850-01-01", "not a day"])
def test_a_wrong_birth_date_is_said_beside_its_field(world: World, client: WeatherClient, born_on: str) -> None:
    client.force_login(world.accounts["priya"])

    page = client.post(reverse("people:find"), {"known_as": "Tom", "born_on": born_on}).content.decode()

    assert 'id="id_born_on-error"' in page


@pytest.mark.parametrize(
    ("route", "sent"),
    [
        ("people:communication", {"answer": "needs", "code": "large_print", "words": "18 point"}),
        ("people:communication", {"answer": "none"}),
        ("people:languages", {"spoken": ["ur", "en"], "liked_best": "ur", "interpreter": "on"}),
        ("people:contacts", {"way": "phone", "words": "01632 960 001", "safe": "with_care", "care": "not after five"}),
        ("people:interests", {"interests": ["art", "music"]}),
        ("people:preferences", {"preferences": ["women_only"]}),
        ("people:needs", {"area": "company", "words": "Somebody to talk to"}),
        ("people:barriers", {"barrier": "transport", "is_must_have": "on"}),
        ("people:kept-free", {"weekday": "4", "from_time": "12:00", "to_time": "14:00"}),
        ("people:kept-free", {"weekday": "0"}),
        ("people:home", {"words": "near Harbour Street", "latitude": "51.5", "longitude": "-0.12"}),
        (
            "consent:say",
            {
                "purpose": "referral", "recipient_kind": "group", "recipient_name": "Centre", "given": ["name"],
                "explained_how": "by phone",
            },
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["priya", "mary"])
def test_what_is_said_is_kept(
    world: World, client: WeatherClient, route: str, sent: dict[str, object], name: str
) -> None:
    client.force_login(world.accounts[name])

    response = client.post(
        reverse(route, kwargs={"person_id": world.mary.pk}), {**sent, **(TOLD if name == "priya" else {})}
    )

    assert response.status_code == 302, response.content.decode()


@pytest.mark.parametrize(
    ("route", "sent", "field"),
    [
        ("people:communication", {"answer": "needs"}, "code"),
        ("people:communication", {"answer": "none", "code": "bsl"}, "answer"),
        ("people:languages", {"liked_best": "ur"}, "liked_best"),
        ("people:contacts", {"way": "email", "words": "not an address", "safe": "yes"}, "words"),
        ("people:contacts", {"way": "phone", "words": "12", "safe": "yes"}, "words"),
        ("people:contacts", {"way": "phone", "words": "01632 960 001", "safe": "with_care"}, "care"),
        ("people:barriers", {"barrier": "not_motivated"}, "barrier"),
        ("people:kept-free", {"from_time": "14:00", "to_time": "12:00"}, "to_time"),
        ("people:kept-free", {}, "weekday"),
        ("people:home", {"words": "here", "latitude": "51.5"}, "longitude"),
        ("people:home", {"words": "here", "latitude": "512", "longitude": "1"}, "latitude"),
        ("people:needs", {"area": "company", "words": "x", "told": "other"}, "told_by"),
        ("people:needs", {"area": "company", "words": "x", "said_on": "2026-05-05"}, "said_on"),
        ("people:needs", {"area": "company", "words": "x", "told": ""}, "told"),
        ("consent:say", {"purpose": "referral", "recipient_kind": "group", "recipient_name": "Centre"}, "given"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(
    world: World, client: WeatherClient, route: str, sent: dict[str, object], field: str
) -> None:
    client.force_login(world.accounts["priya"])

    page = client.post(reverse(route, kwargs={"person_id": world.mary.pk}), {**TOLD, **sent})

    assert page.status_code == 200
    assert f'id="id_{field}-error"' in page.content.decode()


def test_stopping_to_use_a_number_says_why(full: World, client: WeatherClient) -> None:
    point = ContactPoint.objects.get(way=Way.PHONE)
    client.force_login(full.accounts["mary"])
    address = reverse("people:end-contact", kwargs={"contact_id": point.pk})
    assert client.get(address).status_code == 200

    client.post(address, {"because": "Moved"})

    point.refresh_from_db()
    assert (point.ended_by, point.ended_because) == ("Mary", "Moved")


def test_a_need_is_followed_on_its_own_page(full: World, client: WeatherClient) -> None:
    need = CommunicationNeed.objects.get(code=Code.PHONE_ONLY)
    client.force_login(full.accounts["priya"])
    address = reverse("people:follow-need", kwargs={"need_id": need.pk})
    assert client.get(address).status_code == 200

    client.post(address, {"step": "shared", "words": "Harbour Street Centre"})

    assert need.steps.get().words == "Harbour Street Centre"


def test_words_with_markup_are_words(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])
    address = reverse("people:describe", kwargs={"person_id": world.mary.pk, "section": "matters"})

    client.post(address, {"lines": "<script>alert(1)</script>"})

    page = client.get(reverse("record:person", kwargs={"person_id": world.mary.pk})).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_part_that_is_no_part_is_not_found(world: World, client: WeatherClient) -> None:
    client.force_login(world.accounts["mary"])

    address = reverse("people:describe", kwargs={"person_id": world.mary.pk, "section": "scores"})

    assert client.get(address).status_code == 404
