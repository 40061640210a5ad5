"""The head of every chain, written down daily outside the database: one line each, never rewritten."""

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

from kith.ground.audit.models import Head
from kith.ground.audit.verify import Witnessed
from kith.ground.ids import OrganisationId


def write_down(file: Path, *, at: datetime) -> int:
    """Append the head of every chain to the witness file; return how many were written.

    Keep the file where the database's administrator cannot rewrite it: that is its whole worth.
    """
    heads = list(Head.objects.order_by("organisation_id"))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        for head in heads:
            line = {
                "at": at.isoformat(),
                "organisation": str(head.organisation_id),
                "sequence": head.sequence,
                "link": head.link,
            }
            lines.write(json.dumps(line) + "\n")
    return len(heads)


def read_back(file: Path) -> dict[OrganisationId, tuple[Witnessed, ...]]:
    """Return what a witness file says of each organisation. Raises ValueError where a line is not a witness."""
    found: dict[OrganisationId, tuple[Witnessed, ...]] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            said = json.loads(line)
            organisation_id = OrganisationId(UUID(said["organisation"]))
            witness = Witnessed(int(said["sequence"]), str(said["link"]))
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"Line {number} of {file.name} is not a witness.") from None
        found[organisation_id] = (*found.get(organisation_id, ()), witness)
    return found
