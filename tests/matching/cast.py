"""A small made-up town as offers, and Mary as a seeker, for the rules alone."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID, uuid5

from kith.matching.packs.bearings import AGAINST
from kith.matching.packs.little_words import LITTLE
from kith.matching.packs.weights import WEIGHTS
from kith.matching.rules.finding import build_index, hits
from kith.matching.rules.offers import Feature, Offer, Seen, Where
from kith.matching.rules.seekers import Ask, Hours, Saying, SayingKind, Seeker, Spot
from kith.matching.rules.suggesting import Suggestions, explain, rank
from kith.people.rules.vocabulary import MET_BY, Barrier

MONDAY = date(2026, 5, 4)
HARBOUR = Spot(54.0, -2.8)
TOWN = UUID("6f3c1a52-3c0e-4f41-9d9b-1d9d5a3d9f10")


def offer(name: str, **more: object) -> Offer:
    """Return an offer of the made-up town; its id comes from its name."""
    return Offer(id=uuid5(TOWN, name), name=name, **more)  # type: ignore[arg-type]


GENTLE_MOVES = offer(
    "Gentle Moves",
    text="Exercise to music, all done sitting on a chair.",
    interests={"gentle_exercise": Seen("Exercise", Where.TEXT)},
    spot=Spot(54.01, -2.8),
    checked_on=date(2026, 4, 20),
    features={
        "door_to_door_lift": Feature(has=True, words="Lift from door to door"),
        "seated": Feature(has=True, words="Every move can be done sitting"),
    },
    hours=(Hours(1, time(11), time(12)),),
    pence=0,
    places_left=4,
)
PAINT_AND_NATTER = offer(
    "Paint & Natter",
    text="A small art group. Tea at half past two.",
    interests={"art": Seen("Paint", Where.NAME)},
    spot=Spot(54.01, -2.79),
    checked_on=date(2026, 4, 1),
    features={"step_free": Feature(has=True, words="No steps")},
    hours=(Hours(3, time(14), time(16)),),
    pence=200,
)
WALKING_CLUB = offer(
    "Walking club",
    text="Two miles with hills, for anyone who misses moving.",
    interests={"walking": Seen("Walking", Where.NAME)},
    spot=Spot(54.0, -2.81),
)
ALLOTMENT = offer(
    "Harbour allotment",
    text="Growing vegetables together.",
    topics=("Gardening",),
    interests={"gardening": Seen("Gardening", Where.TOPIC)},
)
DEBT_ADVICE = offer("Debt advice", text="Letters and forms explained.")
TOWN_OFFERS = (GENTLE_MOVES, PAINT_AND_NATTER, WALKING_CLUB, ALLOTMENT, DEBT_ADVICE)

NO_STEPS = Ask(
    "My knees are bad",
    frozenset(provision.value for provision in MET_BY[Barrier.MOBILITY]),
    against=frozenset(interest.value for interest in AGAINST[Barrier.MOBILITY]),
)
MARY = Seeker(
    sayings=(
        Saying("I miss moving", interests=frozenset({"gentle_exercise"})),
        Saying("watercolours", interests=frozenset({"art"})),
        Saying("I want to get out and be useful", SayingKind.WANT, frozenset({"volunteering"})),
    ),
    home=HARBOUR,
    age=82,
    takes_online=False,
    asks=(NO_STEPS,),
)


def suggested(seeker: Seeker = MARY, offers: tuple[Offer, ...] = TOWN_OFFERS) -> Suggestions:
    """Return what this seeker is offered of these, on the Monday of the story."""
    met = hits(seeker, build_index(offers), WEIGHTS.strength, LITTLE)
    by_id = {one.id: one for one in offers}
    ranked = rank(seeker, [by_id[offer_id] for offer_id in met], met, weights=WEIGHTS, on=MONDAY)
    shown = tuple(explain(seeker, by_id[offer_id], met[offer_id], on=MONDAY) for offer_id in ranked.order)
    return Suggestions(shown, len(ranked.order), ranked.not_shown, len(offers))


def names(found: Suggestions) -> list[str]:
    """Return the names of what is shown, in order."""
    return [suggestion.offer.name for suggestion in found.shown]


def changed(one: Offer, **more: object) -> Offer:
    """Return an offer with something else about it."""
    return replace(one, **more)  # type: ignore[arg-type]
