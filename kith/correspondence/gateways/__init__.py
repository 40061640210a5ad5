"""The ways out of the house. Each sends one parcel or raises Refused; each has a fake that the same tests hold."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Parcel:
    """What a gateway needs to know of a message. `key` is the same at every try: a way that can drop a double does."""

    key: str
    name: str
    address: str
    subject: str
    body: str
    language: str
    format: str


class Refused(Exception):
    """The way is closed, or did not take the parcel. The words hold nothing of the parcel's own."""


class Gateway(Protocol):
    """One way out."""

    def send(self, parcel: Parcel) -> str:
        """Send a parcel and return the receiver's reference for it, if any. Raises Refused."""
        ...
