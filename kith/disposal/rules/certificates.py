"""What a certificate says, as one line that can be sealed: which rule, who, when, how many rows. It names nobody."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

FORM = "kith-disposal/1"


@dataclass(frozen=True)
class Told:
    """One erasing, told without saying of whom. `rows` is how many went, by kind."""

    code: str
    rule: str
    over_on: date
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime
    set_apart_at: datetime
    erased_at: datetime
    rows: Mapping[str, int]
    is_again: bool = False

    @property
    def for_machines(self) -> dict[str, object]:
        """The same for another system."""
        return {
            "form": FORM,
            "reference": self.code,
            "rule": self.rule,
            "over_on": self.over_on.isoformat(),
            "proposed": {"by": self.proposed_by, "at": _moment(self.proposed_at)},
            "decided": {"by": self.decided_by, "at": _moment(self.decided_at)},
            "set_apart_at": _moment(self.set_apart_at),
            "erased_at": _moment(self.erased_at),
            "after_a_restore": self.is_again,
            "rows": dict(sorted(self.rows.items())),
        }

    @property
    def seal(self) -> str:
        """The digest of everything that it says: one changed number and it is another."""
        line = json.dumps(self.for_machines, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(line.encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
