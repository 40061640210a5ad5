"""What a map says of support, as sentences for a worker: on whom help rests, who knows whom, what would fall if.

Sentences name who and what; no figure, no score, no type of network. What is not told is said to be not told. The loss
test is for the worker, and for the person only where they want it; a circle never sees it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kith.ground.ids import TieId
from kith.ground.words import mark
from kith.networks.rules.figures import PAID, Described
from kith.networks.rules.measures import helpers, leans_on_one, mostly_paid
from kith.networks.rules.network import Network, network_of
from kith.networks.rules.structure import components
from kith.networks.rules.ties import TieNow, live
from kith.networks.rules.turnover import turnover
from kith.networks.rules.vocabulary import ASKED, Help, Kind

Knowing = Collection[frozenset[TieId]]
"""Who knows whom: pairs of ties. None in its place means that it was never told, which is not that nobody does."""
PAIR = 2


class Says(StrEnum):
    """Every sentence there is."""

    NO_HELP_TOLD = "no help told"
    FROM_ONE = "from one"
    FROM_SEVERAL = "from several"
    MOSTLY_PAID = "mostly paid"
    NOBODY_FOR = "nobody for"
    ONLY_ONE_FOR = "only one for"
    ONLY_PAID_FOR = "only paid for"
    SEVERAL_FOR = "several for"
    STRANGERS_FOR = "strangers for"
    ACQUAINTED_FOR = "acquainted for"
    AWAY_NOBODY_FOR = "away: nobody for"
    AWAY_ONLY_ONE_FOR = "away: only one for"
    AWAY_ONLY_PAID_FOR = "away: only paid for"
    AWAY_HOLDS = "away: holds"
    AWAY_NO_HELP_TOLD = "away: no help told"
    KNOWING_NOT_TOLD = "knowing not told"
    TOO_FEW_TO_KNOW = "too few to know"
    NOBODY_KNOWS = "nobody knows"
    EVERYBODY_KNOWS = "everybody knows"
    ONE_CIRCLE = "one circle"
    SEVERAL_CIRCLES = "several circles"
    ONE_KNOWS_NOBODY = "one knows nobody"
    SOME_KNOW_NOBODY = "some know nobody"
    NO_EARLIER = "no earlier"
    SAME_PEOPLE = "same people"
    ONE_NEW = "one new"
    SOME_NEW = "some new"
    ONE_NOT_NOW = "one not now"
    SOME_NOT_NOW = "some not now"


WORDS: Mapping[Says, str] = {
    Says.NO_HELP_TOLD: mark("It is not told yet who helps with what, so nothing can be said of it."),
    Says.FROM_ONE: mark("Nearly all help comes from %(names)s."),
    Says.FROM_SEVERAL: mark("Help comes from several sides, and does not hang on one of them."),
    Says.MOSTLY_PAID: mark("Support is mostly paid."),
    Says.NOBODY_FOR: mark("Nobody is there for %(kinds)s."),
    Says.ONLY_ONE_FOR: mark("Only %(names)s is there for %(kinds)s."),
    Says.ONLY_PAID_FOR: mark("Only people who are paid are there for %(kinds)s: %(names)s."),
    Says.SEVERAL_FOR: mark("%(names)s are there for %(kinds)s."),
    Says.STRANGERS_FOR: mark("%(names)s are there for %(kinds)s, and they do not know each other."),
    Says.ACQUAINTED_FOR: mark("%(names)s are there for %(kinds)s, and they all know each other."),
    Says.AWAY_NOBODY_FOR: mark("If %(away)s were away for a fortnight, nobody would be there for %(kinds)s."),
    Says.AWAY_ONLY_ONE_FOR: mark("If %(away)s were away for a fortnight, only %(names)s would be there for %(kinds)s."),
    Says.AWAY_ONLY_PAID_FOR: mark(
        "If %(away)s were away for a fortnight, only people who are paid would be there for %(kinds)s: %(names)s."
    ),
    Says.AWAY_HOLDS: mark("If %(away)s were away for a fortnight, others would still be there for all of it."),
    Says.AWAY_NO_HELP_TOLD: mark("No help is told of %(away)s, so it cannot be said what would be missed."),
    Says.KNOWING_NOT_TOLD: mark("It is not told who of them know each other."),
    Says.TOO_FEW_TO_KNOW: mark("With fewer than two people there is nobody who could know another."),
    Says.NOBODY_KNOWS: mark("None of the people on the map know each other."),
    Says.EVERYBODY_KNOWS: mark("All the people on the map know each other."),
    Says.ONE_CIRCLE: mark("Each of the people on the map knows somebody else on it, and they hang together."),
    Says.SEVERAL_CIRCLES: mark("The people on the map form circles that do not know each other."),
    Says.ONE_KNOWS_NOBODY: mark("%(names)s knows nobody else on the map."),
    Says.SOME_KNOW_NOBODY: mark("%(names)s know nobody else on the map."),
    Says.NO_EARLIER: mark("There is no earlier map to compare with."),
    Says.SAME_PEOPLE: mark("The same people are on the map as before."),
    Says.ONE_NEW: mark("%(names)s is new."),
    Says.SOME_NEW: mark("%(names)s are new."),
    Says.ONE_NOT_NOW: mark("%(names)s was on the map before, and is not on it now."),
    Says.SOME_NOT_NOW: mark("%(names)s were on the map before, and are not on it now."),
}


@dataclass(frozen=True)
class Saying:
    """One sentence, with whom and what it names, and whose absence it imagines."""

    says: Says
    named: tuple[TieNow, ...] = ()
    kinds: tuple[Help, ...] = ()
    away: tuple[TieNow, ...] = ()

    @property
    def words(self) -> str:
        return WORDS[self.says]


def on_whom_help_rests(ties: Sequence[TieNow]) -> tuple[Saying, ...]:
    """Say from whom help comes, and whether it is mostly paid (rules R03 and R05)."""
    leans = leans_on_one(ties)
    giving = _in_order(tie for ones in helpers(ties).values() for tie in ones)
    paid = (Saying(Says.MOSTLY_PAID),) if mostly_paid(ties) else ()
    if not giving:
        return Saying(Says.NO_HELP_TOLD), *paid
    if leans or len(giving) == 1:
        return Saying(Says.FROM_ONE, (leans.tie if leans else giving[0],)), *paid
    return Saying(Says.FROM_SEVERAL), *paid


def who_is_there_for(
    ties: Sequence[TieNow], *, knows: Knowing | None = None, wanted: Sequence[Help] = ASKED
) -> tuple[Saying, ...]:
    """Say of each kind of help that is wanted who gives it, what nobody gives first; what is alike in one sentence."""
    giving = helpers(ties)
    found: dict[tuple[Says, tuple[TieNow, ...]], list[Help]] = {}
    for kind in wanted:
        found.setdefault((_there(giving[kind], knows), giving[kind]), []).append(kind)
    order = list(Says)
    sayings = [Saying(says, named, tuple(kinds)) for (says, named), kinds in found.items()]
    return tuple(sorted(sayings, key=lambda saying: order.index(saying.says)))


def _there(giving: tuple[TieNow, ...], knows: Knowing | None) -> Says:
    if not giving:
        return Says.NOBODY_FOR
    if all(tie.is_paid for tie in giving):
        return Says.ONLY_PAID_FOR
    if len(giving) == 1:
        return Says.ONLY_ONE_FOR
    if knows is None or any(tie.kind is not Kind.PERSON for tie in giving):
        return Says.SEVERAL_FOR
    known = _known(giving, knows)
    if not known:
        return Says.STRANGERS_FOR
    return Says.ACQUAINTED_FOR if len(known) == len(giving) * (len(giving) - 1) // PAIR else Says.SEVERAL_FOR


def if_away(ties: Sequence[TieNow], away: Collection[TieId]) -> tuple[Saying, ...]:
    """Say what would fall if these were away for a fortnight (the loss test), one or several at once.

    What nobody would give comes first, then what would rest on one alone, then what only paid people would give.
    """
    gone = _in_order(tie for tie in live(ties) if tie.tie_id in away)
    before = {kind: giving for kind, giving in helpers(ties).items() if set(giving) & set(gone)}
    if not before:
        return (Saying(Says.AWAY_NO_HELP_TOLD, away=gone),)
    found: dict[tuple[Says, tuple[TieNow, ...]], list[Help]] = {}
    for kind, giving in before.items():
        left = tuple(tie for tie in giving if tie not in gone)
        if (says := _then(left)) is not None:
            found.setdefault((says, left), []).append(kind)
    if not found:
        return (Saying(Says.AWAY_HOLDS, away=gone),)
    order = list(Says)
    sayings = [Saying(says, named, tuple(kinds), gone) for (says, named), kinds in found.items()]
    return tuple(sorted(sayings, key=lambda saying: order.index(saying.says)))


def _then(left: tuple[TieNow, ...]) -> Says | None:
    """Say how a kind of help would stand with those who are left; None where several are."""
    if not left:
        return Says.AWAY_NOBODY_FOR
    if all(tie.is_paid for tie in left):
        return Says.AWAY_ONLY_PAID_FOR
    return Says.AWAY_ONLY_ONE_FOR if len(left) == 1 else None


def each_away(ties: Sequence[TieNow]) -> tuple[tuple[TieNow, tuple[Saying, ...]], ...]:
    """Take the loss test of each who helps, those whose being away would leave most to nobody first."""
    giving = _in_order(tie for ones in helpers(ties).values() for tie in ones)
    tested = [(tie, if_away(ties, {tie.tie_id})) for tie in giving]
    return tuple(sorted(tested, key=lambda one: -_fallen(one[1])))


def _fallen(sayings: Iterable[Saying]) -> int:
    return sum(len(saying.kinds) for saying in sayings if saying.says is Says.AWAY_NOBODY_FOR)


def who_know_each_other(ties: Sequence[TieNow], knows: Knowing | None) -> tuple[Saying, ...]:
    """Say how the people on a map hang together; places, services and animals know nobody."""
    people = _in_order(tie for tie in live(ties) if tie.kind is Kind.PERSON)
    if len(people) < PAIR:
        return (Saying(Says.TOO_FEW_TO_KNOW),)
    if knows is None:
        return (Saying(Says.KNOWING_NOT_TOLD),)
    known = _known(people, knows)
    apart = tuple(tie for tie in people if not any(tie.tie_id in pair for pair in known))
    circles = components(_network(people, known))
    if len(apart) == len(people):
        return (Saying(Says.NOBODY_KNOWS),)
    if len(known) == len(people) * (len(people) - 1) // PAIR:
        return (Saying(Says.EVERYBODY_KNOWS),)
    alone = (Saying(Says.ONE_KNOWS_NOBODY if len(apart) == 1 else Says.SOME_KNOW_NOBODY, apart),) if apart else ()
    if len(circles) - len(apart) > 1:
        return Saying(Says.SEVERAL_CIRCLES), *alone
    return alone or (Saying(Says.ONE_CIRCLE),)


def since(before: Sequence[TieNow] | None, after: Sequence[TieNow]) -> tuple[Saying, ...]:
    """Say who is new on a map since an earlier day, and who is not on it now, by their ids and never by name."""
    if before is None:
        return (Saying(Says.NO_EARLIER),)
    then, now = ({tie.tie_id: tie for tie in live(ties)} for ties in (before, after))
    turned = turnover(then, now)
    new, gone = _in_order(now[one] for one in turned.new), _in_order(then[one] for one in turned.gone)
    arrived = (Saying(Says.ONE_NEW if len(new) == 1 else Says.SOME_NEW, new),) if new else ()
    left = (Saying(Says.ONE_NOT_NOW if len(gone) == 1 else Says.SOME_NOT_NOW, gone),) if gone else ()
    return (*arrived, *left) or (Saying(Says.SAME_PEOPLE),)


def described(ties: Sequence[TieNow], *, knows: Knowing | None = None, wanted: Sequence[Help] = ASKED) -> Described:
    """Turn a map into what `figures` measures: figures for staff, beside the sentences."""
    now = live(ties)
    giving = helpers(now)
    return Described(
        network=_network(now, _known(now, knows or ())),
        is_knowing_told=knows is not None,
        kinds={_id(tie): PAID if tie.is_paid else tie.sector.value for tie in now},
        given={_id(tie): [kind.value for kind, ones in giving.items() if tie in ones] for tie in now},
        asked=[kind.value for kind in Help],
        wanted=[kind.value for kind in wanted],
        hurting=[_id(tie) for tie in now if tie.hurts],
        rings={_id(tie): tie.ring.value for tie in now},
    )


def _id(tie: TieNow) -> str:
    return str(tie.tie_id)


def _network(ties: Sequence[TieNow], known: Knowing) -> Network:
    return network_of([_id(tie) for tie in ties], [(str(min(pair)), str(max(pair))) for pair in known])


def _known(ties: Collection[TieNow], knows: Knowing) -> Knowing:
    """Keep the pairs of whom both are among these."""
    there = {tie.tie_id for tie in ties}
    return {pair for pair in knows if len(pair) == PAIR and pair <= there}


def _in_order(ties: Iterable[TieNow]) -> tuple[TieNow, ...]:
    return tuple(sorted(set(ties), key=lambda tie: tie.sorting))
