"""Writing down what stands out, what hints at a private tie, and telling further up what nobody looked at."""

from datetime import datetime

from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor, Role
from kith.ground.audit.acts import Act
from kith.ground.audit.ledger import action, record
from kith.ground.ids import OrganisationId, PersonId
from kith.looking.actions.telling import tell
from kith.looking.models import LikelyTie, NoticedUpTo, Unusual
from kith.looking.queries.leads import MAY_LEAD, holders
from kith.looking.queries.unusual import hints, late, looks_since, standouts
from kith.looking.rules.clocks import rung


@action
def notice_unusual(*, by: Actor, at: datetime) -> int:
    """Look through the record from where one stopped, and write down what stands out, each once."""
    organisation_id = by.organisation_id
    upto, _is_new = NoticedUpTo.objects.select_for_update().get_or_create(organisation_id=organisation_id)
    entries, sequence = looks_since(organisation_id, upto.sequence)
    found = list(standouts(organisation_id, entries))
    today = {
        (account_id, person_id)
        for account_id, person_id in Unusual.objects.filter(organisation_id=organisation_id, decided=None).values_list(
            "account_id", "person_id"
        )
    }
    fresh = {(one.look.account_id, one.look.person_id): one for one in reversed(found)}
    for pair, one in fresh.items():
        if pair not in today:
            unusual = Unusual.objects.create(
                organisation_id=organisation_id,
                person_id=one.look.person_id,
                account_id=one.look.account_id,
                entry_id=one.look.entry_id,
                signs=",".join(one.signs),
                at=one.look.at,
            )
            told = [each for each in holders(organisation_id, *MAY_LEAD, at=at) if each.pk != one.look.account_id]
            key, about = f"unusual {unusual.pk}", PersonId(one.look.person_id)
            tell(accounts=told, letter="stands_out", key=key, route="looking:desk", about=about, by=by, at=at)
    NoticedUpTo.objects.filter(pk=organisation_id).update(sequence=sequence)
    people = sorted({PersonId(person_id) for _account, person_id in fresh}, key=str)
    record(Act.TICKED, "looking.Unusual", by=by, at=at, people=people, content={"found": len(fresh)})
    return len(set(fresh) - today)


@action
def notice_ties(*, by: Actor, at: datetime) -> int:
    """Write down who works here and shares a mark with a person, for the lead to decide."""
    found = list(hints(by.organisation_id, at=at))
    for account_id, person_id, signs in found:
        LikelyTie.objects.get_or_create(
            person_id=person_id,
            account_id=account_id,
            defaults={"organisation_id": by.organisation_id, "signs": ",".join(signs), "at": at},
        )
    record(Act.TICKED, "looking.LikelyTie", by=by, at=at, content={"found": len(found)})
    return len(found)


@action
def climb(*, by: Actor, at: datetime) -> int:
    """Tell further up what nobody looked at in time: first every lead and administrator, then the managers too.

    Each rung is told once; a missed tick is made up for by the next.
    """
    organisation = Organisation.objects.get(pk=by.organisation_id)
    organisation_id, told = OrganisationId(organisation.pk), 0
    for one in late(organisation_id, at=at):
        step = rung(one.due_at, at, zone=organisation.zone)
        roles = MAY_LEAD if step == 1 else (*MAY_LEAD, Role.MANAGER)
        above = [each for each in holders(organisation_id, *roles, at=at) if each.pk != one.account_id]
        key = f"late {one.kind} {one.row_id} {step}"
        tell(accounts=above, letter="late", key=key, route="looking:desk", about=one.person_id, by=by, at=at)
        told += 1
    record(Act.TICKED, "looking.Emergency", by=by, at=at, content={"late": told})
    return told
