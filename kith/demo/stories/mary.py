"""Mary, 82: everything by phone, post and visits. She has been all the way round; her review is due."""

from kith.circles import actions as circles
from kith.consent.rules.sharing import Information
from kith.correspondence.rules import Channel
from kith.demo.cast import Cast
from kith.demo.stories.opening import Opening, begin
from kith.demo.telling import Story
from kith.ground.ids import TieId
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.places import Place
from kith.networks.rules.reminders import Reach
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Mode, Parting, Rhythm, Ring, Sector, Symbol, Wish
from kith.networks.rules.waves import Carried
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.people.rules.vocabulary import Barrier, Interest
from kith.plans.actions import plans
from kith.plans.rules.agreeing import AgreedAs
from kith.plans.rules.needs import NeedKind
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When
from kith.wishes import actions as wishes
from kith.wishes.actions import Put
from kith.wishes.rules.vocabulary import Mat

MARY = Opening(
    known_as="Mary", full_name="Mary Hale", age=82, worker="Priya", before=85,
    because="Dr Ellis asked: low since her husband died, at home most days.",
    home="Harbour end of Northfield", north=8, east=-6, telling=Telling.PHONE,
    phone="01632 960111", post="4 Lifeboat Row, Port Ashby",
)  # fmt: skip


def tell(cast: Cast) -> Story:
    """Tell Mary's story up to this morning."""
    mary = begin(cast, MARY)
    _about_her(mary)
    _what_she_wishes(mary)
    first = _first_map(mary)
    _how_things_were(mary)
    _plan(mary, first)
    met = _what_came_of_it(mary)
    _circle(mary, [first["anne"], *met])
    return mary


def _about_her(mary: Story) -> None:
    mary.needs(84, Code.LARGE_PRINT, "18 point")
    mary.needs(84, Code.PHONE_ONLY)
    mary.needs(84, Code.NO_INTERNET)
    mary.needs(84, Code.HEARS_BETTER_WHEN, "Ring twice, speak up, and say who you are first.")
    mary.says_about(84, Section.LIKED, "I make people laugh", "I taught half this town to draw")
    mary.says_about(84, Section.MATTERS, "Anne’s Sunday call", "Being useful", "My garden chair in the sun")
    mary.says_about(84, Section.SUPPORT, "Ring, do not write e-mails", "Give me time on the stairs")
    mary.says_about(84, Section.WANTS, "To get out and be useful")
    mary.likes(82, {Interest.ART: "I painted boats", Interest.GENTLE_EXERCISE: "I miss moving", Interest.TALKING: ""})
    knees = mary.finds_hard(82, Barrier.MOBILITY, "My knees. Ten steps and I must sit.", is_must_have=True)
    bus = mary.finds_hard(82, Barrier.TRANSPORT, "I cannot get to the bus.", is_must_have=True)
    mary.has_solved(79, knees, "All of it can be done on a chair.")
    mary.has_solved(79, bus, "The minibus comes to the door at 10:20.")
    mary.finds_hard(82, Barrier.DIGITAL, "No internet, and I want none.")


def _what_she_wishes(mary: Story) -> None:
    """Sort the cards at the kitchen table, and note what she hummed: nobody has asked her about that yet."""
    wishes.sort_cards(
        person_id=mary.person_id,
        cards=[
            Put(Mat.IMPORTANT, card="helping"),
            Put(Mat.IMPORTANT, card="making"),
            Put(Mat.IMPORTANT, card="family"),
            Put(Mat.NOT_SURE, card="partner", is_private=True),
            Put(Mat.NOT_NOW, card="online"),
            Put(Mat.IMPORTANT, words="My garden chair"),
        ],
        told=mary.told(82, Telling.FACE),
        by=mary.by,
        at=mary.at(82),
    )
    wishes.notice(
        person_id=mary.person_id,
        words="Hummed along with the radio, and knew every word",
        where="the minibus",
        interest=Interest.MUSIC,
        told=Told(Voice.WORKER, MARY.worker, Telling.OBSERVATION, mary.day(6)),
        by=mary.by,
        at=mary.at(6),
    )


