"""A network as a file holds it: who is there, who knows whom, and what else is told, in the shapes people write it.

People may stand in a list or with what is told of each; ties as pairs, triples, objects or a table; strengths beside
ties or apart. What cannot be read is refused in one sentence that says where it is. Nothing is dropped unsaid: a tie of
somebody to themself, or one that stands twice, is counted once or not at all, and named in `left_out`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import TypeVar

from kith.networks.rules.figures import KINDS, Described
from kith.networks.rules.network import Id, Pair, network_of

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Value = TypeVar("Value")
ENDS = (("from", "to"), ("source", "target"), ("a", "b"), ("ego", "alter"))
STRENGTH = ("weight", "strength", "closeness")
NAMES = ("id", "name", "alter")
BETWEEN = (",", "|", "--", "-", ":", "/", " ", "_")
KNOWN = frozenset({"alters", "alter_ties", "ego_tie_weights", "alter_tie_weights"})


class Unreadable(Exception):
    """Something that is no network; its message is one sentence that says where."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}" if where else what)


@dataclass(frozen=True)
class Told:
    """What a file told: the network with all that goes with it, and what of it was left out, and why."""

    described: Described
    left_out: tuple[str, ...]


@dataclass
class _People:
    """Those who are on the map, under the names by which a file may mean them."""

    ids: dict[str, Id]
    ego: str | None
    left_out: list[str] = field(default_factory=list)

    def one(self, value: Json, where: str) -> Id:
        name = _name(value, where)
        if str(name) not in self.ids:
            raise Unreadable(where, f"“{name}” is not among the alters.")
        return self.ids[str(name)]

    def is_ego(self, value: Json) -> bool:
        return self.ego is not None and isinstance(value, str | int) and str(value) == self.ego and (
            self.ego not in self.ids
        )  # fmt: skip


def parsed(text: str) -> Json:
    """Turn the text of a file into values; an object that says two things of one name is refused."""
    try:
        value: Json = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as flaw:
        raise Unreadable(f"line {flaw.lineno}, column {flaw.colno}", "this is not JSON.") from None
    except RecursionError:
        raise Unreadable("", "it holds lists in lists, deeper than any network does.") from None
    except ValueError:
        raise Unreadable("", "it holds a number that is too long to read.") from None
    return value


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable(name, "it stands twice in one object.")
        found[name] = value
    return found


def read_all(told: Json) -> Told | dict[str, Told | None] | list[Told]:
    """Read what a file holds: one network, an example with its `input`, or several of them.

    Of several examples those whose input is empty have nothing to measure, and are None.
    """
    match told:
        case {"examples": list(examples)}:
            return dict(_example(one, f"examples[{number}]") for number, one in enumerate(examples))
        case {"input": network}:
            return read(network, "input")
        case list():
            return [read(_inside(one), f"[{number}]") for number, one in enumerate(told)]
    return read(told)


def _example(example: Json, where: str) -> tuple[str, Told | None]:
    if not isinstance(example, dict):
        raise Unreadable(where, f"an example is an object, and this is {_called(example)}.")
    network = _inside(example)
    return str(example.get("id", where)), None if network is None else read(network, f"{where}.input")


def _inside(example: Json) -> Json:
    return example["input"] if isinstance(example, dict) and "input" in example else example


def read(told: Json, where: str = "") -> Told:
    """Read one network."""
    if not isinstance(told, dict):
        raise Unreadable(where, f"a network is an object with “alters”, and this is {_called(told)}.")
    if "alters" not in told and not KNOWN & told.keys():
        raise Unreadable(where, "“alters” is missing: there is nobody to measure a network of.")
    at = f"{where}." if where else ""
    ego = told.get("ego")
    people = _People({}, None if ego is None else str(_name(ego, f"{at}ego")))
    facts = _alters(told, people, at)
    own = {one: weight for one, facts_of in facts.items() if (weight := _strength_of(facts_of, at, one)) is not None}
    own |= _own(told.get("ego_tie_weights"), people, f"{at}ego_tie_weights")
    ties, between = _ties(told, people, own, at)
    given = _support(told, facts, people, at)
    later = _later(told, people, at)
    return Told(
        Described(
            network=network_of(people.ids.values(), ties, own=own, between=between),
            kinds=_words(told, facts, people, at, "tie", "kind", "sector"),
            possible_kinds=_list(told, at, "possible_kinds", "tie_kinds", "kinds") or KINDS,
            given=given,
            asked=_list(told, at, "support_types", "support_functions"),
            wanted=_list(told, at, "wanted", "wanted_support"),
            hurting=_hurting(facts),
            rings=_rings(facts, at),
            strengths=tuple(own.values()),
            later=None if later is None else tuple(later),
            later_rings={} if later is None else _rings(later, f"{at}wave2_"),
        ),
        tuple(people.left_out),
    )


