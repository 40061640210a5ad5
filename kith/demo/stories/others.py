"""John, Ayesha, Tom, Lucy and Kev, each somewhere else on the round."""

from collections.abc import Mapping
from datetime import time

from kith.demo.cast import Cast
from kith.demo.portraits import CANAL, COURT, PHOTOS
from kith.demo.stories.opening import Opening, begin
from kith.demo.telling import Story
from kith.ground.access import facts as access
from kith.ground.access.crossings import Party
from kith.ground.access.permissions import Relation
from kith.ground.ids import TieId
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Life, Mode, Parting, Rhythm, Ring, Sector, Wish
from kith.people import actions as people
from kith.people.actions.communication import Spoken
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.terms import Telling
from kith.people.rules.vocabulary import Barrier, Interest, Preference
from kith.plans.actions import plans
from kith.plans.rules.steps import Chooser, Doer, HowItWent, When
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules import body, concerns
from kith.safeguarding.rules.explaining import ExplainedIn
from kith.safeguarding.rules.limits import Basis, Channel

OUTSIDE = (
    ("Port Ashby council, safeguarding adults", "01632 960140", "Weekdays, nine to five"),
    ("Port Ashby council, emergency duty team", "01632 960141", "Nights, weekends and bank holidays"),
)
"""Numbers that lead nowhere: they are kept free for made-up stories."""

Ties = Mapping[str, tuple[TieFacts, Wish | None]]


def _draw(story: Story, before: int, ties: Ties) -> dict[str, TieId]:
    drawn = {key: story.knows(before, facts) for key, (facts, _wish) in ties.items()}
    for key, (_facts, wish) in ties.items():
        if wish is not None:
            story.wants(before, drawn[key], wish)
    return drawn


def _step(story: Story, before: int, step: plans.StepWords) -> None:
    plans.add_step(
        person_id=story.person_id, step=step, told=story.told(before, Telling.FACE), by=story.by, at=story.at(before)
    )


