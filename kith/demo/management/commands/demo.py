from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from kith.demo.calendar import ZONE, monday_of
from kith.demo.cast import Cast
from kith.demo.country import SOURCE as COUNTRY
from kith.demo.country import Country
from kith.demo.crowd import Crowd
from kith.demo.world import build
from kith.directory.actions.taking_in import take_in
from kith.ground import clock
from kith.ground.access.owner import as_owner
from kith.ground.accounts.models import Organisation
from kith.ground.running.backups import is_running, throw_away
from kith.ground.running.checks import MixedStoreError, must_be_demo
from kith.ground.running.management.commands.serve import HOST, must_be_free, usual_port


class Command(BaseCommand):
    help = "See Kith with made-up people: fill a demo store if it is empty, then serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="throw the demo away and begin it afresh, this Monday")
        parser.add_argument("--seed-only", action="store_true", help="fill the store without serving it")
        parser.add_argument("--cases", type=int, default=0, help="give Priya so many people more")
        parser.add_argument("--people", type=int, default=0, help="so many people in all, most with other workers")
        parser.add_argument("--listings", type=int, default=0, help="so many listings in the country around the town")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same world")

    def handle(self, *args: object, **options: int) -> None:
        if not settings.KITH_DEMO:
            raise CommandError("This store is live. The demo world never enters one.")
        if not options["seed_only"]:
            must_be_free(HOST, usual_port())
        if options["reset"]:
            self._reset()
        with as_owner():
            call_command("migrate", verbosity=0)
        self._must_be_demo()
        if not Organisation.objects.exists():
            self._fill(options)
        if not options["seed_only"]:
            self._say_how_to_look()
            call_command("serve")

    def _fill(self, options: dict[str, int]) -> None:
        self.stdout.write("Making the demo world …")
        cast = build(anchor=monday_of(clock.today(ZONE)), seed=options["seed"])
        if options["cases"] or options["people"]:
            crowd = Crowd(cast, seed=options["seed"], say=self.stdout.write)
            crowd.fill(cases=options["cases"], people=options["people"])
        if options["listings"]:
            self._fill_the_country(cast, options)

    def _fill_the_country(self, cast: Cast, options: dict[str, int]) -> None:
        self.stdout.write("Filling the country around the town …")
        country = Country(options["listings"], monday_of(clock.today(ZONE)), options["seed"])
        take_in(source=COUNTRY, entries=country, by=cast.actor("Ada"), at=clock.now())

    def _must_be_demo(self) -> None:
        try:
            must_be_demo()
        except MixedStoreError as refusal:
            raise CommandError(str(refusal)) from None

    def _reset(self) -> None:
        """Throw the demo away, if it is one and nobody is in it."""
        if Organisation._meta.db_table in connection.introspection.table_names():
            self._must_be_demo()
        if is_running(at=clock.now()):
            raise CommandError("Kith is running on this store. Stop it first; it takes a minute to be sure.")
        throw_away()

    def _say_how_to_look(self) -> None:
        self.stdout.write(
            f"\nKith is at {settings.KITH_ORIGIN}\n"
            f"Be anybody of the demo: {settings.KITH_ORIGIN}/demo\n"
            "  Priya, link worker · Sam, social worker · Grace and Hana, support workers · Dee, manager\n"
            "  Femi, safeguarding lead · Ken and Rosa, organisers · Ada, administrator\n"
            "  John, Ayesha, Tom, Lucy and Kev, whose records these are\n"
            "Begin afresh with: kith demo --reset. Stop with Ctrl-C.\n"
        )
