"""Telling colleagues at once, inside Kith. The message names nobody; the page that it leads to asks the gate."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kith.correspondence.actions import post
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Channel
from kith.ground.accounts.models import Account
from kith.ground.actor import Actor
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import PersonId


@action
def tell(
    *, accounts: Iterable[Account], letter: str, key: str, route: str, about: PersonId, by: Actor, at: datetime
) -> None:
    """Put a message before each of these accounts. Told again with the same key, they are told nothing new."""
    told = list(accounts)
    record(Act.SENT, "correspondence.Message", by=by, at=at, person_id=about, content={"told": len(told)})
    for account in told:
        post(
            to=Recipient.inside(account),
            template=f"looking/letters/{letter}",
            key=f"{key} {account.pk}",
            link=settings.KITH_ORIGIN + _route_of(route, about),
            channel=Channel.IN_APP,
            language=account.language,
            about=about,
            by=by,
            at=at,
        )


def _route_of(route: str, person_id: PersonId) -> str:
    """Return the address of a page about a person, or of a desk."""
    return reverse(route) if route.startswith("looking:") else reverse(route, kwargs={"person_id": person_id})
