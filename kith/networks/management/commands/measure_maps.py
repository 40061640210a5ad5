"""`kith measure-maps --as NAME`: what all maps say together that somebody may see. It names nobody."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import Line, viewed
from kith.networks.models import Map
from kith.networks.queries.across import maps_across
from kith.networks.rules.across import FEWEST, Across

TOO_FEW = f"fewer than {FEWEST} maps stand behind it, or beside it"


class Command(BaseCommand):
    help = "Measure all maps together that somebody may see now, and say what they have in common. It names nobody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as", dest="account", required=True, help="the sign-in name of whoever asks")
        parser.add_argument("--json", action="store_true", help="print JSON; what is not told is null")

    def handle(self, *args: object, **options: Any) -> None:
        at = clock.now()
        account = Account.objects.select_related("organisation").filter(sign_in_name=options["account"]).first()
        if account is None:
            raise CommandError("Nobody signs in by that name.")
        by = actor_of(account, at=at)
        found = maps_across(by, at=at, progress=self._say)
        content = {"of": "all maps together", "maps": found.maps or 0}
        viewed(Line(Act.EXPORTED, Map._meta.label, "", by, at, content=content))
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found), indent=2))
            return
        for line in _lines(found):
            self.stdout.write(line)

    def _say(self, done: int, of: int) -> None:
        self.stderr.write(f"{done} of {of} maps measured")


def _lines(found: Across) -> Iterator[str]:
    yield f"maps: {_one(found.maps)}"
    for finding, number in found.findings.items():
        yield f"{finding.value}: {_one(number)}"
    for kind, number in found.nobody_gives.items():
        yield f"nobody gives {kind.phrase}: {_one(number)}"
    for name, spread in found.measures.items():
        said = name.replace("_", " ")
        if spread.middle is None:
            yield f"{said}: {TOO_FEW}"
        else:
            quarters = f"{spread.lower:.3g} and {spread.upper:.3g}, the middle is {spread.middle:.3g}"
            yield f"{said}: half of {spread.of} maps lie between {quarters}"


def _one(number: int | None) -> str:
    return TOO_FEW if number is None else str(number)
