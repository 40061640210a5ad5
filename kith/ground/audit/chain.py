"""How one entry is bound to the next. Pure: the same words in, the same links out, now and in ten years."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

BEGINNING = ""
"""The link before the first entry."""


@dataclass(frozen=True)
class Words:
    """What the chain says of an entry, apart from its content."""

    organisation_id: str
    sequence: int
    at: datetime
    act: str
    about: str
    about_id: str
    person_id: str
    actor_account: str
    actor_name: str
    purpose: str
    digest: str


def content_text(content: Mapping[str, object], people: Sequence[str] = ()) -> str:
    """Return the content as one canonical line of JSON; people on a list are part of it."""
    whole = {**content, "people": sorted(people)} if people else dict(content)
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


NAMED = "who"
"""Where the content names whoever is here for themself: what names them can be erased, and the chain holds."""


def name_in(text: str) -> str:
    """Return who is named in a content."""
    return str(json.loads(text).get(NAMED, "")) if text else ""


def digest_of(salt: str, text: str) -> str:
    """Return the salted digest of a content. Without the salt, nobody can test a guess against it."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def link_of(before: str, words: Words) -> str:
    """Return the link of an entry: SHA-256 over the link before it and every word of its own."""
    moment = words.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [
        before, words.organisation_id, str(words.sequence), moment, words.act, words.about, words.about_id,
        words.person_id, words.actor_account, words.actor_name, words.purpose, words.digest,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
