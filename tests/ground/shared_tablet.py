"""A live house with a tablet that several people share, and what one does with it."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.http import HttpResponse

from kith.ground.access import facts
from kith.ground.access.permissions import Relation
from kith.ground.accounts.models import Account, Organisation
from kith.ground.actor import Role
from kith.ground.devices import actions
from kith.ground.ids import AccountId, PersonId
from tests.client import WeatherClient
from tests.laws.matrix import showed_just_now
from tests.world import World, build_account

PIN, OTHER_PIN = "480271", "916340"
HOUR = timedelta(hours=1)


def staffed(world: World) -> World:
    """A live house: Grace and Hana are on shift with Mary until five, each with a second step and a PIN."""
    Organisation.objects.update(kind=Organisation.Kind.LIVE)
    world.accounts["hana"] = build_account(world.organisation, "hana", Role.SUPPORT_WORKER, at=world.at)
    for name, digits in (("grace", PIN), ("hana", OTHER_PIN)):
        account = world.accounts[name]
        with_second_step(account)
        on_shift_with_mary(world, name, hours=8)
        actions.set_pin(account=account, digits=digits, by=world.actor(name), at=world.at)
    return world


def with_second_step(account: Account) -> None:
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})


def on_shift_with_mary(world: World, name: str, *, hours: int) -> None:
    facts.grant(
        Relation.SHIFT,
        PersonId(world.mary.pk),
        by=world.actor("dee"),
        at=world.at,
        ends_at=world.at + hours * HOUR,
        account_id=AccountId(world.accounts[name].pk),
    )


def a_tablet(world: World, name: str = "Kitchen tablet") -> WeatherClient:
    """Make a tablet known, as somebody who keeps them and types the code in on it."""
    offer = actions.offer_tablet(name=name, team_id=world.team.pk, by=world.actor("dee"), at=world.at)
    tablet = WeatherClient()
    assert tablet.post("/this-device", {"code": offer.code.lower()})["Location"] == "/shift"
    return tablet


def takes_up(tablet: WeatherClient, account: Account, digits: str) -> HttpResponse:
    return tablet.post("/shift", {"who": str(account.pk), "digits": digits})


def taken_up_by(tablet: WeatherClient, account: Account, digits: str) -> WeatherClient:
    takes_up(tablet, account, digits)
    return tablet


def in_full(account: Account) -> WeatherClient:
    """Sign somebody in with everything that they have, at a desk of their own."""
    client = WeatherClient()
    client.force_login(account)
    showed_just_now(client, account)
    return client


def in_full_with_step(account: Account) -> WeatherClient:
    with_second_step(account)
    return in_full(account)


def is_in(client: WeatherClient, world: World) -> bool:
    return client.get(f"/people/{world.mary.pk}").status_code == 200