def john(cast: Cast) -> Story:
    """Tell John's story: symbols board, wheelchair basketball tomorrow, and an old gym he keeps away from."""
    story = begin(cast, Opening(
        known_as="John", full_name="John Ashby", age=35, worker="Priya", before=42,
        because="He asked himself, through Ability Active.", home="Southgate", north=-15, east=-3,
        mobile="07700 900135", email="john@ashby.example",
    ))  # fmt: skip
    story.needs(41, Code.SYMBOLS, "His own board, on the chair")
    story.needs(41, Code.TEXT_MESSAGE)
    story.needs(41, Code.DOUBLE_TIME)
    story.needs(41, Code.SAYS_YES, "He looks up.")
    story.needs(41, Code.SAYS_NO, "He looks down.")
    story.needs(41, Code.PLEASE_DO_NOT, "Finish his sentences.")
    story.says_about(41, Section.LIKED, "I am funny", "I do not give up", "I know every basketball score")
    story.says_about(41, Section.MATTERS, "My team", "Warm water", "Being asked first")
    story.says_about(
        41, Section.SUPPORT, "Quiet first visit", "Talk to me, not to my helper", "Tell me what will happen next"
    )
    story.likes(41, {Interest.TEAM_SPORT: "Basketball", Interest.SWIMMING: "Warm water", Interest.WATCHING_SPORT: ""})
    story.finds_hard(41, Barrier.PHYSICAL_ACCESS, "Step-free all the way, and a hoist", is_must_have=True)
    story.finds_hard(41, Barrier.TRANSPORT, "A minibus whose lift works", is_must_have=True)
    story.finds_hard(41, Barrier.PAST_EXPERIENCE, "They laughed at me at the old gym.")
    _draw(story, 40, {
        "mum": (TieFacts(name="Mum", ring=Ring.CLOSEST, helps_with=frozenset({Help.EMOTIONAL, Help.CARE}),
                         felt=Feeling.HELPS, rhythm=Rhythm.DAILY, mode=Mode.FACE), Wish.KEEP),
        "marc": (TieFacts(name="Marc", relationship="plays too", ring=Ring.CLOSEST, sector=Sector.COMMUNITY,
                          helps_with=frozenset({Help.ESTEEM, Help.BELONGING}), felt=Feeling.HELPS,
                          rhythm=Rhythm.WEEKLY, mode=Mode.FACE), Wish.GROW),
        "worker": (TieFacts(name="Sunil", relationship="personal assistant", ring=Ring.CLOSE,
                            sector=Sector.PROFESSIONAL, is_paid=True, rhythm=Rhythm.DAILY, mode=Mode.FACE,
                            helps_with=frozenset({Help.CARE, Help.PRACTICAL})), Wish.KEEP),
        "gym": (TieFacts(name="The old gym", kind=Kind.PLACE, ring=Ring.FURTHER, sector=Sector.COMMUNITY,
                         felt=Feeling.HURTS, is_own_view=True, in_their_words="They laughed."), Wish.STEP_BACK),
        "minibus": (TieFacts(name="Minibus", kind=Kind.SERVICE, ring=Ring.CLOSE, sector=Sector.PROFESSIONAL,
                             is_paid=True, helps_with=frozenset({Help.PRACTICAL})), None),
    })  # fmt: skip
    story.acquaints(40, "Mum", "Marc", "Sunil")
    story.acquaints(40, "Sunil", "Marc", "Minibus")
    story.walks(38, "The court", "Here I am fast.", COURT.drawn, is_private=False)
    story.walks(38, "The canal", "I come here when I want nobody.", CANAL.drawn, is_private=True)
    safeguarding.begin_limit(
        person_id=story.person_id,
        party=Party(names=("The old gym", "Ashby Fitness")),
        party_name="The old gym",
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not there. They laughed at me.",
        by=cast.actor("John"),
        at=story.at(40),
    )
    craig = safeguarding.begin_limit(
        person_id=story.person_id,
        party=Party(names=("Craig Dunn", "Dunny"), phones=("07700 900555",)),
        party_name="Craig",
        basis=Basis.PROVISIONAL,
        channel=Channel.ANY,
        because="John told Priya that Craig took his benefit card twice.",
        by=cast.actor("Priya"),
        at=story.at(30),
    )
    safeguarding.confirm_limit(
        restriction_id=craig,
        ground=safeguarding.Ground(
            Basis.ORDER, "The court decided.", "A restraining order that John keeps a copy of", review_on=story.day(-60)
        ),
        by=cast.actor("Femi"),
        at=story.at(29),
    )
    safeguarding.explain_limit(
        restriction_id=craig,
        told=safeguarding.Told(
            ExplainedIn.TALK, "A judge, after John asked for it", "So that nobody takes his money",
            "Everything else: he goes where he likes", "Ask Priya, or the court office named on the order",
            "He has to keep away from me, not me from him",
        ),
        by=cast.actor("Priya"),
        at=story.at(28),
    )  # fmt: skip
    story.hopes(40, "People who understand what I am up against", 1)
    _step(story, 39, plans.StepWords("Check that the minibus lift works", When.NOW, Chooser.PERSON, Doer.WORKER,
                                     "Priya", due_on=story.day(0), if_wrong="Another bus; it is held"))  # fmt: skip
    _step(story, 39, plans.StepWords("First visit, closed to watchers", When.NOW, Chooser.PERSON, Doer.PERSON, "John",
                                     due_on=story.day(-1)))  # fmt: skip
    return story


