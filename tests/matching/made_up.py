"""Made-up directories and people for holding the engine to the rules: everything that a listing can say or leave out.

Few values of each kind, so that listings tie; places near each other, at the poles and across the date line.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from kith.matching.rules.offers import Feature, Offer, Seen, Where
from kith.matching.rules.seekers import Ask, Gap, Hours, Saying, SayingKind, Seeker, Spot
from kith.people.rules.vocabulary import Interest, Provision

ON = date(2026, 5, 4)
INTERESTS = [interest.value for interest in Interest][:9]
PROVISIONS = [provision.value for provision in Provision][:7]
LANGUAGES = ("en", "ur", "pl", "cy")
WORDS = (
    "painting", "watercolours", "garden", "walking", "choir", "singing", "cooking", "chess", "knitting", "football",
    "debts", "letters", "swimming", "dogs", "history", "repairing", "bicycles", "poetry",
)  # fmt: skip
TIMES = (time.min, time(9), time(10, 30), time(12), time(14), time(16), time.max)
HOMES = (Spot(54.0, -2.8), Spot(-17.0, 179.99), Spot(89.97, 10.0), Spot(-89.99, -60.0), Spot(0.0, -179.98))


def directory(dice: Random, number: int, home: Spot) -> list[Offer]:
    """Make up so many listings, most of them about a home."""
    return [listing(dice, home) for _ in range(number)]


def listing(dice: Random, home: Spot) -> Offer:
    """Make up one listing. A third of what it could say it leaves out."""
    return Offer(
        id=UUID(int=dice.getrandbits(128)),
        name=words(dice, 2).title(),
        other_name=words(dice, 1) if dice.random() < 0.1 else "",
        topics=tuple(words(dice, 1) for _ in range(dice.randrange(3))),
        text=words(dice, dice.randrange(12)),
        interests={
            code: Seen(dice.choice(WORDS), dice.choice(list(Where)))
            for code in dice.sample(INTERESTS, dice.randrange(4))
        },
        spot=spot(dice, home) if dice.random() < 0.85 else None,
        is_online=dice.random() < 0.15,
        is_closed=dice.random() < 0.05,
        doubts=dice.choice((0, 0, 0, 0, 1, 2)),
        checked_on=day(dice),
        taken_in_on=day(dice),
        youngest=dice.choice((None, None, 16, 50)),
        oldest=dice.choice((None, None, 60, 90)),
        languages={tag: tag.title() for tag in dice.sample(LANGUAGES, dice.randrange(3))},
        features={code: feature(dice) for code in dice.sample(PROVISIONS, dice.randrange(4))},
        hours=tuple(hours(dice) for _ in range(dice.randrange(3))),
        pence=dice.choice((None, 0, 0, 200, 550)),
        places_left=dice.choice((None, None, 0, 1, 6)),
    )


def person(dice: Random, home: Spot, offers: Sequence[Offer]) -> Seeker:
    """Make up somebody, and what they said of some of these listings."""
    ids = [offer.id for offer in offers] + [UUID(int=1)]
    return Seeker(
        sayings=tuple(saying(dice) for _ in range(dice.randrange(1, 5))),
        gaps=tuple(Gap(f"Help {nth}", frozenset(dice.sample(INTERESTS, 2))) for nth in range(dice.randrange(3))),
        home=home if dice.random() < 0.85 else None,
        how_far_km=dice.choice((0.5, 3.0, 8.0, 25.0, 300.0)),
        takes_online=dice.choice((None, True, False)),
        age=dice.choice((None, 15, 16, 45, 61, 95)),
        languages_asked={tag: tag.title() for tag in dice.sample((*LANGUAGES, "so"), dice.choice((0, 0, 1, 2)))},
        asks=tuple(ask(dice, nth) for nth in range(dice.choice((0, 1, 1, 2)))),
        kept_free=tuple(hours(dice) for _ in range(dice.choice((0, 0, 1, 2)))),
        most_pence=dice.choice((None, 0, 200, 600)),
        stopped=some(dice, ids),
        turned_down=some(dice, ids),
        stepped_back_from=some(dice, ids),
        goes_to=some(dice, ids),
        asked=some(dice, ids),
    )


def saying(dice: Random) -> Saying:
    return Saying(
        words(dice, dice.randrange(1, 4)),
        dice.choice((SayingKind.INTEREST, SayingKind.INTEREST, SayingKind.WANT)),
        frozenset(dice.sample([*INTERESTS, "unheard_of"], dice.randrange(3))),
    )


def ask(dice: Random, nth: int) -> Ask:
    return Ask(
        f"Asked {nth}",
        frozenset(dice.sample([*PROVISIONS, "unheard_of"], dice.randrange(1, 4))),
        places=dice.choice((1, 1, 2)),
        is_must=dice.random() < 0.7,
        against=frozenset(dice.sample(INTERESTS, dice.randrange(3))),
    )


def words(dice: Random, number: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(number))


def spot(dice: Random, home: Spot) -> Spot:
    """Put a listing on one of few places within some forty km of a home, wherever on the earth that is."""
    latitude = home.latitude + dice.randrange(-20, 21) / 60
    longitude = home.longitude + dice.randrange(-20, 21) / (3 if abs(home.latitude) > 80 else 40)
    return Spot(max(-90.0, min(90.0, latitude)), (longitude + 180) % 360 - 180)


def day(dice: Random) -> date | None:
    return dice.choice((None, ON - timedelta(days=dice.choice((0, 90, 91, 180, 181, 400)))))


def feature(dice: Random) -> Feature:
    return Feature(has=dice.random() < 0.8, words="so it says", places=dice.choice((None, None, 0, 1, 3)))


def hours(dice: Random) -> Hours:
    return Hours(dice.randrange(3), dice.choice(TIMES), dice.choice(TIMES))


def some(dice: Random, ids: Sequence[UUID]) -> frozenset[UUID]:
    return frozenset(dice.sample(ids, dice.choice((0, 0, min(3, len(ids))))))
