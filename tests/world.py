"""The cast, and the builders that put them in a store. Everyone in a test has a name."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from kith.ground.access import facts
from kith.ground.access.permissions import Relation
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account, Organisation, RoleHeld, Team
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId, TeamId
from kith.people.models import Person

ANCHOR = date(2026, 5, 4)
"""The Monday on which the cast's story begins."""
MORNING = datetime.combine(ANCHOR, time(9), UTC)


@dataclass(frozen=True)
class World:
    """Two organisations, a team, workers of every role, and Mary, who is on Priya's caseload."""

    organisation: Organisation
    elsewhere: Organisation
    team: Team
    mary: Person
    john: Person
    accounts: dict[str, Account]
    at: datetime

    def actor(self, name: str) -> Actor:
        """Return somebody of the cast, as they act now."""
        return actor_of(self.accounts[name], at=self.at)


CAST: dict[str, Role] = {
    "mary": Role.INDIVIDUAL,
    "anne": Role.KEY_PERSON,
    "priya": Role.PRACTITIONER,
    "sam": Role.PRACTITIONER,
    "grace": Role.SUPPORT_WORKER,
    "dee": Role.MANAGER,
    "femi": Role.SAFEGUARDING_LEAD,
    "ken": Role.ORGANISER,
    "ada": Role.ADMINISTRATOR,
}


def build_account(
    organisation: Organisation, name: str, role: Role, *, at: datetime, team: Team | None = None
) -> Account:
    """Make somebody who can sign in, with one role."""
    account = Account(organisation=organisation, sign_in_name=name, display_name=name.capitalize(), joined_at=at)
    account.set_unusable_password()
    account.save()
    RoleHeld.objects.create(account=account, role=role, team=team, starts_at=at)
    return account


def build_world(*, at: datetime) -> World:
    """Make the smallest world: Mary with Priya, John with nobody, and everyone around them."""
    organisation = Organisation.objects.create(name="Harbour Link", kind=Organisation.Kind.DEMO)
    elsewhere = Organisation.objects.create(name="Elsewhere", kind=Organisation.Kind.DEMO)
    team = Team.objects.create(organisation=organisation, name="North")
    accounts = {
        name: build_account(organisation, name, role, at=at, team=team if role is Role.MANAGER else None)
        for name, role in CAST.items()
    }
    accounts["olu"] = build_account(elsewhere, "olu", Role.PRACTITIONER, at=at)
    mary = Person.objects.create(
        organisation=organisation,
        known_as="Mary",
        full_name="Mary Hale",
        born_on=date(1944, 3, 2),
        account=accounts["mary"],
    )
    john = Person.objects.create(
        organisation=organisation, known_as="John", full_name="John Ashby", born_on=date(1990, 6, 1)
    )
    by = Actor.of_system("world", organisation.pk)
    mary_id = PersonId(mary.pk)
    facts.grant(Relation.OWN, mary_id, by=by, at=at, account_id=AccountId(accounts["mary"].pk))
    facts.grant(Relation.CASELOAD, mary_id, by=by, at=at, account_id=AccountId(accounts["priya"].pk))
    facts.grant(Relation.TEAM, mary_id, by=by, at=at, team_id=TeamId(team.pk))
    return World(organisation, elsewhere, team, mary, john, accounts, at)
