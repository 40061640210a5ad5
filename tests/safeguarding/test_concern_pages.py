"""The pages of concerns: raised without an account, thrown away by nobody, throttled, and kept going when jobs died."""

from base64 import b64decode
from datetime import timedelta

from django.urls import reverse

from kith.ground import clock
from kith.ground.audit.models import Entry
from kith.ground.ids import OrganisationId
from kith.ground.jobs import runner
from kith.safeguarding import actions, queries
from kith.safeguarding.models import Climb, Concern
from kith.safeguarding.queries.without_account import raising_link
from kith.safeguarding.rules.concerns import Consent, Horizon, Through, Worry
from tests import weather
from tests.client import WeatherClient
from tests.world import World

SAID = {
    "about_whom": "The lady at number 4",
    "what": "She is locked in by day.",
    "horizon": "short",
    "kind": "neglect",
    "wish": "not_asked",
    "wishes": "He answers the door.",
    "consent": "not_sought",
    "consent_because": "There was no safe moment.",
}


def _door(world: World) -> dict[str, str]:
    return {**SAID, "organisation": str(world.organisation.pk)}


def test_without_an_account_it_is_told_followed_and_added_to(world: World, client: WeatherClient) -> None:
    told = client.post(reverse("safeguarding:worried"), _door(world), follow=True)
    code = told.redirect_chain[-1][0].rsplit("/", 1)[-1]

    page = told.content.decode()
    assert code in page
    assert "locked in" not in page
    client.post(reverse("safeguarding:by-code", kwargs={"code": code}), {"words": "She called out."})
    found = client.post(reverse("safeguarding:where"), {"code": code.lower()}, follow=True).content.decode()
    assert "You added" in found
    assert "She called out" not in found
    (shown,) = queries.concerns_for(world.actor("femi"), at=world.at)
    assert (shown.raised_through, shown.raised_by) == (Through.OPEN_DOOR, "Somebody without an account")
    assert [one.words for one in shown.additions] == ["She called out."]


def test_what_is_missing_is_asked_for_and_nothing_that_was_written_is_lost(world: World, client: WeatherClient) -> None:
    answer = client.post(reverse("safeguarding:worried"), {**_door(world), "consent_because": ""})

    page = answer.content.decode()
    assert "She is locked in by day." in page
    assert "Say in a few words why it is raised without their yes." in page
    assert not Concern.objects.exists()


def test_what_waits_in_a_tab_is_closed_by_a_key_that_stays_with_one_browser(world: World) -> None:
    def key(browser: WeatherClient) -> str:
        answer = browser.get(reverse("safeguarding:worried"))
        assert "no-store" in answer["Cache-Control"], "the key would lie on the disk beside what it closes"
        return next(e for e in weather.read(answer.content.decode()) if "data-key" in e.attributes).attributes[
            "data-key"
        ]

    one, other = WeatherClient(), WeatherClient()
    first = key(one)

    assert len(b64decode(first)) == 32
    assert key(one) == first, "the same after a reload"
    assert key(other) != first
    assert first not in str(one.cookies)


def test_too_many_from_one_place_are_told_to_wait_with_their_words_kept(world: World, client: WeatherClient) -> None:
    for number in range(10):
        client.post(reverse("safeguarding:worried"), {**_door(world), "your_name": f"{number}"})

    answer = client.post(reverse("safeguarding:worried"), _door(world))

    assert answer.status_code == 429
    assert "She is locked in by day." in answer.content.decode()
    assert "999" in answer.content.decode()


def test_an_organisers_link_says_who_raises_it(world: World, client: WeatherClient) -> None:
    token = raising_link(OrganisationId(world.organisation.pk), "Ken")
    address = reverse("safeguarding:worried-by-link", kwargs={"token": token})

    client.post(address, {**_door(world), "your_name": "Ken"})
    changed = client.get(address + "x")

    concern = Concern.objects.get()
    assert (concern.raised_by, concern.raised_through) == ("Ken", Through.LINK)
    assert changed["Location"] == reverse("safeguarding:worried")


def test_opening_a_concern_is_recorded_beside_nobodys_name(world: World, client: WeatherClient) -> None:
    worry = Worry("Mary", "A bruise.", Horizon.SHORT, Consent.GIVEN)
    concern_id = actions.raise_concern(worry=worry, by=world.actor("ken"), at=world.at)
    client.force_login(world.accounts["femi"])

    client.get(reverse("safeguarding:concern", kwargs={"concern_id": concern_id}))

    entries = Entry.objects.filter(about_id=str(concern_id))
    assert {entry.act for entry in entries} >= {"added", "viewed"}
    assert {entry.person_id for entry in entries} == {None}


def test_where_the_jobs_have_died_pages_say_so_and_climb_in_their_place(world: World, client: WeatherClient) -> None:
    worry = Worry("Mary", "A bruise.", Horizon.IMMINENT, Consent.GIVEN)
    actions.raise_concern(worry=worry, by=world.actor("ken"), at=world.at)
    client.force_login(world.accounts["femi"])
    at = world.at + timedelta(minutes=15)
    with clock.fixed(at):
        asleep = client.get(reverse("today:today")).content.decode()
        assert Climb.objects.count() == 2
        runner.beat("here", at=at)
        awake = client.get(reverse("today:today")).content.decode()

    assert "The clocks are not running by themselves" in asleep
    assert "The clocks are not running by themselves" not in awake
