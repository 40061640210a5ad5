"""By what two people are compared who may live together or be related."""

import re
from dataclasses import dataclass, field

from kith.people.rules.names import fold

POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})$")


@dataclass(frozen=True)
class Marks:
    """By what two are compared, folded."""

    surnames: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    emails: frozenset[str] = field(default_factory=frozenset)
    addresses: frozenset[str] = field(default_factory=frozenset)

    @property
    def postcodes(self) -> frozenset[str]:
        """The postcodes at the end of the addresses."""
        found = (POSTCODE.search(address) for address in self.addresses)
        return frozenset(f"{match[1]} {match[2]}" for match in found if match)


def surname(name: str) -> frozenset[str]:
    """Return the last word of a full name; one word alone is a first name and hints at nothing."""
    words = fold(name).split()
    return frozenset(words[-1:] if len(words) > 1 else ())
