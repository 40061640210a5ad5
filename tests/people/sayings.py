"""One of everything that somebody can say of themself, by the room's own actions: what the permission matrix opens."""

from datetime import datetime
from uuid import UUID

from kith.consent import actions as consent
from kith.consent.rules.sharing import Information, Purpose, RecipientKind, State
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.people import actions
from kith.people.rules.communication import Code
from kith.people.rules.contacts import Safe, Way
from kith.people.rules.telling import Told
from kith.people.rules.vocabulary import Barrier


def one_of_each(person_id: PersonId, *, by: Actor, at: datetime) -> dict[str, UUID | str | int]:
    """Say one thing of each kind as the person, and return what a path needs to reach it."""
    told = Told.by_own_hand(by.name, at.date())
    barrier_id = actions.name_barrier(person_id=person_id, barrier=Barrier.TRANSPORT, told=told, by=by, at=at)
    return {
        "people:describe.section": "matters",
        "people:take-back.kind": "barrier",
        "people:take-back.row_id": barrier_id,
        "people:solve-barrier.barrier_id": barrier_id,
        "people:follow-need.need_id": actions.record_need(
            person_id=person_id, code=Code.LARGE_PRINT, words="18 point", told=told, by=by, at=at
        ),
        "people:end-contact.contact_id": actions.add_contact(
            person_id=person_id, way=Way.PHONE, words="01632 960 001", safe=Safe.YES, told=told, by=by, at=at
        ),
        "consent:take-back.sharing_id": consent.record_sharing(
            person_id=person_id,
            purpose=Purpose.REFERRAL,
            recipient_kind=RecipientKind.GROUP,
            recipient_name="Harbour Street Centre",
            said={Information.NAME: State.GIVEN},
            explained_how="",
            told=told,
            by=by,
            at=at,
        ),
    }
