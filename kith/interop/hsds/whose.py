"""Whose directory is meant: the one that is given out to everybody, or the one that a command names."""

from django.conf import settings

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId


def gives_its_directory_out() -> Organisation | None:
    """Return the organisation whose directory is open to everybody, or None: none is, unless somebody decides so.

    A demo, whose town is made up, gives out the directory of its only organisation unless another is named.
    """
    name = settings.KITH_OPEN_DIRECTORY
    if not (name or settings.KITH_DEMO):
        return None
    rows = Organisation.objects.filter(name=name) if name else Organisation.objects.all()
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None


def everybody_in(organisation: Organisation) -> Actor:
    """Return whoever reads an open directory: a named part of the system that may read it and nothing else."""
    return Actor.of_system("open-directory", OrganisationId(organisation.pk), Permission.DIRECTORY_SEE)


class NotOneOrganisationError(LookupError):
    """Nobody, or more than one, may be meant; says what would be clear."""


def named(name: str | None) -> Organisation:
    """Return the organisation that a command names, or the only one there is. Raises NotOneOrganisationError."""
    found = list(Organisation.objects.filter(name=name) if name else Organisation.objects.all()[:2])
    if not found:
        raise NotOneOrganisationError("There is no such organisation. Nothing was changed." if name else NOBODY)
    if len(found) > 1:
        raise NotOneOrganisationError(SEVERAL)
    return found[0]


SEVERAL = "This store has several organisations: say whose directory it is with --organisation."
NOBODY = "This store has no organisation yet: run `kith migrate`, then `kith demo --seed-only` or make one."