def ayesha(cast: Cast) -> Story:
    """Tell Ayesha's story: Urdu, two small children, women only because she asked; suggestions wait for her."""
    story = begin(cast, Opening(
        known_as="Ayesha", full_name="Ayesha Malik", age=40, worker="Priya", before=12,
        because="The health visitor asked, with her.", home="Southgate, near the school", north=-17, east=-6,
        mobile="07700 900140",
    ))  # fmt: skip
    people.speak(
        person_id=story.person_id,
        languages=(
            Spoken("ur", is_read=True, is_liked_best=True, needs_interpreter=True),
            Spoken("en", is_spoken=True),
        ),
        told=story.told(12),
        by=story.by,
        at=story.at(12),
    )
    story.needs(12, Code.TEXT_MESSAGE)
    story.says_about(11, Section.MATTERS, "My children", "My sisters in Lahore", "Cooking for people")
    story.says_about(11, Section.WANTS, "To speak with the other mothers", "To belong here too")
    story.likes(11, {Interest.LANGUAGES: "English", Interest.COOKING: "I cook for thirty", Interest.CULTURE: ""})
    story.finds_hard(11, Barrier.CHILDCARE, "Two children, four and six", is_must_have=True)
    story.finds_hard(11, Barrier.LANGUAGE, "Urdu, some English")
    story.finds_hard(11, Barrier.COST, "It must be free")
    people.ask_for(
        person_id=story.person_id,
        preferences=[Preference.WOMEN_ONLY],
        told=story.told(11),
        by=story.by,
        at=story.at(11),
    )
    people.keep_free(
        person_id=story.person_id,
        weekday=4,
        from_time=time(12),
        to_time=time(14),
        words="Friday prayer",
        told=story.told(11),
        by=story.by,
        at=story.at(11),
    )
    drawn = _draw(story, 10, {
        "sisters": (TieFacts(name="My sisters", relationship="in Lahore", ring=Ring.CLOSEST, felt=Feeling.HELPS,
                             helps_with=frozenset({Help.EMOTIONAL, Help.ESTEEM}), rhythm=Rhythm.WEEKLY,
                             mode=Mode.VIDEO), Wish.KEEP),
        "husband": (TieFacts(name="Imran", relationship="my husband", ring=Ring.CLOSEST, rhythm=Rhythm.DAILY,
                             mode=Mode.FACE, helps_with=frozenset({Help.PRACTICAL, Help.COMPANY})), Wish.KEEP),
        "gate": (TieFacts(name="School gate", kind=Kind.PLACE, ring=Ring.FURTHER, sector=Sector.COMMUNITY,
                          in_their_words="I smile, and then I do not know the words.", is_own_view=True), None),
        "room": (TieFacts(name="A friend close by", ring=Ring.CLOSE, sector=Sector.COMMUNITY, life=Life.HOPED_FOR),
                 Wish.GROW),
    })  # fmt: skip
    story.acquaints(10, "Imran", "My sisters")
    story.may_want(10, drawn["gate"], Wish.GROW, hard="No interpreter was there. To be asked again in Urdu.")
    story.hopes(10, "To feel that I belong here", 2)
    return story


def tom(cast: Cast) -> Story:
    """Tell Tom's story: 16, a map begun, nothing confirmed yet, so no plan can be agreed."""
    story = begin(cast, Opening(
        known_as="Tom", full_name="Tom Reed", age=16, worker="Sam", before=9,
        because="The youth service asked, with him.", home="Station Road", north=12, east=-15,
        mobile="07700 900116",
    ))  # fmt: skip
    story.needs(9, Code.TEXT_MESSAGE)
    story.says_about(9, Section.MATTERS, "Football", "Grime", "Not being talked about at school")
    story.says_about(9, Section.WANTS, "Mates I can just turn up with")
    story.likes(9, {Interest.FOOTBALL: "Left wing", Interest.MUSIC: "Grime"})
    story.finds_hard(9, Barrier.COST, "No money for boots or fees", is_must_have=True)
    story.finds_hard(9, Barrier.STIGMA, "What they say at school")
    _draw(story, 8, {
        "mum": (TieFacts(name="Mum", ring=Ring.CLOSEST, helps_with=frozenset({Help.PRACTICAL, Help.COMPANY}),
                         felt=Feeling.HELPS, rhythm=Rhythm.DAILY, mode=Mode.FACE), None),
        "nan": (TieFacts(name="Nan", ring=Ring.CLOSE, helps_with=frozenset({Help.EMOTIONAL}), felt=Feeling.HELPS,
                         rhythm=Rhythm.WEEKLY, mode=Mode.PHONE), None),
        "youth": (TieFacts(name="Dev", relationship="youth worker", ring=Ring.FURTHER, sector=Sector.PROFESSIONAL,
                           is_paid=True, helps_with=frozenset({Help.ADVICE}), rhythm=Rhythm.WEEKLY,
                           mode=Mode.FACE), None),
    })  # fmt: skip
    story.acquaints(8, "Mum", "Dev", close=("Nan",))
    story.hopes(8, "Mates I can just turn up with", 2)
    return story


