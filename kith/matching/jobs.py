"""What happens by time: what is kept of each directory is laid out anew before too much has changed beside it."""

from datetime import datetime, timedelta

from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor
from kith.ground.ids import OrganisationId
from kith.ground.jobs.registry import job
from kith.matching.queries.laid_out import keep_laid_out
from kith.matching.rules.engine.compiling import IS_COMPILED


@job("lay out directories", every=timedelta(minutes=1), lease=timedelta(minutes=10), waits=lambda _at: IS_COMPILED)
def lay_out_directories(at: datetime) -> int:
    """Lay out anew what lags behind, and return how many directories that was."""
    organisations = Organisation.objects.values_list("pk", flat=True)
    readers = [Actor.of_system("matching", OrganisationId(one), Permission.DIRECTORY_SEE) for one in organisations]
    return sum(keep_laid_out(reader, at=at) for reader in readers)
