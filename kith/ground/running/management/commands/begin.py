import sys
from argparse import ArgumentParser
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from kith.ground import clock
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId, new_id
from kith.ground.running import checks
from kith.ground.sign_in.actions import AlreadyBegun, Invited, NameTaken, begin, begin_again, may_be_a_sign_in_name

ASKED = {
    "organisation": "What is the organisation called?",
    "administrator": "Who will be its first administrator?",
    "sign_in_name": "With which name will they sign in?",
}


class Command(BaseCommand):
    help = "Found an organisation in a live store, and print a way in for its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", help="its name, as people know it")
        parser.add_argument("--administrator", help="the name of the first administrator")
        parser.add_argument("--sign-in-name", help="the name that they will sign in with")
        parser.add_argument("--email", default="", help="where they get a new password if they forget it")
        parser.add_argument("--zone", default="Europe/London", help="where its days begin (Europe/London)")

    def handle(self, *args: object, **options: str) -> None:
        self._look_first()
        told = {name: (options[name] or self._ask(name, question)).strip() for name, question in ASKED.items()}
        must_be_right(**told, email=options["email"], zone=options["zone"])
        invited = self._begin(told, email=options["email"], zone=options["zone"])
        link = settings.KITH_ORIGIN + reverse("first-password", kwargs={"code": invited.code})
        self.stdout.write(
            f"{told['organisation']} is here. {told['administrator']} sets a password at this address, once, "
            f"until {invited.ends_at:%d %B %Y %H:%M} UTC:\n\n  {link}\n\n"
            "Give it to nobody else: whoever opens it first is the administrator. If it is lost or too late, run "
            "this again with the same names."
        )

    def _look_first(self) -> None:
        if settings.KITH_DEMO:
            raise CommandError("This store is a demo: run “kith demo”. For real people, set KITH_KIND to live.")
        for finding in checks.look(checks.STORE, at=clock.now()):
            if not finding.is_good:
                raise CommandError(finding.advice)

    def _ask(self, name: str, question: str) -> str:
        if not sys.stdin.isatty():
            raise CommandError(f"Say --{name.replace('_', '-')}.")
        return input(f"{question} ")

    def _begin(self, told: dict[str, str], *, email: str, zone: str) -> Invited:
        here = Organisation.objects.filter(name=told["organisation"]).first()
        by = Actor.of_system("kith begin", OrganisationId(here.pk if here else new_id()))
        try:
            if here:
                return begin_again(sign_in_name=told["sign_in_name"], by=by, at=clock.now())
            return begin(
                organisation=told["organisation"],
                zone=zone,
                kind=Organisation.Kind.LIVE,
                display_name=told["administrator"],
                sign_in_name=told["sign_in_name"],
                email=email,
                by=by,
                at=clock.now(),
            )
        except AlreadyBegun:
            raise CommandError(
                f"{told['organisation']} is here already. Its administrator can invite colleagues from within."
            ) from None
        except NameTaken:
            raise CommandError("Somebody has this sign-in name or this e-mail address already.") from None


def must_be_right(*, organisation: str, administrator: str, sign_in_name: str, email: str, zone: str) -> None:
    """Refuse what could not be used. Raises CommandError."""
    if not organisation or not administrator:
        raise CommandError("An organisation and its administrator each need a name.")
    if not may_be_a_sign_in_name(sign_in_name):
        raise CommandError("A sign-in name has letters, digits, dots and dashes, without spaces.")
    if zone not in available_timezones():
        raise CommandError(f"“{zone}” is no time zone; write it like Europe/London.")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise CommandError(f"“{email}” is no e-mail address.") from None
