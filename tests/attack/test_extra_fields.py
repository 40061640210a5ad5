"""Mass assignment: every column of every table is sent along with every form, and changes nothing that it may not.

Each form is filled in as its page offers it and sent twice from the same moment: alone, and with a value for every
column there is (another person, another organisation, another role). Both must leave the same rows behind.
"""

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from kith.ground.accounts.models import Organisation
from kith.people.models import Person
from tests.attack import asking
from tests.laws.matrix import Row, Stage


def differing(
    row: Row, stage: Stage, before: asking.Rows, send: Callable[..., HttpResponse] = asking.post
) -> tuple[list[str], bool]:
    """Return what the extra fields changed, and whether the form on its own changed anything at all."""
    john, elsewhere = Person.objects.get(known_as="John"), Organisation.objects.get(name="Elsewhere")
    account = asking.whoever_may(row, stage)
    client = asking.browser_of(account)
    with asking.undone():
        form = asking.form_for(client, row, stage)
        with asking.undone():
            asking.post(client, form)
            alone = asking.changed(before, asking.everything())
        foreign = asking.foreign_values(stage, john.pk, elsewhere.pk)
        extra = {name: value for name, value in foreign.items() if name not in form.filled}
        with asking.undone():
            answer = send(client, form, extra)
            together = asking.changed(before, asking.everything())
    faults = [f"{row.route}: answered {answer.status_code}"] if asking.is_fault(answer, row) else []
    faults += [f"{row.route}: {line}" for line in together if line not in alone]
    return faults, bool(alone)


@asking.IN_PART_AND_WHOLE
def test_no_form_takes_a_field_that_it_does_not_offer(stage: Stage, share: int) -> None:
    before = asking.everything()
    found = {row.route: differing(row, stage, before) for row in asking.rows_of("POST", share)}

    assert [fault for faults, _ in found.values() for fault in faults] == []
    written = [route for route, (_, wrote) in found.items() if wrote]
    assert len(written) > len(found) * 0.4, f"Too few of the forms were filled in so that they wrote: {written}"


def test_a_planted_form_that_takes_everything_is_caught(stage: Stage) -> None:
    row = next(row for row in asking.rows_of("POST") if row.route == "people:names")

    def careless(client: object, form: asking.Form, extra: dict[str, str]) -> HttpResponse:
        Person.objects.filter(known_as="Mary").update(organisation_id=extra["organisation"])
        return HttpResponse()

    faults, _ = differing(row, stage, asking.everything(), send=careless)

    assert any("organisation_id" in fault for fault in faults)


@pytest.mark.parametrize("way", ["query", "header"])
def test_what_stands_in_the_address_or_a_header_is_no_field(stage: Stage, way: str) -> None:
    """A field is read from the form alone: the same name in the address or a header says nothing."""
    row = next(row for row in asking.rows_of("POST") if row.route == "people:names")
    client = asking.browser_of(asking.whoever_may(row, stage))
    form = asking.form_for(client, row, stage)
    before = asking.everything()

    if way == "query":
        client.post(f"{form.address}?known_as=Planted&full_name=Planted", {})
    else:
        client.post(form.address, {}, headers={"known_as": "Planted", "x-known-as": "Planted"})

    assert Person.objects.get(pk=stage.ids["person_id"]).known_as == "Mary"
    assert asking.everything()["people.Person"] == before["people.Person"]