def lucy(cast: Cast) -> Story:
    """Tell Lucy's story: a garden that starts with ten minutes, and a week in which she could not come."""
    story = begin(cast, Opening(
        known_as="Lucy", full_name="Lucy Farr", age=28, worker="Sam", before=40,
        because="Her therapist asked, with her.", home="Mill Lane", north=13, east=12, mobile="07700 900128",
        email="lucy@farr.example",
    ))  # fmt: skip
    story.needs(39, Code.TEXT_MESSAGE, "Not before eleven")
    story.says_about(39, Section.GOOD_DAY, "Up by eleven", "Something in the ground")
    story.says_about(39, Section.BAD_DAY, "I stop replying. It is not about you.")
    story.says_about(39, Section.SUPPORT, "A text at eleven", "Ten minutes is enough")
    story.likes(39, {Interest.GARDENING: "My gran’s beans", Interest.NATURE: "", Interest.PEER_SUPPORT: ""})
    story.finds_hard(39, Barrier.ANXIETY, "Getting out of bed", is_must_have=True)
    story.finds_hard(39, Barrier.STIGMA, "Being looked at")
    _draw(story, 38, {
        "meg": (TieFacts(name="Meg", relationship="best friend once", ring=Ring.CLOSE, life=Life.NOT_NOW,
                         parted_because=Parting.I_STOPPED, is_own_view=True), Wish.REBUILD),
        "mum": (TieFacts(name="Mum", ring=Ring.CLOSEST, felt=Feeling.BOTH, is_own_view=True,
                         helps_with=frozenset({Help.PRACTICAL, Help.EMOTIONAL}), rhythm=Rhythm.WEEKLY,
                         mode=Mode.PHONE), Wish.KEEP),
        "flat": (TieFacts(name="Priti", relationship="flatmate", ring=Ring.FURTHER,
                          helps_with=frozenset({Help.COMPANY}), rhythm=Rhythm.DAILY, mode=Mode.FACE), Wish.UNDECIDED),
        "therapist": (TieFacts(name="Ros", relationship="therapist", ring=Ring.CLOSE, sector=Sector.PROFESSIONAL,
                               is_paid=True, helps_with=frozenset({Help.EMOTIONAL, Help.ADVICE}),
                               rhythm=Rhythm.FORTNIGHTLY, mode=Mode.FACE), Wish.KEEP),
    })  # fmt: skip
    story.acquaints(38, "Mum", "Priti")
    story.answers(38, "ucla-3", companionship=3, left_out=3, isolated=2)
    story.answers(38, "phq-4", nervous=2, worrying=2, interest=3, down=3)
    goal = story.hopes(38, "Something to get up for on Wednesdays", 1)
    first = plans.add_step(
        person_id=story.person_id,
        step=plans.StepWords("Ten minutes in the garden", When.NOW, Chooser.PERSON, Doer.PERSON, "Lucy",
                             due_on=story.day(26), goal_id=goal, if_wrong="A text, and next week is fine"),
        told=story.told(37, Telling.FACE),
        by=story.by,
        at=story.at(37),
    )  # fmt: skip
    plans.end_step(
        step_id=first,
        how=HowItWent.DONE,
        words="Twelve minutes. I planted beans.",
        told=story.told(26, Telling.FACE),
        by=story.by,
        at=story.at(26),
    )
    _step(story, 25, plans.StepWords("One hour in the garden", When.NEXT, Chooser.PERSON, Doer.PERSON, "Lucy",
                                     due_on=story.day(-2), goal_id=goal))  # fmt: skip
    _step(story, 25, plans.StepWords("Ring her buddy, then text Lucy", When.NOW, Chooser.TOGETHER, Doer.WORKER, "Sam",
                                     due_on=story.day(0)))  # fmt: skip
    return story


