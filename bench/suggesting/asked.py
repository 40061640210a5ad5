"""What is asked of a database: the filters and the score of Kith, in words that PostgreSQL and SQLite share.

A row has its interests by where they are seen (`named`, `topical`, `told`), what it has and its languages as bits; the
days on which it is on in the morning, and whether it is on at other times. The question's values are bound
by name; its shape, which is how many things were said and asked, is written out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from math import cos, radians

from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.engine.columns import NOT_SAID
from kith.matching.rules.filtering import DOUBTS_THAT_HIDE, STALE_DAYS
from kith.matching.rules.finding import HALF
from kith.matching.rules.offers import Offer, Where
from kith.matching.rules.seekers import EARTH_KM, Saying, SayingKind, Seeker
from kith.matching.rules.suggesting import FRESH_DAYS
from kith.people.rules.vocabulary import Interest, Provision

INTERESTS = {one.value: 1 << place for place, one in enumerate(Interest)}
PROVISIONS = {one.value: 1 << place for place, one in enumerate(Provision)}
NOON = time(13)
KIN, SAME = WEIGHTS.strength.kin, WEIGHTS.strength.same

COLUMNS = (
    "id", "latitude", "longitude", "is_online", "is_closed", "doubts", "checked_on", "known_on", "youngest", "oldest",
    "pence", "places_left", "named", "topical", "told", "has", "languages", "mornings", "is_on_later",
)  # fmt: skip


def row_of(offer: Offer) -> tuple[object, ...]:
    """Return the slim row of a listing. What it does not say is None, or no bit."""
    seen = {where: bits_of([code for code, one in offer.interests.items() if one.where is where]) for where in Where}
    known_on = offer.checked_on or offer.taken_in_on
    return (
        offer.id,
        offer.spot.latitude if offer.spot else None,
        offer.spot.longitude if offer.spot else None,
        int(offer.is_online),
        int(offer.is_closed),
        offer.doubts,
        offer.checked_on.toordinal() if offer.checked_on else NOT_SAID,
        known_on.toordinal() if known_on else NOT_SAID,
        offer.youngest,
        offer.oldest,
        offer.pence,
        offer.places_left,
        seen[Where.NAME],
        seen[Where.TOPIC],
        seen[Where.TEXT],
        sum(PROVISIONS[code] for code in offer.features),
        sum(1 << int(tag[1:]) for tag in offer.languages),
        sum({1 << hours.weekday for hours in offer.hours if hours.starts < NOON}),
        int(any(hours.starts >= NOON for hours in offer.hours)),
    )


def bits_of(codes: Sequence[str] | frozenset[str]) -> int:
    return sum(INTERESTS[code] for code in codes)


@dataclass(frozen=True)
class Asked:
    """One question, ready for a database: its values, and how a value is written in its language."""

    values: dict[str, object]
    words: tuple[tuple[str, ...], ...]
    """The two words of each saying, as they are looked up."""
    where: str
    score: str
    is_near: str


def asked_of(seeker: Seeker, *, on: date, bound: Callable[[str], str]) -> Asked:
    """Write out what somebody asks. `bound` writes the name of a value as a database has it."""
    sayings = list(dict.fromkeys(seeker.sayings))
    interests = [one for one in sayings if one.kind is SayingKind.INTEREST]
    said = frozenset().union(*(one.interests for one in sayings))
    gaps = frozenset().union(*(gap.interests for gap in seeker.gaps))
    values: dict[str, object] = {
        "latitude": seeker.home.latitude,
        "longitude": seeker.home.longitude,
        "cos_latitude": cos(radians(seeker.home.latitude)),
        "km": seeker.how_far_km,
        "stale": on.toordinal() - STALE_DAYS,
        "fresh": on.toordinal() - FRESH_DAYS,
        "age": seeker.age,
        "wanted": bits_of(said),
        "gaps": bits_of(gaps),
    }
    b = bound
    km = (
        f"2 * {EARTH_KM} * asin(sqrt(pow(sin(radians(latitude - {b('latitude')}) / 2), 2) + {b('cos_latitude')}"
        f" * cos(radians(latitude)) * pow(sin(radians(longitude - {b('longitude')}) / 2), 2)))"
    )
    where = [
        "is_closed = 0",
        f"doubts < {DOUBTS_THAT_HIDE}",
        f"(known_on = 0 OR known_on >= {b('stale')})",
        "(places_left IS NULL OR places_left <> 0)",
        f"(youngest IS NULL OR youngest <= {b('age')})",
        f"(oldest IS NULL OR oldest >= {b('age')})",
    ]
    asks = []
    if seeker.languages_asked:
        values["tongues"] = sum(1 << int(tag[1:]) for tag in seeker.languages_asked)
        where.append(f"(languages = 0 OR languages & {b('tongues')} <> 0)")
        asks.append(f"languages & {b('tongues')} <> 0")
    for nth, one in enumerate(seeker.asks):
        values[f"ask{nth}"] = sum(PROVISIONS[code] for code in one.any_of)
        values[f"against{nth}"] = bits_of(one.against - said)
        asks.append(f"has & {b(f'ask{nth}')} <> 0")
        where.append(f"(has & {b(f'ask{nth}')} <> 0 OR (named | topical | told) & {b(f'against{nth}')} = 0)")
    if seeker.kept_free:
        values["kept"] = sum({1 << hours.weekday for hours in seeker.kept_free})
        where.append(f"(is_on_later = 1 OR mornings = 0 OR mornings & ~CAST({b('kept')} AS bigint) <> 0)")
    if seeker.most_pence is not None:
        values["most"] = seeker.most_pence
        where.append(f"(pence IS NULL OR pence <= {b('most')})")
    parts = [_strength(one, nth, values, b, WEIGHTS.strength.want) for nth, one in enumerate(sayings)]
    shares = [_share(nth) for nth in range(len(interests))]
    met = [f"greatest({kin}, {share})" for kin, share in zip(parts, shares, strict=False)] + parts[len(interests) :]
    missed = " * ".join(f"(1 - {one})" for one in met)
    w = WEIGHTS
    have = f"({' + '.join(f'CASE WHEN {one} THEN 1 ELSE 0 END' for one in asks)}) / {len(asks)}.0" if asks else "0.0"
    is_on = "(CASE WHEN mornings <> 0 OR is_on_later = 1 THEN 1 ELSE 0 END)" if seeker.kept_free else "0"
    score = (
        f"{w.said} * (1 - {missed}) + {w.asked} * {have}"
        f" + {w.near} * (CASE WHEN latitude IS NULL THEN 0 ELSE exp(-2 * {km} / {b('km')}) END)"
        f" + {w.gap} * (CASE WHEN (named | topical) & {b('gaps')} <> 0 THEN 1 ELSE 0 END) + {w.times} * {is_on}"
        f" + {w.cost} * (CASE WHEN pence = 0 THEN 1 ELSE 0 END)"
        f" + {w.room} * (CASE WHEN places_left > 0 THEN 1 ELSE 0 END)"
        f" + {w.fresh} * (CASE WHEN checked_on >= {b('fresh')} THEN 1 ELSE 0 END)"
    )
    meets = [f"(named | topical | told) & {b('wanted')} <> 0", f"(named | topical) & {b('gaps')} <> 0"]
    where.append(f"({' OR '.join([*meets, *(f'{share} > 0' for share in shares)])})")
    words = tuple(tuple(one.words.split()) for one in interests)
    is_near = f"(is_online = 1 OR {km} <= {b('km')})" if seeker.takes_online else f"{km} <= {b('km')}"
    return Asked(values, words, " AND ".join(where), score, is_near)


def _strength(one: Saying, nth: int, values: dict[str, object], b: Callable[[str], str], want: float) -> str:
    values[f"saying{nth}"] = bits_of(one.interests)
    factor = want if one.kind is SayingKind.WANT else 1.0
    says = b(f"saying{nth}")
    return (
        f"(CASE WHEN named & {says} <> 0 THEN {KIN[Where.NAME] * factor!r} WHEN topical & {says} <> 0"
        f" THEN {KIN[Where.TOPIC] * factor!r} WHEN told & {says} <> 0 THEN {KIN[Where.TEXT] * factor!r} ELSE 0.0 END)"
    )


def _share(nth: int) -> str:
    """Write how much two words count: one of them in a name or a topic is enough, or both in a text."""
    one, other, text = f"coalesce(v{nth}a, 0.0)", f"coalesce(v{nth}b, 0.0)", SAME[Where.TEXT]
    enough = f"greatest({one}, {other}) > {text} OR ({one} > 0 AND {other} > 0)"
    return f"(CASE WHEN {enough} THEN ({one} + {other}) * {HALF} ELSE 0.0 END)"