Facts = Mapping[str, Json]


def _alters(told: Mapping[str, Json], people: _People, at: str) -> dict[Id, Facts]:
    """Read who is there, with what is told of each; without a list, they are those whose strength is told."""
    alters = told.get("alters")
    weights = told.get("ego_tie_weights")
    if alters is None and isinstance(weights, dict):
        alters = list(weights)
    if alters is None and "alters" not in told:
        raise Unreadable(f"{at}alters", "it is missing, so it is not said who is on the map.")
    return _everyone(alters, people, f"{at}alters")


def _everyone(alters: Json, people: _People, where: str) -> dict[Id, Facts]:
    found: dict[Id, Facts] = {}
    for value, facts, place in _each_alter(alters, where):
        name = _name(value, place)
        if str(name) == people.ego:
            people.left_out.append(f"{place}: “{name}” is the person in the middle, who is not counted.")
            continue
        if str(name) in people.ids:
            people.left_out.append(f"{place}: “{name}” stands there twice, and is counted once.")
        one = people.ids.setdefault(str(name), name)
        found[one] = {**found.get(one, {}), **facts}
    return found


def _each_alter(alters: Json, where: str) -> Iterator[tuple[Json, Facts, str]]:
    match alters:
        case None:
            return
        case dict():
            for name, facts in alters.items():
                place = f"{where}.{name}"
                yield name, _facts(facts, place), place
        case list():
            for number, value in enumerate(alters):
                place = f"{where}[{number}]"
                if isinstance(value, dict):
                    yield _first(value, NAMES), value, place
                else:
                    yield value, {}, place
        case _:
            raise Unreadable(where, f"it should be a list or an object of people, and is {_called(alters)}.")


def _facts(facts: Json, where: str) -> Facts:
    match facts:
        case None:
            return {}
        case dict():
            return facts
        case str():
            return {"tie": facts}
        case list():
            return {"support": facts}
        case int() | float() if not isinstance(facts, bool):
            return {"weight": facts}
    raise Unreadable(where, f"what is told of somebody should be an object, and is {_called(facts)}.")


def _own(weights: Json, people: _People, where: str) -> dict[Id, float]:
    """Read how strong the person's own ties are: by name, or in the order of the alters."""
    found: dict[Id, float] = {}
    match weights:
        case None:
            return found
        case dict():
            pairs: list[tuple[Json, Json, str]] = [
                (name, weight, f"{where}.{name}") for name, weight in weights.items()
            ]
        case list() if weights and not any(isinstance(one, list | dict) for one in weights):
            if len(weights) != len(people.ids):
                raise Unreadable(where, f"there are {len(weights)} strengths for {len(people.ids)} alters.")
            pairs = [(one, weight, f"{where}[{number}]") for number, (one, weight) in
                     enumerate(zip(people.ids.values(), weights, strict=True))]  # fmt: skip
        case list():
            pairs = [_own_pair(one, people, f"{where}[{number}]") for number, one in enumerate(weights)]
        case _:
            raise Unreadable(where, f"it should be an object or a list of strengths, and is {_called(weights)}.")
    for name, weight, place in pairs:
        one = people.one(name, place)
        if weight is not None:
            _put(found, one, _weight(weight, place), place)
    return found


def _own_pair(row: Json, people: _People, where: str) -> tuple[Json, Json, str]:
    """Read a strength that stands with its name, and perhaps with the name of the person in the middle."""
    match row:
        case [name, weight]:
            return name, weight, where
        case [one, other, weight]:
            return (other if people.is_ego(one) else one), weight, where
        case dict():
            return _first(row, (*NAMES, "to", "target")), _first(row, STRENGTH), where
    raise Unreadable(where, f"it should be a name with a strength, and is {_called(row)}.")


