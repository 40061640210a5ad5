"""Walk a chain from its beginning and name the first row that is not as it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kith.ground.accounts.models import Organisation
from kith.ground.audit.acts import Act
from kith.ground.audit.chain import BEGINNING, Words, digest_of, link_of
from kith.ground.audit.models import Entry, EntryContent, Head
from kith.ground.ids import OrganisationId


class Fault(StrEnum):
    """What is wrong with the record."""

    MISSING = "an entry is missing before this one"
    EDITED = "this entry is not as it was written"
    CONTENT_EDITED = "the content of this entry is not as it was written"
    CONTENT_GONE = "the content of this entry is gone, and no erasure says why"
    CUT = "the record ends before its head says it does"
    REPLACED = "the record is whole, but it is not the one that was witnessed"


@dataclass(frozen=True)
class Break:
    """The first broken row of an organisation's record."""

    organisation_id: OrganisationId
    sequence: int
    fault: Fault


@dataclass(frozen=True)
class Witnessed:
    """A head as it was written down outside the database."""

    sequence: int
    link: str


def first_break(
    organisation_id: OrganisationId, witnessed: Iterator[Witnessed] | tuple[Witnessed, ...] = ()
) -> Break | None:
    """Return the first broken row of a chain, or None. Memory does not grow with the record.

    `witnessed` heads prove that the chain was not replaced by another one that is whole in itself.
    """
    heads = {witness.sequence: witness.link for witness in witnessed}
    erased = _erased(organisation_id)
    before, sequence = BEGINNING, 0
    for entry, content in _walk(organisation_id):
        sequence += 1
        fault = _fault(entry, content, sequence, before, erased=str(entry.pk) in erased)
        if fault is None and heads.get(sequence, entry.link) != entry.link:
            fault = Fault.REPLACED
        if fault is not None:
            return Break(organisation_id, sequence, fault)
        before = entry.link
    head = Head.objects.filter(pk=organisation_id).first()
    furthest = max([*heads, head.sequence if head else 0])
    if furthest > sequence or (head and sequence and head.link != before):
        return Break(organisation_id, sequence + 1, Fault.CUT)
    return None


def _walk(organisation_id: OrganisationId) -> Iterator[tuple[Entry, EntryContent | None]]:
    entries = Entry.objects.filter(organisation_id=organisation_id).order_by("sequence").select_related("content")
    for entry in entries.iterator(chunk_size=2000):
        yield entry, getattr(entry, "content", None)


def _erased(organisation_id: OrganisationId) -> frozenset[str]:
    erasures = Entry.objects.filter(organisation_id=organisation_id, act=Act.ERASED, about=Entry._meta.label)
    return frozenset(erasures.values_list("about_id", flat=True))


def _fault(entry: Entry, content: EntryContent | None, sequence: int, before: str, *, erased: bool) -> Fault | None:
    if entry.sequence != sequence:
        return Fault.MISSING
    words = Words(
        organisation_id=str(entry.organisation_id),
        sequence=entry.sequence,
        at=entry.at,
        act=entry.act,
        about=entry.about,
        about_id=entry.about_id,
        person_id=str(entry.person_id or ""),
        actor_account=str(entry.actor_account or ""),
        actor_name=entry.actor_name,
        purpose=entry.purpose,
        digest=entry.digest,
    )
    if link_of(before, words) != entry.link:
        return Fault.EDITED
    if content is None:
        return None if erased else Fault.CONTENT_GONE
    return None if digest_of(content.salt, content.text) == entry.digest else Fault.CONTENT_EDITED


def every_break(witnesses: Mapping[OrganisationId, tuple[Witnessed, ...]]) -> list[Break]:
    """Return the first broken row of each organisation's record; an empty list means that all is as written."""
    ids = [OrganisationId(pk) for pk in Organisation.objects.order_by("pk").values_list("pk", flat=True)]
    found = (first_break(organisation_id, witnesses.get(organisation_id, ())) for organisation_id in ids)
    return [broken for broken in found if broken is not None]
