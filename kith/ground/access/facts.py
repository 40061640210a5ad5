"""Writing the facts of access. Rooms above call these inside their own actions, which write the audit entry."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from kith.ground.access.models import (
    ConsentFact,
    Denial,
    DenialAlias,
    Grant,
    GrantAlias,
    Listed,
    SetApart,
    StatedPurpose,
)
from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.purposes import BEFORE, SESSION, LookPurpose
from kith.ground.actor import Actor
from kith.ground.ids import AccountId, PersonId, TeamId


def grant(
    relation: Relation,
    person_id: PersonId,
    *,
    by: Actor,
    at: datetime,
    account_id: AccountId | None = None,
    team_id: TeamId | None = None,
    ends_at: datetime | None = None,
    because: str = "",
) -> Grant:
    """Write a live reason for one account, or one team, to be near a person's record."""
    return Grant.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        account_id=account_id,
        team_id=team_id,
        relation=relation,
        starts_at=at,
        ends_at=ends_at,
        because=because,
        made_by=by.name,
    )


def let_speak_for(
    person_id: PersonId,
    account_id: AccountId,
    *,
    sees: Iterable[Permission],
    known_as: Iterable[tuple[DenialAlias.Kind, str]],
    by: Actor,
    at: datetime,
    ends_at: datetime | None,
    because: str,
) -> Grant:
    """Write a narrow reason: a representative sees what is listed, until a day, and never while a limit names them."""
    made = grant(
        Relation.REPRESENTATIVE, person_id, by=by, at=at, account_id=account_id, ends_at=ends_at, because=because
    )
    Listed.objects.bulk_create(Listed(grant=made, permission=permission) for permission in sees)
    GrantAlias.objects.bulk_create(GrantAlias(grant=made, kind=kind, folded=folded) for kind, folded in known_as)
    return made


def end_grant(grant_id: UUID, *, at: datetime) -> None:
    """End one live grant."""
    Grant.objects.at(at).filter(pk=grant_id).update(ends_at=at)


def end_grants(person_id: PersonId, relation: Relation, *, at: datetime, account_id: AccountId | None = None) -> int:
    """End the live grants of one relation about a person, for one account or for all; return how many ended."""
    live = Grant.objects.at(at).filter(person_id=person_id, relation=relation)
    if account_id is not None:
        live = live.filter(account_id=account_id)
    return live.update(ends_at=at)


def deny(
    kind: Denial.Kind,
    person_id: PersonId,
    *,
    by: Actor,
    at: datetime,
    channel: Denial.Channel = Denial.Channel.ANY,
    account_id: AccountId | None = None,
    party_id: PersonId | None = None,
    party_name: str = "",
    aliases: Iterable[tuple[DenialAlias.Kind, str]] = (),
    ends_at: datetime | None = None,
    because: str = "",
) -> Denial:
    """Write a hard no between a person and a party: an account, another person, or somebody known by aliases."""
    denial = Denial.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        kind=kind,
        channel=channel,
        account_id=account_id,
        party_id=party_id,
        party_name=party_name,
        starts_at=at,
        ends_at=ends_at,
        because=because,
        made_by=by.name,
    )
    DenialAlias.objects.bulk_create(
        DenialAlias(denial=denial, kind=alias_kind, folded=folded) for alias_kind, folded in aliases
    )
    return denial


def hold_until(denial_id: UUID, *, ends_at: datetime | None) -> None:
    """Say anew until when a denial holds. Who may is decided by the room that wrote it."""
    Denial.objects.filter(pk=denial_id).update(ends_at=ends_at)


def add_aliases(denial_id: UUID, aliases: Iterable[tuple[DenialAlias.Kind, str]]) -> None:
    """Add ways in which the party of a denial is known; what is there already stays once."""
    known = set(DenialAlias.objects.filter(denial_id=denial_id).values_list("kind", "folded"))
    DenialAlias.objects.bulk_create(
        DenialAlias(denial_id=denial_id, kind=kind, folded=folded)
        for kind, folded in aliases
        if (kind.value, folded) not in known
    )


def lift(denial_id: UUID, *, at: datetime) -> None:
    """End a denial. Who may is decided by the room that wrote it."""
    Denial.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), pk=denial_id).update(ends_at=at)


def state_purpose(
    person_id: PersonId, purpose: LookPurpose, *, account_id: AccountId, by: Actor, at: datetime
) -> StatedPurpose:
    """Write for what an account looks at a record in this working session. It takes the place of what was said."""
    StatedPurpose.objects.at(at).filter(person_id=person_id, account_id=account_id).update(ends_at=at)
    return StatedPurpose.objects.create(
        organisation_id=by.organisation_id,
        person_id=person_id,
        account_id=account_id,
        purpose=purpose,
        starts_at=at - BEFORE,
        ends_at=at + SESSION,
        made_by=by.name,
    )


def record_consent(
    person_id: PersonId,
    *,
    purpose: str,
    recipient_kind: str,
    information: str,
    state: ConsentFact.State,
    by: Actor,
    at: datetime,
    recipient: str = "",
    ends_at: datetime | None = None,
    because: str = "",
) -> ConsentFact:
    """Write what the person said; it takes the place of what was said before about the same thing, whoever asked first.

    Of two words that cross, the one that is written last stands: it holds from the later of their moments.
    """
    same = {
        "person_id": person_id,
        "purpose": purpose,
        "recipient_kind": recipient_kind,
        "recipient": recipient,
        "information": information,
    }
    before = ConsentFact.objects.filter(**same)
    since = max(at, before.aggregate(latest=Max("starts_at"))["latest"] or at)
    before.filter(Q(ends_at=None) | Q(ends_at__gt=since)).update(ends_at=since)
    return ConsentFact.objects.create(
        organisation_id=by.organisation_id,
        state=state,
        starts_at=since,
        ends_at=ends_at,
        because=because,
        made_by=by.name,
        **same,
    )


def end_consent(person_id: PersonId, *, recipient_kind: str, recipient: str, at: datetime) -> int:
    """End every live yes to one recipient, where there is nobody any more to share with; return how many ended."""
    live = ConsentFact.objects.at(at).filter(
        person_id=person_id, recipient_kind=recipient_kind, recipient=recipient, state=ConsentFact.State.GIVEN
    )
    return live.update(ends_at=at)


def set_apart(person_id: PersonId, *, by: Actor, at: datetime) -> None:
    """Let nobody see a person's record from now on. Who may is decided by the room that forgets."""
    SetApart.objects.create(organisation_id=by.organisation_id, person_id=person_id, at=at)


def put_back(person_id: PersonId) -> None:
    """Let a record that was set apart be seen again by whoever saw it. One that was erased stays as it is."""
    SetApart.objects.filter(person_id=person_id, erased_at=None).delete()
