"""The pages of limits: two taps for the person, and a list for those who look after them."""

from django.urls import reverse

from kith.ground.ids import PersonId
from kith.networks import actions as networks
from kith.networks.rules.facts import TieFacts
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding import queries
from kith.safeguarding.models import Restriction
from tests.client import WeatherClient
from tests.world import World


def test_not_them_takes_two_taps_and_ends_in_two_without_script(world: World, client: WeatherClient) -> None:
    told = Told(Voice.OWN, "Mary", Telling.OWN_HAND, world.at.date())
    ray = networks.add_tie(
        person_id=PersonId(world.mary.pk), facts=TieFacts(name="Ray"), told=told, by=world.actor("mary"), at=world.at
    )
    client.force_login(world.accounts["mary"])
    assert "Not them" in client.get(reverse("networks:tie", args=[ray])).content.decode()
    there = reverse("networks:not-them", args=[ray])
    client.get(there)

    after = client.post(there, follow=True)

    assert "Ray" in after.content.decode()
    (limit,) = queries.limits_for(world.actor("mary"), PersonId(world.mary.pk), at=world.at)
    client.post(reverse("safeguarding:end-limit", args=[limit.restriction_id]))
    assert queries.limits_for(world.actor("mary"), PersonId(world.mary.pk), at=world.at) == ()
    assert Restriction.objects.count() == 1


def test_nobody_else_says_not_them_for_her(world: World, client: WeatherClient) -> None:
    told = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, world.at.date())
    ray = networks.add_tie(
        person_id=PersonId(world.mary.pk), facts=TieFacts(name="Ray"), told=told, by=world.actor("priya"), at=world.at
    )
    client.force_login(world.accounts["priya"])

    assert client.post(reverse("networks:not-them", args=[ray])).status_code == 404
    assert not Restriction.objects.exists()
