"""What keeping a secret costs, and whether it costs more when there is much of it.

`python -m bench trust` makes a store of its own (SQLite, unless DATABASE_URL names an empty PostgreSQL), puts a worker
with 250 people into it, and measures access decisions, the gate's part of a page, and one entry of the record: with
1,000 and with 1,000,000 entries, with 10 and with 10,000 limits on contact. The many are written in bulk and their
chain is not a chain; nothing here verifies it. Prints `figure NAME VALUE UNIT`; the last line is the answer, and the
end is a failure where anything grew faster than the logarithm of what there is.
"""

# ruff: noqa: E402, S608 - settings are read before Django is set up; statements hold numbers of ours and no words

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from http import HTTPStatus
from math import log
from tempfile import TemporaryDirectory
from typing import Any

import django

FOLDER = TemporaryDirectory()
os.environ |= {"KITH_DATA": FOLDER.name, "KITH_KIND": "demo", "KITH_LOG_LEVEL": "ERROR"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
django.setup()

from django.core.management import call_command
from django.db import connection, models
from django.test import Client

from kith.ground import clock
from kith.ground.access import gate, scoping
from kith.ground.access.crossings import Crossing, Party
from kith.ground.access.models import Denial, DenialAlias, Grant
from kith.ground.access.passing import may_pass
from kith.ground.access.permissions import Permission, Relation
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account, Organisation, RoleHeld
from kith.ground.actor import Actor, Role
from kith.ground.audit import ledger
from kith.ground.audit.acts import Act
from kith.ground.audit.models import Head
from kith.ground.ids import PersonId
from kith.ground.web import middleware
from kith.people.models import Person
from kith.safeguarding.models import Restriction
from kith.safeguarding.rules.limits import Basis, Channel

CASES, OTHERS = 250, 750
FEW_ENTRIES, MANY_ENTRIES = 1_000, 1_000_000
FEW_LIMITS, MANY_LIMITS = 10, 10_000
ROUNDS, DEEDS = 3, 25
NOISE = 1.5
"""A busy machine may stretch a measurement by this much; what reads every entry would be stretched by a thousand."""

Deed = Callable[[], object]


@dataclass
class Ground:
    """The store that is measured: who asks, about whom, through which browser."""

    priya: Actor
    client: Client
    people: list[Person]
    at: datetime
    turn: Iterator[Person] = field(init=False)

    def __post_init__(self) -> None:
        self.turn = self._in_turn()

    def _in_turn(self) -> Iterator[Person]:
        while True:
            yield from self.people[:CASES]


def laid() -> Ground:
    """Make one organisation, one worker, and the people she works with among others."""
    call_command("migrate", verbosity=0)
    if Organisation.objects.exists():
        sys.exit("bench: this store is in use. Name an empty one in DATABASE_URL, or none.")
    at = clock.now() - timedelta(days=1)
    house = Organisation.objects.create(name="Harbour Link", kind=Organisation.Kind.DEMO)
    account = Account.objects.create(organisation=house, sign_in_name="priya", display_name="Priya", joined_at=at)
    RoleHeld.objects.create(account=account, role=Role.PRACTITIONER, starts_at=at)
    people = [Person(organisation=house, known_as=f"Person {n}") for n in range(CASES + OTHERS)]
    Person.objects.bulk_create(people)
    Grant.objects.bulk_create(
        Grant(
            organisation=house, person=one, account=account, relation=Relation.CASELOAD, starts_at=at, made_by="bench"
        )
        for one in people[:CASES]
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    return Ground(actor_of(account, at=clock.now()), client, people, clock.now())


def fill_entries(ground: Ground, upto: int) -> None:
    """Let the record hold this many entries, spread over everybody, in two statements whatever their number."""
    house = ground.priya.organisation_id
    head, _ = Head.objects.get_or_create(organisation_id=house)
    begins = head.sequence + 1
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE someone AS SELECT id, row_number() OVER (ORDER BY id) AS place FROM people_person"
        )
        cursor.execute(
            "INSERT INTO audit_entry (organisation_id, sequence, at, act, about, about_id, person_id, actor_account, "
            "actor_name, purpose, digest, link) SELECT %s, i, %s, 'viewed', 'people.Person', '', someone.id, %s, "
            f"'Priya', '', %s, %s FROM {numbers(begins, upto)} "
            f"JOIN someone ON someone.place = i %% {len(ground.people)} + 1",
            [
                _id(house),
                connection.ops.adapt_datetimefield_value(ground.at),
                _id(ground.priya.account_id),
                *[64 * "0"] * 2,
            ],
        )
        cursor.execute(
            "INSERT INTO audit_entrycontent (entry_id, salt, text) SELECT id, 'salt', '{}' FROM audit_entry "
            "WHERE sequence >= %s",
            [begins],
        )
        cursor.execute("DROP TABLE someone")
    Head.objects.filter(organisation_id=house).update(sequence=upto)


def numbers(first: int, last: int) -> str:
    """Return the numbers from one to another as a table `n` with a column `i`."""
    if connection.vendor == "postgresql":
        return f"generate_series({first}, {last}) AS n(i)"
    counted = f"WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i FROM n"
    return f"({counted}) AS n"


def _id(value: Any) -> Any:
    return models.UUIDField().get_db_prep_value(value, connection)


def fill_limits(ground: Ground, upto: int) -> None:
    """Let this many limits on contact be in force, each party known by a name and a number.

    The first ten protect people whom Priya works with, the rest others: a house has many limits, one person few.
    """
    there = Denial.objects.count()
    denials = [
        Denial(
            organisation_id=ground.priya.organisation_id,
            person=ground.people[number if number < FEW_LIMITS else CASES + number % OTHERS],
            kind=Denial.Kind.RESTRICTION,
            party_name=f"Party {number}",
            starts_at=ground.at,
            made_by="bench",
        )
        for number in range(there, upto)
    ]
    Denial.objects.bulk_create(denials, batch_size=500)
    DenialAlias.objects.bulk_create(
        (
            DenialAlias(denial=denial, kind=kind, folded=f"{kind} {number}")
            for number, denial in enumerate(denials, there)
            for kind in (DenialAlias.Kind.NAME, DenialAlias.Kind.PHONE)
        ),
        batch_size=500,
    )
    Restriction.objects.bulk_create(
        (
            Restriction(
                organisation_id=denial.organisation_id,
                person_id=denial.person_id,
                denial=denial,
                basis=Basis.OWN_DECISION,
                channel=Channel.ANY,
                party_name=denial.party_name,
                in_their_words="Not them.",
                begun_at=ground.at,
                begun_by="bench",
            )
            for denial in denials
        ),
        batch_size=500,
    )


def deeds(ground: Ground) -> Mapping[str, Deed]:
    """Return what is measured: each deed once."""

    def decide() -> object:
        return gate.one(Person, next(ground.turn).pk, by=ground.priya, may=Permission.PERSON_SEE, at=ground.at)

    def decide_for_all() -> object:
        ids = [one.pk for one in ground.people]
        return gate.may_each(ground.priya, [Permission.PERSON_SEE, Permission.MAP_SEE], ids, at=ground.at)

    def append() -> None:
        about = next(ground.turn).pk
        ledger.viewed(ledger.Line(Act.VIEWED, "bench", "", ground.priya, ground.at, person_id=about))

    def open_page() -> object:
        answer = ground.client.get(f"/people/{next(ground.turn).pk}")
        if answer.status_code != HTTPStatus.OK:
            sys.exit(f"bench: the page of a person answered {answer.status_code}.")
        return answer

    def ask_the_door() -> object:
        parties = [Party(names=("Anne Hale",), phones=("01632 960 001",))]
        return may_pass(Crossing.REFERRED, PersonId(next(ground.turn).pk), parties, by=ground.priya, at=ground.at)

    return {
        "door": ask_the_door,
        "decision": decide,
        "decisions_for_all": decide_for_all,
        "audit_append": append,
        "page": open_page,
    }


def measured(of: Mapping[str, Deed]) -> dict[str, float]:
    """Return the milliseconds of each deed: the best of some rounds, each the median of its deeds."""
    taken = {}
    for name, do in of.items():
        do()
        taken[name] = min(statistics.median(_taken(do) for _ in range(DEEDS)) for _ in range(ROUNDS))
    return taken


def _taken(do: Deed) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


@contextmanager
def time_in_the_gate() -> Iterator[list[float]]:
    """Add up the milliseconds spent deciding: who somebody is, what they may, and which rows they may see."""
    spent, depth = [0.0], [0]

    def timed(decide: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(decide)
        def around(*words: Any, **more: Any) -> Any:
            depth[0] += 1
            began = time.perf_counter()
            try:
                return decide(*words, **more)
            finally:
                depth[0] -= 1
                if not depth[0]:
                    spent[0] += (time.perf_counter() - began) * 1000

        return around

    places: list[tuple[Any, str]] = [
        (gate, "one"),
        (gate, "require"),
        (gate, "may_each"),
        (scoping.Scope, "q"),
        (middleware, "actor_of"),
    ]
    before = [getattr(place, name) for place, name in places]
    for (place, name), decide in zip(places, before, strict=True):
        setattr(place, name, timed(decide))
    try:
        yield spent
    finally:
        for (place, name), decide in zip(places, before, strict=True):
            setattr(place, name, decide)


def gate_per_page(open_page: Deed) -> float:
    with time_in_the_gate() as spent:
        for _ in range(DEEDS):
            open_page()
    return spent[0] / DEEDS


@dataclass(frozen=True)
class Growth:
    """How one deed's time went from little to much."""

    name: str
    few: float
    many: float
    bound: float

    @property
    def times(self) -> float:
        return self.many / self.few

    @property
    def holds(self) -> bool:
        return self.times <= self.bound


def growths(of: str, few: Mapping[str, float], many: Mapping[str, float], *, sizes: tuple[int, int]) -> list[Growth]:
    bound = log(sizes[1]) / log(sizes[0]) * NOISE
    return [Growth(f"{name}_by_{of}", few[name], many[name], bound) for name in few]


def report(base: Mapping[str, float], in_the_gate: float, grown: list[Growth]) -> bool:
    decided = (CASES + OTHERS) * 2 / base["decisions_for_all"] * 1000
    print(f"figure decisions {1000 / base['decision']:.0f} per s, one row at a time")
    print(f"figure decisions_in_a_list {decided:.0f} per s, a thousand people at once")
    print(f"figure gate_per_page {in_the_gate:.2f} ms of {base['page']:.1f} ms")
    print(f"figure door {base['door']:.2f} ms an act between two people")
    print(f"figure audit_append {base['audit_append']:.2f} ms, on the disk")
    for one in grown:
        print(f"figure {one.name} {one.times:.2f} times, {one.few:.2f} to {one.many:.2f} ms; at most {one.bound:.1f}")
    worst = max(grown, key=lambda one: one.times / one.bound)
    wrong = [one.name for one in grown if not one.holds]
    answer = f"faster than the logarithm: {', '.join(wrong)}" if wrong else "flat or logarithmic"
    print(
        f"{1000 / base['decision']:.0f} decisions a second, {in_the_gate:.1f} ms of the gate in a page, "
        f"{base['audit_append']:.1f} ms an entry; growth {answer}; worst {worst.name}, {worst.times:.2f} times"
    )
    return not wrong


def main() -> bool:
    with FOLDER:
        ground = laid()
        todo = deeds(ground)
        fill_entries(ground, FEW_ENTRIES)
        fill_limits(ground, FEW_LIMITS)
        few = measured(todo)
        in_the_gate = gate_per_page(todo["page"])
        fill_limits(ground, MANY_LIMITS)
        limited = measured(todo)
        began = time.monotonic()
        fill_entries(ground, MANY_ENTRIES)
        print(f"figure filling {time.monotonic() - began:.0f} s")
        many = measured(todo)
        connection.close()
    grown = growths("limits", few, limited, sizes=(FEW_LIMITS, MANY_LIMITS))
    grown += growths("entries", limited, many, sizes=(FEW_ENTRIES, MANY_ENTRIES))
    return report(few, in_the_gate, grown)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
