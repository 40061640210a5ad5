"""Who acts: an account with its roles, a named part of the system, or the holder of a signed link."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from kith.ground.ids import AccountId, OrganisationId, PersonId, TeamId
from kith.ground.words import mark


class Role(StrEnum):
    """What an account may be, in an organisation. A role alone opens no record; a live reason does."""

    INDIVIDUAL = "individual"
    KEY_PERSON = "key_person"
    PRACTITIONER = "practitioner"
    SUPPORT_WORKER = "support_worker"
    MANAGER = "manager"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    ORGANISER = "organiser"
    ADMINISTRATOR = "administrator"


ROLE_WORDS: dict[Role, str] = {
    Role.INDIVIDUAL: mark("person"),
    Role.KEY_PERSON: mark("key person"),
    Role.PRACTITIONER: mark("practitioner"),
    Role.SUPPORT_WORKER: mark("support worker"),
    Role.MANAGER: mark("manager"),
    Role.SAFEGUARDING_LEAD: mark("safeguarding lead"),
    Role.ORGANISER: mark("group organiser"),
    Role.ADMINISTRATOR: mark("administrator"),
}

STAFF = frozenset({Role.PRACTITIONER, Role.SUPPORT_WORKER, Role.MANAGER, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Actor:
    """Somebody, or some named part of the system, doing something now.

    `teams` says in which team each role is held; `person_id` is the person an individual *is*; `link_id` is the one
    row that a signed link opens; `system` names a job or command, whose `permissions` are listed where it is made.
    `zone` is the name of the time zone of an account's organisation; for others `accounts.zones` looks it up.
    `within` is all that this way of being signed in reaches, whatever the roles give; None where it reaches everything.
    """

    organisation_id: OrganisationId
    name: str
    account_id: AccountId | None = None
    roles: frozenset[Role] = frozenset()
    teams: frozenset[tuple[Role, TeamId]] = frozenset()
    person_id: PersonId | None = None
    zone: str = ""
    link_id: UUID | None = None
    system: str = ""
    permissions: frozenset[StrEnum] = frozenset()
    within: frozenset[StrEnum] | None = None

    @classmethod
    def of_system(cls, name: str, organisation_id: OrganisationId, *permissions: StrEnum) -> "Actor":
        """Return a named part of the system with just these permissions."""
        return cls(organisation_id=organisation_id, name=name, system=name, permissions=frozenset(permissions))

    @classmethod
    def by_link(cls, name: str, organisation_id: OrganisationId, link_id: UUID, *permissions: StrEnum) -> "Actor":
        """Return the holder of a signed link, who reaches one row and nothing else."""
        return cls(organisation_id=organisation_id, name=name, link_id=link_id, permissions=frozenset(permissions))

    def reaches(self, permission: StrEnum) -> bool:
        """Say whether this way of being signed in goes as far as a permission, if the roles give it."""
        return self.within is None or permission in self.within

    @property
    def in_full(self) -> "Actor":
        """The same account, as if signed in with everything that it has."""
        return replace(self, within=None)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF)

    def teams_as(self, roles: frozenset[Role]) -> frozenset[TeamId]:
        """Return the teams in which the actor holds one of these roles; a role in one team gives nothing in another."""
        return frozenset(team_id for role, team_id in self.teams if role in roles)

    @property
    def is_individual(self) -> bool:
        return Role.INDIVIDUAL in self.roles

    @property
    def is_at_home(self) -> bool:
        """Whether they are here for themself or for somebody close, and not at the desk."""
        return self.is_individual or self.roles == {Role.KEY_PERSON}
