"""Making a pack's bytes, and searching them for every word that is left out before anybody gets them."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template import engines
from django.utils.translation import get_language, get_language_bidi

from kith.disclosure.queries.requests import Draft
from kith.disclosure.rules.packs import LEFT_OUT_WORDS, frame_of
from kith.disclosure.rules.redaction import left_behind
from kith.disclosure.rules.requests import Hindered, Hindrance
from kith.own_record.rules.copies import Chapter, Copy, for_machines


@dataclass(frozen=True)
class Produced:
    """A pack as its bytes: one to read, one for a machine."""

    to_read: bytes
    for_machines: bytes


def produce(draft: Draft, *, at: datetime) -> Produced:
    """Make a pack's bytes and prove that nothing that is left out is in them. Raises Hindered where something is."""
    words = draft.words
    chapters = draft.chapters
    made, frame = _made(draft, chapters, at=at), _made(draft, frame_of(chapters), at=at)
    left = left_behind(made.to_read, frame.to_read, words) | left_behind(made.for_machines, frame.for_machines, words)
    if left:
        raise Hindered(Hindrance.STILL_THERE)
    return made


def _made(draft: Draft, chapters: Collection[Chapter], *, at: datetime) -> Produced:
    copy = Copy(draft.request.known_as, draft.organisation, at, tuple(chapters))
    told = {**for_machines(copy), "left_out": [LEFT_OUT_WORDS[reason] for reason in draft.reasons]}
    page = engines["jinja2"].get_template("disclosure/letters/pack.html")
    frame = {"language": get_language() or settings.LANGUAGE_CODE, "direction": "rtl" if get_language_bidi() else "ltr"}
    read = page.render(
        {
            "frame": frame,
            "copy": copy,
            "left_out": told["left_out"],
            "elsewhere": draft.elsewhere,
            "spoken_for": draft.request.by_representative,
        }
    )
    return Produced(read.encode(), json.dumps(told, ensure_ascii=False, indent=1).encode())
