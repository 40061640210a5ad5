"""Questions to the store whose SQL is written out once and asked again with other values.

Writing a question out as SQL costs ten times what asking it does, and a working page asks forty. A `prepared` function
builds a queryset from its arguments and nothing else: moments, days, ids and who somebody is may differ from time to
time; whatever else it is given (their roles and what their sign-in reaches, which permission, what is asked for) has
words of its own. What is kept is words, with places for values: never an answer, and never who may see what, which the
words ask anew.
"""

import functools
import inspect
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, Prefetch, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from kith.ground.actor import Actor, Role
from kith.ground.ids import OrganisationId

P = ParamSpec("P")
T = TypeVar("T")
Row = TypeVar("Row")
Of = TypeVar("Of", bound=Model)
Value = datetime | date | UUID | str
Writes = Callable[[Value, BaseDatabaseWrapper], Any]
Shape = tuple[Any, ...]
"""What a question was given, in the order of its parameters, with places where the values were."""

KEPT = 256
"""How many shapes of one question are kept: those of a few roles, for one row, a few, and many."""

ROOM = (0, 1, 16, 64, 256)
"""For how many ids there is room in a question about several, and from there twice as many each time: what is left over
holds the last of them again."""

_forget: list[Callable[[], None]] = []
_questions: dict[Callable[..., Any], Callable[[Shape], Any]] = {}


@dataclass(frozen=True)
class Place:
    """Where a value stands among what a function was given: of which kind, and how many of them."""

    kind: type[Value]
    many: int | None = None


@dataclass(frozen=True)
class Somebody:
    """Who asks, but for who they are: everything on which the words may hang."""

    likeness: Actor
    is_whose: tuple[bool, bool, bool]
    """Whether there is an account, a person, a signed link."""
    roles_in_teams: tuple[Role, ...]


class StandIn(UUID):
    """Stands for an id while words are written out. Which one it is must not decide how they run."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, UUID) and not isinstance(other, StandIn):
            raise TypeError("A prepared question compares ids while it is built: compare them before.")
        return super().__eq__(other)

    __hash__ = UUID.__hash__


@dataclass(frozen=True)
class Words:
    """A question, written out: its SQL, and for each of its parameters the value that goes there, or which one does."""

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int, Writes], ...]
    """Which parameter takes which value, and how it is written there."""
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]

    def ask(self, values: Sequence[Value]) -> list[Any]:
        """Ask it with these values, on the connection of this thread, and return the rows."""
        store = connections[DEFAULT_DB_ALIAS]
        parameters = list(self.parameters)
        for parameter, value, write in self.places:
            parameters[parameter] = write(values[value], store)
        compiler = object.__new__(type(self.compiler))
        compiler.__dict__ |= self.compiler.__dict__
        compiler.connection = store
        compiler.as_sql = lambda *_args, **_options: (self.sql, tuple(parameters))  # type: ignore[method-assign]
        compiler.get_converters = lambda _expressions: self.converters  # type: ignore[method-assign,assignment]
        queryset = object.__new__(type(self.queryset))
        queryset.__dict__ |= self.queryset.__dict__
        queryset._query = _WrittenOut(self.queryset.query, compiler)  # type: ignore[attr-defined]
        return list(queryset)


class _WrittenOut:
    """Stands for a queryset's query while its rows are read; nothing else can be asked of it."""

    READ = frozenset({"selected", "extra_select", "values_select", "annotation_select"})

    def __init__(self, query: Query, compiler: SQLCompiler) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, using: str | None = None) -> SQLCompiler:  # noqa: ARG002 - Django's own signature
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        if name not in self.READ:
            raise AttributeError(f"A prepared question is asked as it stands; {name} would change it.")
        return getattr(self._query, name)


def prepared(build: Callable[P, QuerySet[Of, Row]]) -> Callable[P, list[Row]]:
    """Let a function that builds a queryset return its rows, written out as SQL once for each shape of question.

    Moments, days, ids and tuples of ids may stand only as they were given: what is worked out from them is worked out
    before. Raises `TypeError` the first time when one does not, or when building it asks the store.
    """
    parameters = inspect.signature(build).parameters
    names = tuple(parameters)
    usual = {name: one.default for name, one in parameters.items() if one.default is not one.empty}

    @functools.lru_cache(KEPT)
    def written(shape: Shape) -> Words | None:
        return _write_out(build, dict(zip(names, shape, strict=True)))

    @functools.wraps(build)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        values: list[Value] = []
        given: dict[str, Any] = {**usual, **dict(zip(names, args, strict=False)), **kwargs}
        words = written(tuple([_placed(given[name], values) for name in names]))
        return words.ask(values) if words else []

    _forget.append(written.cache_clear)
    if build.__qualname__ == build.__name__:  # one of a module's own, which stays
        _questions[build] = written
    return ask


