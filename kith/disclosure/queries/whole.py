"""Everything that is kept about somebody, read twice: as they may read it in Kith, and as the desk may.

It is the same reading as a copy of one's own record, through the queries of each room; what only the desk reads is told
apart. What is sealed is in neither. As many queries however much there is.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from kith.disclosure.models import Request
from kith.disclosure.queries.recipients import parts_of
from kith.disclosure.rules.proposals import BETWEEN_US, Whole, terms_of_name
from kith.ground.access import passing
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Account
from kith.ground.actor import STAFF, Actor, Role
from kith.ground.ids import AccountId, OrganisationId, PersonId
from kith.ground.words import mark
from kith.networks.models import WorkerView
from kith.networks.rules.vocabulary import Feeling
from kith.own_record.queries.around import statement
from kith.own_record.queries.chapters import lines_of
from kith.own_record.queries.statements import statements_of
from kith.own_record.rules.copies import Chapter, Line, More
from kith.own_record.rules.parts import Part
from kith.own_record.scopes import SEEN_BY
from kith.people.models import Person
from kith.people.queries.known_by import KnownBy, known_by

NAME = "access pack"


def as_the_person(person: Person) -> Actor:
    """Return the person as they would read their own record, whether or not they sign in to Kith."""
    return Actor(
        organisation_id=OrganisationId(person.organisation_id),
        name=person.known_as,
        account_id=AccountId(person.account_id) if person.account_id else None,
        roles=frozenset({Role.INDIVIDUAL}),
        person_id=PersonId(person.pk),
        zone=person.organisation.zone,
    )


def as_the_desk(person: Person) -> Actor:
    """Return a reader of everything that those who work with the person may read, and nothing that is sealed."""
    return Actor.of_system(NAME, OrganisationId(person.organisation_id), *frozenset(SEEN_BY.values()))


def whole_of(request: Request, *, by: Actor, at: datetime) -> Whole:
    """Return everything that a pack is made of. Whoever calls has asked the gate about the request."""
    person = request.person
    person_id = PersonId(person.pk)
    own, desk = as_the_person(person), as_the_desk(person)
    said = [one for one in statements_of(own, person_id, at=at) if one.standing.is_beside]
    chapters, unseen = [], set[str]()
    for part in parts_of(request):
        theirs = lines_of(part, own, person_id, at=at)
        known = {line.key for line in theirs}
        more = tuple(line for line in _at_the_desk(part, desk, person_id, at=at) if line.key not in known)
        unseen |= {line.key for line in more}
        chapters.append(Chapter(part, (*theirs, *more), tuple(statement(one) for one in said if one.part is part)))
    added = list(request.addeds.order_by("at", "pk"))
    return Whole(
        chapters=tuple(chapters),
        own_names=known_by([person.pk])[person.pk].names,
        workers=_workers(request.organisation_id),
        unseen=frozenset(unseen),
        protected=_protected_from(person_id, by=by, at=at),
        added=tuple(one.term for one in added if one.term),
        added_lines=frozenset(one.line_key for one in added if one.line_key),
    )


def _at_the_desk(part: Part, desk: Actor, person_id: PersonId, *, at: datetime) -> Iterator[Line]:
    if part in BETWEEN_US:
        return
    yield from lines_of(part, desk, person_id, at=at)
    if part is Part.MAP:
        yield from _worker_views(desk, person_id, at=at)


def _worker_views(desk: Actor, person_id: PersonId, *, at: datetime) -> Iterator[Line]:
    """Read what workers thought of ties, which the person is not shown on their map."""
    views = WorkerView.objects.visible_to(desk, may=Permission.MAP_SEE, at=at).filter(tie__map__person_id=person_id)
    for view in views.select_related("tie", "by").order_by("at", "pk"):
        about = More("with", mark("With"), said=view.tie.name)
        felt = Feeling(view.felt).words
        by = view.by.display_name
        yield Line("worker_view", mark("How a worker saw it"), felt, view.because, by, by, view.at, (about,))


def _workers(organisation_id: UUID) -> frozenset[str]:
    """Return the names of everybody who works, or worked, here."""
    rows = Account.objects.filter(organisation_id=organisation_id, roles_held__role__in=[role.value for role in STAFF])
    return frozenset(rows.values_list("display_name", flat=True))


def _protected_from(person_id: PersonId, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Return by what those are known whom a limit protects from this person. The one door says who they are."""
    answers = passing.may_pass_among(
        Crossing.PACK_RELEASED,
        person_id,
        lambda apart: {one: [Party(person_id=one)] for one in apart.people},
        by=by,
        at=at,
    )
    protected = [one for one, answer in answers.items() if not answer and not answer.protects]
    known = known_by(protected).values()
    told = (each for one in known for each in (*_names(one), *one.phones, *one.emails, *one.addresses))
    return tuple(sorted(set(told)))


def _names(known: KnownBy) -> tuple[str, ...]:
    return tuple(term for name in known.names for term in terms_of_name(name, frozenset()))
