"""Maps for tests: Mary's, drawn with Priya at home, as the demo world tells it."""

from dataclasses import replace
from datetime import datetime, timedelta

from kith.ground.access.crossings import Party
from kith.ground.ids import PersonId, TieId
from kith.networks.actions import add_tie, decide_on_tie, mark_as_remembered
from kith.networks.rules.columns import Columns
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Format, Help, Kind, Life, Mode, Rhythm, Ring, Sector, Wish
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel
from tests.world import ANCHOR, World

MARYS_WORD = Told(Voice.OWN, "Mary", Telling.FACE, ANCHOR)
PRIYAS_WORD = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, ANCHOR)

ANNE = TieFacts(
    name="Anne",
    relationship="my daughter",
    ring=Ring.CLOSE,
    helps_with=frozenset({Help.EMOTIONAL, Help.PRACTICAL}),
    gives=frozenset({Help.EMOTIONAL}),
    felt=Feeling.HELPS,
    rhythm=Rhythm.FORTNIGHTLY,
    mode=Mode.PHONE,
    in_their_words="She rings on Sundays. I save things up to tell her.",
    is_own_view=True,
)
DR_ELLIS = TieFacts(
    name="Dr Ellis",
    relationship="my GP",
    ring=Ring.FURTHER,
    sector=Sector.PROFESSIONAL,
    is_paid=True,
    helps_with=frozenset({Help.ADVICE}),
)
CLEANER = TieFacts(
    name="My cleaner",
    relationship="comes on Fridays",
    sector=Sector.PROFESSIONAL,
    is_paid=True,
    helps_with=frozenset({Help.PRACTICAL, Help.COMPANY}),
)
JOAN = TieFacts(name="Joan", relationship="moved to a home", ring=Ring.FURTHER, life=Life.OUT_OF_TOUCH)
HUSBAND = TieFacts(name="My husband", ring=Ring.CLOSEST)

LATER = (
    (TieFacts(name="Betty", relationship="paints with me", sector=Sector.COMMUNITY,
              helps_with=frozenset({Help.BELONGING}), gives=frozenset({Help.COMPANY})), Wish.GROW),
    (TieFacts(name="Stan", relationship="paints with me", sector=Sector.COMMUNITY,
              helps_with=frozenset({Help.BELONGING, Help.ESTEEM})), Wish.KEEP),
    (TieFacts(name="Harbour Street", relationship="a place I like", kind=Kind.PLACE, sector=Sector.COMMUNITY,
              helps_with=frozenset({Help.BELONGING})), None),
    (TieFacts(name="Paint & Natter", relationship="art on Thursdays", kind=Kind.GROUP, sector=Sector.COMMUNITY,
              ring=Ring.FURTHER, helps_with=frozenset({Help.ESTEEM, Help.BELONGING, Help.COMPANY})), Wish.GROW),
    (TieFacts(name="Gentle Moves", relationship="Tuesdays at 11", kind=Kind.ACTIVITY, sector=Sector.COMMUNITY,
              ring=Ring.FURTHER, helps_with=frozenset({Help.CARE, Help.BELONGING})), Wish.KEEP),
    (TieFacts(name="Ken", relationship="greets me", sector=Sector.COMMUNITY, ring=Ring.FURTHER,
              helps_with=frozenset({Help.BELONGING})), None),
    (TieFacts(name="Door-to-door lift", relationship="a service", kind=Kind.SERVICE, sector=Sector.PROFESSIONAL,
              is_paid=True, helps_with=frozenset({Help.PRACTICAL})), None),
)  # fmt: skip


def add(world: World, facts: TieFacts, *, at: datetime | None = None) -> TieId:
    """Put one tie on Mary's map, with Priya, in Mary's words."""
    return add_tie(
        person_id=PersonId(world.mary.pk), facts=facts, told=MARYS_WORD, by=world.actor("priya"), at=at or world.at
    )


def decide(world: World, tie_id: TieId, wish: Wish, *, at: datetime | None = None) -> None:
    """Write down what Mary said that she wants."""
    decide_on_tie(
        tie_id=tie_id,
        wish=wish,
        told=MARYS_WORD,
        columns=Columns(),
        asked_in=Format.SPOKEN,
        by=world.actor("priya"),
        at=at or world.at,
    )


def limit_contact_with_anne(world: World, *, at: datetime | None = None) -> None:
    """Let Mary say, by her own word, that she wants nothing to do with Anne for now."""
    begin_limit(
        person_id=PersonId(world.mary.pk),
        party=Party(names=("anne",)),
        party_name="Anne",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not for now.",
        by=world.actor("mary"),
        at=at or world.at,
    )


def draw_first_map(world: World) -> dict[str, TieId]:
    """Draw Mary's map as it was on the third day: three live ties, one remembered, one out of touch."""
    ties = {facts.name: add(world, facts) for facts in (ANNE, DR_ELLIS, CLEANER, JOAN, HUSBAND)}
    mark_as_remembered(tie_id=ties["My husband"], told=MARYS_WORD, version=1, by=world.actor("priya"), at=world.at)
    return ties


def draw_whole_map(world: World) -> dict[str, TieId]:
    """Draw Mary's map as it is at her review, with what she wants of each tie."""
    ties = draw_first_map(world)
    later = world.at + timedelta(seconds=1)
    for facts, wish in LATER:
        ties[facts.name] = add(world, facts, at=later)
        if wish:
            decide(world, ties[facts.name], wish, at=later)
    ties["Room"] = add(
        world,
        TieFacts(name="Room for someone", relationship="a friend close by", ring=Ring.FURTHER, life=Life.HOPED_FOR),
        at=later,
    )
    decide(world, ties["Anne"], Wish.KEEP, at=later)
    decide(world, ties["Joan"], Wish.REBUILD, at=later)
    return ties


def many(number: int) -> list[TieFacts]:
    """Make up this many ties, spread over the map."""
    return [
        replace(ANNE, name=f"Person {count}", ring=list(Ring)[count % 3], sector=list(Sector)[count % 3])
        for count in range(number)
    ]