def write_out_ahead(actors: Iterable[Actor], *, most: int = 2) -> int:
    """Write out what those may ask who are most alike among these, as far as it hangs on ids and moments alone.

    So hardly anybody is the first for whom it is done. Nothing is asked. Return how many questions were written out.
    """
    number = 0
    for somebody, _how_many in Counter(_shape(actor, []) for actor in actors).most_common(most):
        for build, written in _questions.items():
            for shape in _likely(build, somebody):
                written(shape)
                number += 1
    return number


def _likely(build: Callable[..., Any], somebody: Somebody) -> Iterator[Shape]:
    """Yield how a question is likely asked: about one row and about several. None where more is wanted than that."""
    hints = typing.get_type_hints(build)
    for many in ROOM[1:]:
        places: list[Any] = []
        for name, parameter in inspect.signature(build).parameters.items():
            hint = _bare(hints[name])
            if parameter.default is not parameter.empty:
                places.append(parameter.default)
            elif hint is Actor:
                places.append(somebody)
            elif hint in {datetime, date, UUID}:
                places.append(Place(hint))
            elif typing.get_origin(hint) is tuple and _bare(typing.get_args(hint)[0]) is UUID:
                places.append(Place(UUID, many))
            elif type(None) in typing.get_args(hint):
                places.append(None)
            else:
                return
        yield tuple(places)
        if not any(isinstance(one, Place) and one.many for one in places):
            return


def saying(word: str) -> models.Value:
    """Return a column that says one word in every row: which of several questions, asked as one, a row answers."""
    return models.Value(word, output_field=models.CharField())


def remembered(work_out: Callable[P, T]) -> Callable[P, T]:
    """Work something out once for the same arguments that shapes such questions, and forget it with their words."""
    kept = functools.lru_cache(KEPT)(work_out)
    _forget.append(kept.cache_clear)
    return kept  # type: ignore[return-value] # what goes in comes out of the same function


def _bare(hint: Any) -> Any:
    """Return what a hint names, where it is a name of its own for an id."""
    return getattr(hint, "__supertype__", hint)


def forget_all() -> None:
    """Forget all words that were written out, for tests that change who may see what."""
    for forget in _forget:
        forget()


def _placed(one: Any, values: list[Value]) -> Any:
    """Take the values out of what was given, and leave their places there."""
    if isinstance(one, datetime | date | UUID):
        values.append(one)
        return Place(_kind(one))
    if isinstance(one, Actor):
        return _shape(one, values)
    if isinstance(one, tuple) and all(isinstance(part, UUID) for part in one):
        room = next((room for room in ROOM if room >= len(one)), 1 << (len(one) - 1).bit_length())
        values.extend(one + one[-1:] * (room - len(one)))
        return Place(UUID, room)
    return one


def _kind(value: Value) -> type[Value]:
    if isinstance(value, datetime):
        return datetime
    return UUID if isinstance(value, UUID) else date


def _shape(actor: Actor, values: list[Value]) -> Somebody:
    teams = sorted(actor.teams, key=str)
    whose = (actor.account_id, actor.person_id, actor.link_id)
    values += [actor.name, actor.organisation_id, *(one for one in whose if one is not None)]
    values += [team_id for _role, team_id in teams]
    nobody = replace(
        actor, name="", organisation_id=_NOBODY, account_id=None, person_id=None, link_id=None, teams=frozenset()
    )
    has_account, has_person, has_link = (one is not None for one in whose)
    return Somebody(nobody, (has_account, has_person, has_link), tuple(role for role, _team_id in teams))