def _first_map(mary: Story) -> dict[str, TieId]:
    """Draw the map of the first visit: begun with Anne, and mostly with her."""
    ties = {
        "anne": TieFacts(
            name="Anne", relationship="my daughter", ring=Ring.CLOSEST, felt=Feeling.HELPS,
            helps_with=frozenset({Help.EMOTIONAL, Help.ESTEEM, Help.BELONGING, Help.PRACTICAL}),
            gives=frozenset({Help.EMOTIONAL}), rhythm=Rhythm.FORTNIGHTLY, mode=Mode.PHONE,
            in_their_words="She lives 200 miles off. I save things up to tell her.", is_own_view=True,
        ),
        "ellis": TieFacts(
            name="Dr Ellis", relationship="my GP", ring=Ring.FURTHER, sector=Sector.PROFESSIONAL, is_paid=True,
            helps_with=frozenset({Help.ADVICE}), mode=Mode.FACE,
        ),
        "cleaner": TieFacts(
            name="My cleaner", relationship="Fridays", ring=Ring.CLOSE, sector=Sector.PROFESSIONAL, is_paid=True,
            helps_with=frozenset({Help.PRACTICAL}), rhythm=Rhythm.WEEKLY, mode=Mode.FACE, symbol=Symbol.HOME,
        ),
        "husband": TieFacts(
            name="My husband", ring=Ring.CLOSEST, life=Life.REMEMBERED, in_their_words="I like to talk about him.",
            is_own_view=True,
        ),
        "joan": TieFacts(
            name="Joan", relationship="old friend", ring=Ring.FURTHER, life=Life.NOT_NOW,
            parted_because=Parting.MOVED, in_their_words="She moved to a home.", is_own_view=True,
        ),
    }  # fmt: skip
    drawn = {key: mary.knows(82, facts) for key, facts in ties.items()}
    mary.wants(82, drawn["anne"], Wish.KEEP, good="Her voice", helps="Every Sunday, if she can")
    mary.wants(82, drawn["joan"], Wish.REBUILD, good="We laughed", hard="I have no address", helps="Help with a letter")
    mary.wants(82, drawn["ellis"], Wish.KEEP)
    mary.was_in_touch(80, drawn["anne"], Mode.PHONE)
    mary.asks_to_be_reminded(80, drawn["anne"], Rhythm.FORTNIGHTLY, Reach.WORKER)
    mary.was_in_touch(3, drawn["anne"], Mode.PHONE)
    mary.acquaints(82, "Anne", "Dr Ellis", close=("My husband",))
    mary.goes_through_the_map(82, "The first visit")
    return drawn


def _how_things_were(mary: Story) -> None:
    mary.answers(84, "ucla-3", Telling.PHONE, companionship=3, left_out=2, isolated=3)
    mary.answers(84, "ons-direct", Telling.PHONE, how_often=1)
    mary.answers(84, "ons-wellbeing", Telling.PHONE, satisfied=3, worthwhile=2, happy=3, anxious=6)
    mary.hopes(84, "Get out and be useful", 2, Telling.PHONE)


def _plan(mary: Story, ties: dict[str, TieId]) -> None:
    told = mary.told(80, Telling.FACE)
    steps = (
        plans.StepWords("Anne rings every Sunday", When.NOW, Chooser.PERSON, Doer.KEY_PERSON, "Anne",
                        tie_id=ties["anne"]),
        plans.StepWords("Go to Gentle Moves, with the lift", When.NOW, Chooser.PERSON, Doer.PERSON, "Mary",
                        due_on=mary.day(76), if_wrong="Priya rings the same day"),
        plans.StepWords("Write to Joan", When.NEXT, Chooser.PERSON, Doer.PERSON, "Mary", due_on=mary.day(-7),
                        tie_id=ties["joan"], if_wrong="Priya asks the home for the address"),
        plans.StepWords("Try the art group", When.LATER, Chooser.TOGETHER, Doer.PERSON, "Mary"),
    )  # fmt: skip
    for kind in NeedKind:
        plans.answer_need(
            person_id=mary.person_id,
            kind=kind,
            is_relevant=kind is NeedKind.SPIRITUAL,
            words="Chapel at Christmas" if kind is NeedKind.SPIRITUAL else "Nothing to say here",
            told=told,
            by=mary.by,
            at=mary.at(80),
        )
    written = [
        plans.add_step(person_id=mary.person_id, step=step, told=told, by=mary.by, at=mary.at(80)) for step in steps
    ]
    plans.agree(person_id=mary.person_id, gone_through=AgreedAs.LARGE_PRINT, told=told, by=mary.by, at=mary.at(80, 13))
    plans.end_step(
        step_id=written[1],
        how=HowItWent.DONE,
        words="Enjoyed it. Her knees ached; a chair helps.",
        told=mary.told(75, Telling.PHONE),
        by=mary.by,
        at=mary.at(75),
    )
    plans.set_review(person_id=mary.person_id, due_on=mary.day(0), by=mary.by, at=mary.at(80, 13))


