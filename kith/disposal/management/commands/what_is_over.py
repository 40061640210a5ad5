from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from kith.disposal.queries.schedule import as_reference
from kith.disposal.queries.standing import Overview, overview
from kith.ground import clock
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId


class Command(BaseCommand):
    help = "Count whose time is over and what stands in the way. Names nobody and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--schedule", action="store_true", help="write the schedule as a page instead")

    def handle(self, *args: object, **options: Any) -> None:
        if options["schedule"]:
            self.stdout.write(as_reference(), ending="")
            return
        for organisation in Organisation.objects.order_by("name", "pk"):
            by = Actor.of_system("kith what-is-over", OrganisationId(organisation.pk), Permission.DISPOSAL_KEEP)
            self.stdout.write("\n".join(_told(organisation.name, overview(by, at=clock.now()))))


def _told(name: str, seen: Overview) -> list[str]:
    lines = [f"{name}: {len(seen.free)} over, {len(seen.proposed)} proposed, {len(seen.held_back)} held back."]
    by_line = Counter(one.over.line.key for one in (*seen.free, *seen.proposed))
    lines += [f"  {key}: {count}" for key, count in sorted(by_line.items())]
    lines += [f"  {one.code}: waits for a second person since it was proposed" for one in seen.proposed]
    in_the_way = Counter(hindrance.words for one in seen.held_back for hindrance in one.hindrances)
    return lines + [f"  {words} {count}" for words, count in sorted(in_the_way.items())]