def _ties(
    told: Mapping[str, Json], people: _People, own: dict[Id, float], at: str
) -> tuple[list[Pair], dict[Pair, float]]:
    """Read who knows whom, and how well. A tie to the person in the middle goes without saying; its strength counts."""
    ties, apart = f"{at}alter_ties", f"{at}alter_tie_weights"
    rows = [(row, True) for row in _rows(told.get("alter_ties"), people, ties)]
    weights = told.get("alter_tie_weights")
    if isinstance(weights, list) and weights and not any(isinstance(one, list | dict) for one in weights):
        if len(weights) != len(rows):
            raise Unreadable(apart, f"there are {len(weights)} strengths for {len(rows)} ties.")
        rows = [((one, other, weight, place), True) for ((one, other, _, place), _), weight in
                zip(rows, weights, strict=True)]  # fmt: skip
    else:
        rows += [(row, False) for row in _rows(weights, people, apart)]
    pairs: dict[Pair, str] = {}
    between: dict[Pair, float] = {}
    for (first, second, weight, place), is_tie in rows:
        strength = None if weight is None else _weight(weight, place)
        if people.is_ego(first) or people.is_ego(second):
            one = people.one(second if people.is_ego(first) else first, place)
            if strength is not None and one not in own:
                own[one] = strength
            continue
        pair = people.one(first, place), people.one(second, place)
        if pair[0] == pair[1]:
            people.left_out.append(f"{place}: “{pair[0]}” is tied to themself, which is no tie.")
            continue
        if strength is not None:
            _put(between, pair, strength, place)
        if is_tie and (pair in pairs or pair[::-1] in pairs):
            people.left_out.append(f"{place}: “{pair[0]}” and “{pair[1]}” stand there twice, and are counted once.")
        if is_tie or strength:
            pairs.setdefault(pair, place)
    return list(pairs), between


Row = tuple[Json, Json, Json, str]


def _rows(ties: Json, people: _People, where: str) -> list[Row]:
    match ties:
        case None:
            return []
        case list():
            return [_row(row, f"{where}[{number}]") for number, row in enumerate(ties)]
        case dict():
            return [row for key, value in ties.items() for row in _rows_of(key, value, people, f"{where}.{key}")]
    raise Unreadable(where, f"it should be a list of ties, and is {_called(ties)}.")


def _row(row: Json, where: str) -> Row:
    match row:
        case [one, other]:
            return one, other, None, where
        case [one, other, weight]:
            return one, other, weight, where
        case dict():
            for one, other in ENDS:
                if one in row and other in row:
                    return row[one], row[other], _first(row, STRENGTH), where
    raise Unreadable(where, f"a tie is two names, perhaps with a strength, and this is {_called(row)}.")


def _rows_of(key: str, value: Json, people: _People, where: str) -> Iterator[Row]:
    """Read a table of ties: under each name those they know, or under a pair of names how well."""
    match value:
        case list():
            yield from ((key, other, None, f"{where}[{number}]") for number, other in enumerate(value))
        case dict():
            yield from ((key, other, weight, f"{where}.{other}") for other, weight in value.items())
        case _:
            one, other = _split(key, people, where)
            yield one, other, value, where


def _split(key: str, people: _People, where: str) -> tuple[str, str]:
    for sign in BETWEEN:
        parts = key.split(sign)
        for number in range(1, len(parts)):
            one, other = sign.join(parts[:number]).strip(), sign.join(parts[number:]).strip()
            if one in people.ids and other in people.ids:
                return one, other
    raise Unreadable(where, f"“{key}” does not name two of the alters.")


def _support(
    told: Mapping[str, Json], facts: Mapping[Id, Facts], people: _People, at: str
) -> dict[Id, tuple[str, ...]] | None:
    """Read who helps with what; None where it is told of nobody, and nobody was asked."""
    beside = {one: facts_of["support"] for one, facts_of in facts.items() if "support" in facts_of}
    apart = _by_name(told, people, at, "support", "supports")
    told_of = {**beside, **apart}
    if not told_of and told.get("support_types") is None:
        return None
    return {one: _helps(told_of.get(one), f"{at}alters.{one}.support") for one in facts}


