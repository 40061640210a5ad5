"""Who works in Port Ashby, and who can sign in. Everybody is invented."""

from dataclasses import dataclass

from kith.demo.calendar import ZONE, Calendar
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account, Organisation, RoleHeld, Team
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId

SERVICE = "Harbour Link"
LINK, SOCIAL, LIVING = "Link workers", "Social work", "Supported living"
SINCE_DAYS = 800
"""How long everybody has worked here, in days before the anchor."""


@dataclass(frozen=True)
class Colleague:
    """Somebody who can sign in: the roles they hold, each in a team or in the whole service."""

    name: str
    roles: tuple[tuple[Role, str], ...]
    email: str = ""


STAFF: tuple[Colleague, ...] = (
    Colleague("Priya", ((Role.PRACTITIONER, LINK),), "priya@harbour-link.example"),
    Colleague("Sam", ((Role.PRACTITIONER, SOCIAL),), "sam@harbour-link.example"),
    Colleague("Grace", ((Role.SUPPORT_WORKER, LIVING),), "grace@harbour-link.example"),
    Colleague("Hana", ((Role.SUPPORT_WORKER, LIVING),), "hana@harbour-link.example"),
    Colleague(
        "Dee", ((Role.MANAGER, LINK), (Role.MANAGER, SOCIAL), (Role.MANAGER, LIVING)), "dee@harbour-link.example"
    ),
    Colleague("Femi", ((Role.SAFEGUARDING_LEAD, ""),), "femi@harbour-link.example"),
    Colleague("Ada", ((Role.ADMINISTRATOR, ""),), "ada@harbour-link.example"),
    Colleague("Ken", ((Role.ORGANISER, ""),), "ken@harbour-street.example"),
    Colleague("Rosa", ((Role.ORGANISER, ""),), "rosa@ability-active.example"),
)
INDIVIDUALS = ("John", "Ayesha", "Tom", "Lucy", "Kev")
"""Those who sign in themselves. Mary does not: she has no internet, and everything reaches her by phone and post."""
KEY_PEOPLE = {"Anne": "", "Iris": "iris@voices.example"}


@dataclass(frozen=True)
class Cast:
    """The service and everybody who can sign in to it."""

    organisation: Organisation
    teams: dict[str, Team]
    accounts: dict[str, Account]
    calendar: Calendar

    def actor(self, name: str) -> Actor:
        """Return somebody as they act on the anchor."""
        return actor_of(self.accounts[name], at=self.calendar.now)

    def account_id(self, name: str) -> AccountId:
        return AccountId(self.accounts[name].pk)


def gather(calendar: Calendar) -> Cast:
    """Found the service and give everybody an account. There is nobody yet who could do it as an action."""
    organisation = Organisation.objects.create(name=SERVICE, zone=ZONE, kind=Organisation.Kind.DEMO)
    teams = {name: Team.objects.create(organisation=organisation, name=name) for name in (LINK, SOCIAL, LIVING)}
    people = [Colleague(name, ((Role.INDIVIDUAL, ""),)) for name in INDIVIDUALS]
    close = [Colleague(name, ((Role.KEY_PERSON, ""),), email) for name, email in KEY_PEOPLE.items()]
    accounts = {one.name: _account(one, organisation, teams, calendar) for one in (*STAFF, *people, *close)}
    return Cast(organisation, teams, accounts, calendar)


def _account(one: Colleague, organisation: Organisation, teams: dict[str, Team], calendar: Calendar) -> Account:
    since = calendar.at(SINCE_DAYS)
    account = Account(
        organisation=organisation,
        sign_in_name=one.name.lower(),
        display_name=one.name,
        email=one.email,
        joined_at=since,
    )
    account.set_unusable_password()
    account.save()
    RoleHeld.objects.bulk_create(
        RoleHeld(account=account, role=role, team=teams.get(team), starts_at=since) for role, team in one.roles
    )
    return account