def _what_came_of_it(mary: Story) -> tuple[TieId, ...]:
    """Draw who she met: the map of today has what the map of the first visit had not."""
    moves = mary.knows(
        70,
        TieFacts(name="Gentle Moves", relationship="Tuesdays at 11", kind=Kind.ACTIVITY, ring=Ring.FURTHER,
                 sector=Sector.COMMUNITY, helps_with=frozenset({Help.BELONGING, Help.ESTEEM}), felt=Feeling.HELPS,
                 rhythm=Rhythm.WEEKLY, mode=Mode.FACE),
    )  # fmt: skip
    art = mary.knows(
        50,
        TieFacts(name="Paint & Natter", relationship="Thursdays", kind=Kind.GROUP, ring=Ring.FURTHER,
                 sector=Sector.COMMUNITY, helps_with=frozenset({Help.BELONGING, Help.ESTEEM}),
                 gives=frozenset({Help.ADVICE}), felt=Feeling.HELPS, rhythm=Rhythm.WEEKLY, mode=Mode.FACE,
                 in_their_words="I teach the new ones watercolours.", is_own_view=True, symbol=Symbol.ART),
    )  # fmt: skip
    met = (
        ("Betty", "paints with me", frozenset({Help.BELONGING, Help.EMOTIONAL}), art, Ring.FURTHER),
        ("Stan", "paints with me", frozenset({Help.BELONGING, Help.ESTEEM}), art, Ring.CLOSE),
        ("Ken", "greets me at the door", frozenset({Help.BELONGING}), moves, Ring.FURTHER),
    )
    drawn = {
        name: mary.knows(
            45,
            TieFacts(name=name, relationship=how, ring=ring, sector=Sector.COMMUNITY, helps_with=helps,
                     felt=Feeling.HELPS, rhythm=Rhythm.WEEKLY, mode=Mode.FACE, met_through_id=through),
        )
        for name, how, helps, through, ring in met
    }  # fmt: skip
    mary.acquaints(45, "Betty", "Paint & Natter", close=("Stan",))
    mary.acquaints(45, "Stan", "Paint & Natter")
    mary.acquaints(45, "Ken", "Gentle Moves", "Betty")
    mary.wants(45, art, Wish.GROW, good="I am good at it")
    mary.wants(45, moves, Wish.KEEP)
    nearer = Place(Ring.CLOSE, Sector.COMMUNITY)
    mary.goes_through_the_map(
        20, "After ten weeks of art", Carried(drawn["Betty"], 1, to=nearer, because="She saves me a chair.")
    )
    return moves, art


def _circle(mary: Story, shown: list[TieId]) -> None:
    """Let Anne see what her mother tells her of: where she goes and what is planned, and not whom she misses."""
    anne = circles.name_key_person(
        person_id=mary.person_id,
        name="Anne",
        relationship="my daughter",
        told=mary.told(30),
        by=mary.by,
        at=mary.at(30),
    )
    circles.invite_key_person(
        key_person_id=anne,
        sign_in_name="anne",
        channel=Channel.LETTER,
        address="14 Fell View, Kendal",
        by=mary.by,
        at=mary.at(30, 12),
    )
    circles.share_with(
        key_person_id=anne,
        kinds=[Information.OUTINGS, Information.PLAN, Information.MAP],
        ties=shown,
        explained_how="read aloud by phone, one after the other",
        told=mary.told(29),
        by=mary.by,
        at=mary.at(29),
    )
    circles.answer(key_person_id=anne, is_yes=True, by=mary.cast.actor("Anne"), at=mary.at(27))
    for name, who, told in (
        ("Betty", "paints with me", mary.told(20)),
        ("Roy", "says that he is her nephew", Told(Voice.OTHER, "Roy", Telling.PHONE, mary.day(12))),
    ):
        circles.name_key_person(
            person_id=mary.person_id, name=name, relationship=who, told=told, by=mary.by, at=mary.at(12)
        )