def _write_out(build: Callable[..., QuerySet[Any, Any]], given: Mapping[str, Any]) -> Words | None:
    """Write a question out twice, with two sets of stand-ins: what differs between the two is where the values go."""
    one, other = _built(build, given, first=True), _built(build, given, first=False)
    if one is None or other is None:
        if one is not other:
            raise TypeError(f"{build.__qualname__} asks nothing for some values: leave it out before.")
        return None
    queryset, compiler, sql, parameters, values = one
    other_queryset, _compiler, other_sql, other_parameters, other_values = other
    if sql != other_sql:
        raise TypeError(f"{build.__qualname__} asks in other words for other values.")
    if _read_beside(queryset) != _read_beside(other_queryset):
        raise TypeError(f"{build.__qualname__} reads other rows beside its own for other values.")
    stand_ins = {
        (write(value, connection), write(other, connection)): (number, write)
        for number, (value, other) in enumerate(zip(values, other_values, strict=True))
        for write in (_as_text, _as_stored)
    }
    places = []
    for number, pair in enumerate(zip(parameters, other_parameters, strict=True)):
        if pair[0] == pair[1]:
            continue
        if pair not in stand_ins:
            raise TypeError(f"{build.__qualname__} works a value out of what it was given: give it the value.")
        places.append((number, *stand_ins[pair]))
    converters = compiler.get_converters([selected for selected, *_ in compiler.select[: compiler.col_count]])
    return Words(queryset, compiler, sql, parameters, tuple(places), converters)


Built = tuple[QuerySet[Any, Any], SQLCompiler, str, tuple[Any, ...], list[Value]]


def _built(build: Callable[..., QuerySet[Any, Any]], given: Mapping[str, Any], *, first: bool) -> Built | None:
    values: list[Value] = []
    stand_in = _stand_ins(first=first)
    filled = {name: _filled(one, stand_in, values) for name, one in given.items()}
    positional, named = _as_called(build, filled)
    with connection.execute_wrapper(_asks_nothing):
        queryset = build(*positional, **named)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
    return queryset, compiler, sql, tuple(parameters), values


def _as_called(build: Callable[..., Any], given: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    kinds = {name: one.kind for name, one in inspect.signature(build).parameters.items()}
    named = {name: one for name, one in given.items() if kinds[name] is inspect.Parameter.KEYWORD_ONLY}
    return [one for name, one in given.items() if name not in named], named


def _read_beside(queryset: QuerySet[Any, Any]) -> list[Any]:
    """Return what a queryset reads after its own rows: that is asked as it was built, with no value put in."""
    lookups = queryset._prefetch_related_lookups  # type: ignore[attr-defined]
    asked = [lookup.queryset for lookup in lookups if isinstance(lookup, Prefetch) and lookup.queryset is not None]
    return [one.query.sql_with_params() for one in asked]


def _asks_nothing(*_args: Any) -> Any:
    raise TypeError("A prepared question is built from what it is given: ask the store before.")


def _filled(one: Any, stand_in: Iterator[int], values: list[Value]) -> Any:
    """Put stand-ins where places were left."""
    if isinstance(one, Somebody):
        return _stands_for(one, stand_in, values)
    if not isinstance(one, Place):
        return one
    made = [_made(one.kind, next(stand_in)) for _ in range(1 if one.many is None else one.many)]
    values.extend(made)
    return made[0] if one.many is None else tuple(made)


def _stands_for(one: Somebody, stand_in: Iterator[int], values: list[Value]) -> Actor:
    def an_id() -> Any:
        values.append(StandIn(int=next(stand_in)))
        return values[-1]

    values.append(f"stands for a name {next(stand_in)}")
    name, organisation_id = values[-1], an_id()
    account_id, person_id, link_id = (an_id() if there_is else None for there_is in one.is_whose)
    return replace(
        one.likeness,
        name=str(name),
        organisation_id=organisation_id,
        account_id=account_id,
        person_id=person_id,
        link_id=link_id,
        teams=frozenset((role, an_id()) for role in one.roles_in_teams),
    )


_NOBODY = OrganisationId(UUID(int=0))
_LONG_AGO = datetime(1901, 1, 1, 1, 2, 3, 4, tzinfo=UTC)


def _stand_ins(*, first: bool) -> Iterator[int]:
    """Count; the second time in longer steps, so that nothing worked out from two of the first fits the second."""
    return count(1, 2) if first else count(2, 4)


def _made(kind: type[Value], number: int) -> Value:
    if kind is UUID:
        return StandIn(int=number)
    moment = _LONG_AGO + timedelta(days=number)
    return moment if kind is datetime else moment.date()


def _as_stored(value: Value, store: BaseDatabaseWrapper) -> Any:
    """Return a value as the store takes it."""
    if isinstance(value, datetime):
        return store.ops.adapt_datetimefield_value(value)
    if isinstance(value, UUID):
        return value if store.features.has_native_uuid_field else value.hex
    if isinstance(value, str):
        return value
    return store.ops.adapt_datefield_value(value)


def _as_text(value: Value, _store: BaseDatabaseWrapper) -> str:
    """Return a value as it stands in a text, where an id is kept among names."""
    return str(value)
