from argparse import ArgumentParser
from datetime import date
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.outcomes.actions import permit_instrument
from kith.outcomes.packs import SHELF
from kith.outcomes.rules.instruments import Licence


class Command(BaseCommand):
    help = "Record that an organisation holds permission for a questionnaire whose words do not ship."

    def add_arguments(self, parser: ArgumentParser) -> None:
        locked = sorted(key for key, instrument in SHELF.items() if instrument.licence is Licence.SCORING_ONLY)
        parser.add_argument("instrument", choices=locked)
        parser.add_argument("--organisation", type=UUID, help="needed where there is more than one")
        parser.add_argument("--granted-by", required=True, help="who gave the permission")
        parser.add_argument("--reference", required=True, help="where it is written: a letter, a contract, a licence")
        parser.add_argument("--from", dest="starts_on", type=date.fromisoformat, required=True, help="first day")
        parser.add_argument("--until", dest="ends_on", type=date.fromisoformat, help="last day, if it ends")
        parser.add_argument("--dry-run", action="store_true", help="say what would be recorded, and record nothing")

    def handle(self, *args: object, **options: Any) -> None:
        organisation = self._organisation(options["organisation"])
        said = f"{organisation.name} may use {options['instrument']}, by {options['granted_by']}"
        if options["dry_run"]:
            self.stdout.write(f"Would record: {said}.")
            return
        permit_instrument(
            instrument_key=options["instrument"],
            granted_by=options["granted_by"],
            reference=options["reference"],
            starts_on=options["starts_on"],
            ends_on=options["ends_on"],
            by=Actor.of_system("permit-instrument", OrganisationId(organisation.pk)),
            at=clock.now(),
        )
        self.stdout.write(f"Recorded: {said}.")

    def _organisation(self, organisation_id: UUID | None) -> Organisation:
        found = Organisation.objects.filter(pk=organisation_id) if organisation_id else Organisation.objects.all()
        if found.count() != 1:
            raise CommandError("Say which organisation, with --organisation ID.")
        return found.get()
