"""The gate, whatever facts were written: a hard no beats everything, and an emergency takes nothing out."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kith.ground.access import facts, gate
from kith.ground.access.models import Denial, Grant
from kith.ground.access.permissions import ON_THEIR_WORD, THROUGH, Permission, Relation
from kith.ground.access.scoping import AccessReason
from kith.ground.actor import Role
from kith.ground.ids import AccountId, PersonId
from kith.people.models import Person
from tests.world import World

HOURS = some.integers(-3, 3)
GRANTS = some.lists(some.tuples(some.sampled_from(sorted(set(Relation) - {Relation.OWN})), HOURS, HOURS), max_size=4)
DENIALS = some.lists(some.tuples(some.sampled_from(list(Denial.Kind)), HOURS, HOURS), max_size=2)
OF_THE_ORGANISATION = {Permission.DISPOSAL_KEEP, Permission.HOLD_PLACE}
"""What managers and safeguarding leads may do about everybody of their organisation, unless they are kept apart."""
ROLES = some.frozensets(some.sampled_from(sorted(set(Role) - {Role.INDIVIDUAL})), min_size=1, max_size=3)


@pytest.mark.parametrize("examples", [25, pytest.param(1_500, marks=pytest.mark.long)], ids=["slice", "long"])
def test_no_facts_open_what_they_should_not(world: World, examples: int) -> None:
    account, mary_id = world.accounts["sam"], PersonId(world.mary.pk)

    @settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True
    )
    @given(roles=ROLES, grants=GRANTS, denials=DENIALS)
    def holds(
        roles: frozenset[Role], grants: list[tuple[Relation, int, int]], denials: list[tuple[Denial.Kind, int, int]]
    ) -> None:
        Grant.objects.filter(account=account).delete()
        Denial.objects.filter(account=account).delete()
        actor = world.actor("sam").__class__(
            organisation_id=world.actor("sam").organisation_id,
            name="Sam",
            account_id=AccountId(account.pk),
            roles=roles,
        )
        hour = timedelta(hours=1)
        for relation, begins, lasts in grants:
            facts.grant(
                relation,
                mary_id,
                by=actor,
                at=world.at + begins * hour,
                account_id=AccountId(account.pk),
                ends_at=world.at + (begins + abs(lasts)) * hour,
            )
        for kind, begins, lasts in denials:
            facts.deny(
                kind,
                mary_id,
                by=actor,
                at=world.at + begins * hour,
                account_id=AccountId(account.pk),
                ends_at=world.at + (begins + abs(lasts)) * hour,
            )
        live = {relation for relation, begins, lasts in grants if begins <= 0 < begins + abs(lasts)}
        live.discard(Relation.REPRESENTATIVE)  # it gives what it lists, and here it lists nothing
        is_denied = any(begins <= 0 < begins + abs(lasts) for _kind, begins, lasts in denials)
        given_now = (
            {may for role in roles for relation in live for may in THROUGH.get((role, relation), frozenset())}
            - set(ON_THEIR_WORD)  # nobody has said yes to anything here
            if not is_denied
            else set()
        )
        if not is_denied and roles & {Role.MANAGER, Role.SAFEGUARDING_LEAD}:
            given_now |= OF_THE_ORGANISATION

        may = gate.may_each(actor, Permission, [mary_id], at=world.at)[mary_id]

        assert may == given_now
        if live == {Relation.BREAK_GLASS}:
            assert not may & {Permission.RECORD_PRINT, Permission.PERSON_DESCRIBE, Permission.CONSENT_RECORD}
        if live == {Relation.DUTY}:
            assert may <= {Permission.CARD_SEE} | OF_THE_ORGANISATION
        told = gate.explain(actor, Permission.PERSON_SEE, Person, world.mary.pk, at=world.at)
        assert bool(told) is (Permission.PERSON_SEE in given_now)
        assert (told.reason.code is AccessReason.HARD_DENIAL) is is_denied

    holds()
