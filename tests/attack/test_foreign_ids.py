"""Nested swap: what belongs to one person is not reached through another, even by somebody who may see both.

Priya works with Mary and with John. Every address that names a person and something of theirs is asked for with John's
name and what is Mary's; so is every form whose page Priya may open for John.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.test import Client
from django.urls import reverse

from kith.ground.access import facts
from kith.ground.access.permissions import Relation
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, PersonId
from kith.people.models import Person
from tests.attack import asking
from tests.laws import matrix
from tests.laws.matrix import Stage

EVERYBODYS = frozenset({"listing_id"})
"""What belongs to the organisation and not to one person."""

BOTH = [
    (row, route)
    for route in matrix.routes()
    for row in matrix.table()
    if row.route == route.name
    and "person_id" in route.kwargs
    and any(name.endswith("_id") and name not in EVERYBODYS for name in route.kwargs[1:])
]


def john_too(stage: Stage, at: datetime) -> Person:
    """Give everybody who is near Mary the same look at John."""
    john = Person.objects.get(known_as="John")
    by = Actor.of_system("attack", john.organisation_id)
    for role, relation in ((Role.PRACTITIONER, Relation.CASELOAD), (Role.MANAGER, Relation.CASELOAD)):
        account = stage.players[role, "allowed"]
        facts.grant(relation, PersonId(john.pk), by=by, at=at, account_id=AccountId(account.pk))
    return john


def reached(stage: Stage, person_id: UUID) -> list[str]:
    """Return the routes that answer about what is Mary's under the name of somebody else."""
    found = []
    for row, route in BOTH:
        client = asking.browser_of(asking.whoever_may(row, stage))
        address = reverse(route.name, kwargs={**stage.fill(route), "person_id": person_id})
        answer = client.generic(row.method, address)
        if answer.status_code not in {403, 404}:
            found.append(f"{row.method} {row.route} answers {answer.status_code}")
    return found


def test_a_child_of_somebody_else_is_not_reached_through_ones_own_person(stage: Stage, moment: datetime) -> None:
    john = john_too(stage, moment)
    before = asking.everything()

    assert len(BOTH) >= 4
    assert reached(stage, john.pk) == []
    written = asking.changed(before, asking.everything())
    assert [line for line in written if line[0] not in {"audit.Entry", "sign_in.Sitting"}] == []


def test_what_is_marys_is_reached_under_her_own_name(stage: Stage) -> None:
    """The swap is what shuts them: each of these opens, or asks for its form, where nothing is swapped."""
    assert len(reached(stage, UUID(str(stage.ids["person_id"])))) > len(BOTH) * 0.8


def about_john(form: asking.Form, client: Client, john_id: UUID, before: asking.Rows) -> set[str]:
    """Send a form and return the tables in which it wrote something about John."""
    with asking.undone():
        asking.post(client, form)
        return {
            table
            for table, key, said in asking.changed(before, asking.everything())
            if dict(said).get("person_id") == str(john_id) or (table == "people.Person" and key == str(john_id))
        }


@asking.IN_PART_AND_WHOLE
def test_no_form_about_mary_writes_about_john(stage: Stage, moment: datetime, share: int) -> None:
    """Every form is sent with John's id in each field that names an id: nothing is written about John by that."""
    john = john_too(stage, moment)
    found = []
    before = asking.everything()
    for row in asking.rows_of("POST", share):
        client = asking.browser_of(asking.whoever_may(row, stage))
        with asking.undone():
            form = asking.form_for(client, row, stage)
            names = {name for name in form.filled if name.endswith(("_id", "id", "person", "tie", "goal", "about"))}
            swapped = replace(form, filled={**form.filled, **dict.fromkeys(names, str(john.pk))})
            if wrote := about_john(swapped, client, john.pk, before):
                wrote -= about_john(form, client, john.pk, before)  # a few pages of the stage are about John
            found += [f"{row.route} wrote {table}" for table in wrote]

    assert set(found) <= {f"{route} wrote {table}" for route, table in MEANT}


MEANT = {("safeguarding:raise-concern", "safeguarding.Concern"), ("safeguarding:raise-concern", "audit.Entry")}
"""A concern is about whomever it names; that is a form's own field, and anybody may raise one."""