def kev(cast: Cast) -> Story:
    """Tell Kev's story: a shared house, Grace on shift, bowling on Saturday."""
    story = begin(cast, Opening(
        known_as="Kev", full_name="Kevin Dunn", age=29, worker="Sam", before=120,
        because="He moved to the house on Quay Road.", home="Quay Road", north=-4, east=7,
        telling=Telling.FACE,
    ))  # fmt: skip
    story.needs(119, Code.SYMBOLS, "Photos first, then OpenMoji")
    story.needs(119, Code.EASY_READ)
    story.needs(119, Code.BEST_WHEN, "After tea, with the radio off")
    story.says_about(119, Section.LIKED, "I know all the bus drivers", "I am kind")
    story.says_about(119, Section.MATTERS, "My friend Jo", "Bowling", "My own key")
    story.likes(119, {Interest.GAMES: "Bowling", Interest.TRIPS: "The bus to anywhere"})
    _draw(story, 118, {
        "jo": (TieFacts(name="Jo", relationship="my friend", ring=Ring.CLOSEST, felt=Feeling.HELPS,
                        helps_with=frozenset({Help.COMPANY, Help.ESTEEM}), rhythm=Rhythm.WEEKLY, mode=Mode.FACE),
               Wish.KEEP),
        "grace": (TieFacts(name="Grace", relationship="works in my house", ring=Ring.CLOSE,
                           sector=Sector.PROFESSIONAL, is_paid=True, rhythm=Rhythm.DAILY, mode=Mode.FACE,
                           helps_with=frozenset({Help.PRACTICAL, Help.CARE})), Wish.KEEP),
        "cat": (TieFacts(name="Biscuit", relationship="the cat", kind=Kind.ANIMAL, ring=Ring.CLOSEST,
                         helps_with=frozenset({Help.COMPANY}), felt=Feeling.HELPS), Wish.KEEP),
    })  # fmt: skip
    story.acquaints(118, "Grace", "Jo", "Biscuit")
    for name, portrait in PHOTOS.items():
        story.pictures(118, name, portrait.drawn)
    for name in ("Grace", "Hana"):
        access.grant(
            Relation.SHIFT,
            story.person_id,
            by=cast.actor("Dee"),
            at=story.at(118),
            account_id=cast.account_id(name),
            because="Works in the house on Quay Road",
        )
    _step(story, 10, plans.StepWords("Bowling on Saturday with Jo", When.NOW, Chooser.PERSON, Doer.WORKER, "Grace",
                                     due_on=story.day(-5)))  # fmt: skip
    femi = cast.actor("Femi")
    for label, number, hours in OUTSIDE:
        safeguarding.list_number(
            label=label, number=number, hours=hours, tried_on=story.day(20), by=femi, at=story.at(20)
        )
    safeguarding.put_on_call(
        account_id=cast.account_id("Femi"),
        starts_at=story.at(0, 17),
        ends_at=story.at(-1, 9),
        phone="07700 900177",
        by=femi,
        at=story.at(1),
    )
    safeguarding.raise_concern(
        worry=concerns.Worry(
            about_whom="Kev",
            what="A man from the pub has come to the house three times this week. He holds Kev’s bank card now.",
            horizon=concerns.Horizon.SHORT,
            consent=concerns.Consent.GIVEN,
            kind=concerns.Kind.MONEY,
            wish=concerns.Wish.SAID,
            wishes="He wants his card back, and he does not want to lose a friend over it.",
            named=("A man from the pub, Gaz",),
            seen=body.Marks(
                where={
                    body.Region.LEFT_UPPER_ARM: body.MarkKind.BRUISE,
                    body.Region.RIGHT_PALM: body.MarkKind.CUT,
                },
                looks="Four round bruises in a row on the arm, each as big as a coin, blue. A graze across the palm.",
                said="He grabs. It is only when I say no.",
                seen_on=story.day(0),
                seen_about="at breakfast, when he pushed up his sleeves",
            ),
        ),
        person_id=story.person_id,
        by=cast.actor("Grace"),
        at=story.at(0, 8, 40),
    )
    return story
