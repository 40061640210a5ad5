import sys

from django.core.management.base import BaseCommand

from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.ids import OrganisationId
from kith.ground.running.readiness import how_it_stands, is_live
from kith.ground.running.rules import not_standing


class Command(BaseCommand):
    help = "Say, item by item, whether each organisation may hold real people's lives."

    def handle(self, *args: object, **options: object) -> None:
        is_ready = True
        for organisation in Organisation.objects.order_by("name"):
            organisation_id = OrganisationId(organisation.pk)
            found = how_it_stands(organisation_id, at=clock.now())
            self.stdout.write(f"{organisation.name}: {'live' if is_live(organisation_id) else 'not live'}")
            for one in found:
                said = f"{one.kept.who}, {one.kept.done_on}" if one.kept else ""
                self.stdout.write(f"  {one.state:<8} {one.item.words}  {said}".rstrip())
                for piece in one.lacking:
                    self.stdout.write(f"           {piece.words}  {piece.done_on or 'not tried yet'}")
            is_ready = is_ready and not not_standing(found)
        if not is_ready:
            self.stdout.write("Not ready. An administrator writes down what is in place at /readiness.")
            sys.exit(1)