def _helps(value: Json, where: str) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case str():
            return (value,)
        case dict():
            return tuple(kind for kind, is_given in value.items() if is_given)
        case list():
            for number, kind in enumerate(value):
                if not isinstance(kind, str):
                    raise Unreadable(f"{where}[{number}]", f"a kind of help is a word, and this is {_called(kind)}.")
            return tuple(dict.fromkeys(str(kind) for kind in value))
    raise Unreadable(where, f"it should be a list of kinds of help, and is {_called(value)}.")


def _words(told: Mapping[str, Json], facts: Mapping[Id, Facts], people: _People, at: str, *keys: str) -> dict[Id, str]:
    """Read a word that is told of each, beside the alters or apart; who has none is not there."""
    beside = {one: _first(facts_of, keys) for one, facts_of in facts.items()}
    found: dict[Id, str] = {}
    for one, word in {**beside, **_by_name(told, people, at, "tie_kinds", "kinds")}.items():
        if word is None:
            continue
        if not isinstance(word, str):
            raise Unreadable(f"{at}alters.{one}.{keys[0]}", f"it should be a word, and is {_called(word)}.")
        found[one] = word
    return found


def _by_name(told: Mapping[str, Json], people: _People, at: str, *keys: str) -> dict[Id, Json]:
    """Read what is told of people in an object of its own."""
    for key in keys:
        value = told.get(key)
        if isinstance(value, dict):
            return {people.one(name, f"{at}{key}.{name}"): one for name, one in value.items()}
    return {}


def _list(told: Mapping[str, Json], at: str, *keys: str) -> tuple[str, ...] | None:
    for key in keys:
        value = told.get(key)
        if value is None or (isinstance(value, dict) and key in {"tie_kinds", "kinds"}):
            continue
        return _helps(value, f"{at}{key}")
    return None


def _hurting(facts: Mapping[Id, Facts]) -> tuple[Id, ...] | None:
    told = {
        one: facts_of[key] for one, facts_of in facts.items() for key in ("detrimental", "hurts") if key in facts_of
    }
    return tuple(one for one, hurts in told.items() if hurts) if told else None


def _rings(facts: Mapping[Id, Facts], at: str) -> dict[Id, int]:
    found = {}
    for one, facts_of in facts.items():
        ring = facts_of.get("ring")
        if ring is None:
            continue
        if isinstance(ring, bool) or not isinstance(ring, int):
            raise Unreadable(f"{at}alters.{one}.ring", f"a ring is a whole number, and this is {_called(ring)}.")
        found[one] = ring
    return found


def _later(told: Mapping[str, Json], people: _People, at: str) -> dict[Id, Facts] | None:
    """Read who is on the later map. Somebody there is known by the same id, and may be new."""
    wave = told.get("wave2")
    alters, where = (wave["alters"], "wave2.alters") if isinstance(wave, dict) and "alters" in wave else (wave, "wave2")
    if told.get("wave2_alters") is not None:
        alters, where = told["wave2_alters"], "wave2_alters"
    if alters is None:
        return None
    there = _People({}, people.ego, people.left_out)
    found = _everyone(alters, there, f"{at}{where}")
    return {people.ids.get(str(one), one): facts for one, facts in found.items()}


def _strength_of(facts: Facts, at: str, one: Id) -> float | None:
    value = _first(facts, STRENGTH)
    return None if value is None else _weight(value, f"{at}alters.{one}.weight")


def _weight(value: Json, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(where, f"a strength is a number, and this is {_called(value)}.")
    try:
        weight = float(value)
    except OverflowError:
        weight = float("inf")
    if not isfinite(weight):
        raise Unreadable(where, "a strength is a number that can be written down, and this is not.")
    if weight < 0:
        raise Unreadable(where, f"a strength is nought or more, and this is {value}.")
    return weight


def _put(found: dict[Value, float], one: Value, weight: float, where: str) -> None:
    """Keep a strength, unless another stands there already."""
    if found.setdefault(one, weight) != weight:
        raise Unreadable(where, f"the strength {weight:g} stands here, and {found[one]:g} before it.")


def _name(value: Json, where: str) -> Id:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unreadable(where, f"a name is a word or a whole number, and this is {_called(value)}.")
    return value


def _first(facts: Facts, keys: Sequence[str]) -> Json:
    return next((facts[key] for key in keys if facts.get(key) is not None), None)


def _called(value: Json) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return f"a list of {len(value)}"
    return "an object"
