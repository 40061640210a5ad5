"""Staying safe in Port Ashby: plans for a hard hour, Kev’s bank card and his uncle, a lad whom Tom leaves behind."""

from dataclasses import replace

from kith.demo.telling import Story
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Format, Mode, Rhythm, Ring
from kith.people.rules.telling import Told
from kith.safeguarding.rules.concerns import Horizon
from kith.safety.actions import dangers, endings, visits
from kith.safety.actions.plans import write_part
from kith.safety.models import FollowUp
from kith.safety.rules.dangers import About, Look, Outcome, Whom
from kith.safety.rules.endings import Block, EndingPlan, How, Since
from kith.safety.rules.plans import Part
from kith.safety.rules.visits import Turn

LUCYS = {
    Part.SIGNS: ("I stop opening letters", "I count how long nobody would notice"),
    Part.MYSELF: ("Beans: water them, even in the dark", "The radio on, not the phone"),
    Part.PLACES: ("The bench by the mill", "The garden shed; Ken has the key"),
    Part.PEOPLE: ("Mum 07700 900221, not after ten", "Priti, she is next door"),
    Part.SERVICES: ("Ros 01632 960155, weekdays", "Samaritans 116 123, any time"),
    Part.SAFER: ("Priti keeps my tablets and gives me two days’ worth",),
    Part.REASONS: ("Gran’s beans", "Meg, one day"),
}


def lucy(story: Story) -> None:
    """Lucy wrote her own plan; what is happening is looked at every week; she has ended contact with Dan."""
    by_lucy = story.cast.actor("Lucy")
    for part, lines in LUCYS.items():
        write_part(
            person_id=story.person_id,
            part=part,
            lines=lines,
            told=Told.by_own_hand("Lucy", story.day(20)),
            by=by_lucy,
            at=story.at(20),
        )
    low = Look(
        what="Some nights she does not want to wake up. She says so, and she says it before it is at its worst.",
        whom=frozenset({Whom.THEM}),
        helps="The garden, Priti next door, being texted and not rung.",
        done="Sam texts at eleven on Mondays and Thursdays\nPriti keeps the tablets\nRos sees her every two weeks",
        review_on=story.day(7),
        their_view="I do not want it to be a secret. I do not want to be watched either.",
    )
    danger_id = dangers.record_danger(
        person_id=story.person_id,
        about=About.SELF_HARM,
        look=low,
        owner_id=story.by.account_id,
        told=story.told(14),
        by=story.by,
        at=story.at(14),
    )
    dangers.look_again(
        danger_id=danger_id,
        look=replace(low, review_on=story.day(0)),
        owner_id=story.by.account_id,
        told=story.told(7),
        by=story.by,
        at=story.at(7),
    )
    dan = story.knows(
        30,
        TieFacts(name="Dan", relationship="we lived together", ring=Ring.FURTHER, felt=Feeling.HURTS, is_own_view=True,
                 rhythm=Rhythm.FORTNIGHTLY, mode=Mode.PHONE),
    )  # fmt: skip
    story.acquaints(30, "Dan", "Mum", "Priti")
    ending_id = endings.plan_ending(
        tie_id=dan,
        plan=EndingPlan(
            why="He says sorry, and then he says it again.",
            how=How.SAY_ONCE,
            who_tells="I write it, Priti sits beside me",
            safe_times="Texts only, and never his name in them",
            belongings="A box, at Mum’s. She hands it over, not me.",
            support="Priti that night, Ros on Wednesday",
            safety_words="Are the beans out?",
            blocks=frozenset({Block.PHONE, Block.MESSAGES, Block.LOCATION}),
            wants_limit=True,
        ),
        told=story.told(12),
        by=story.by,
        at=story.at(12),
    )
    endings.complete_ending(
        ending_id=ending_id,
        ask_on=[story.day(4), story.day(0), story.day(-30)],
        told=story.told(6),
        asked_in=Format.SPOKEN,
        by=story.by,
        at=story.at(6),
    )
    first = FollowUp.objects.get(ending_id=ending_id, due_on=story.day(4))
    endings.follow_up(
        follow_up_id=first.pk,
        since=Since.HARD,
        words="She slept badly. No call, no message. She planted on Thursday.",
        by=story.by,
        at=story.at(4),
    )


def john(story: Story) -> None:
    """John told Priya with his board what helps; he keeps it as a card on his chair."""
    for part, lines in {
        Part.SIGNS: ("I stop looking up",),
        Part.MYSELF: ("Warm water", "Last season’s scores"),
        Part.PEOPLE: ("Mum 07700 900136", "Marc, he texts back"),
    }.items():
        write_part(person_id=story.person_id, part=part, lines=lines, told=story.told(20), by=story.by, at=story.at(20))


def kev(story: Story) -> None:
    """Kev’s card is seen to this week; the kettle was solved."""
    card = Look(
        what="A man from the pub holds Kev’s bank card and comes on the day the money comes.",
        whom=frozenset({Whom.THEM, Whom.GOODS}),
        helps="Grace at the door. Kev’s own purse on a cord. The bus to town with Jo.",
        done="Sam goes to the bank with Kev\nGrace is there on Thursday evenings",
        review_on=story.day(-2),
        horizon=Horizon.SHORT,
        good_of_it="He likes to stand a round. He wants to stay somebody who goes to the pub.",
        their_view="He is my mate. I want my card.",
    )
    dangers.record_danger(
        person_id=story.person_id,
        about=About.OTHER,
        look=card,
        owner_id=story.by.account_id,
        told=story.told(1),
        by=story.by,
        at=story.at(1),
    )
    kettle = replace(
        card,
        what="He leaves the kettle on the ring.",
        whom=frozenset({Whom.THEM, Whom.OTHERS, Whom.PLACE}),
        helps="A kettle that switches itself off.",
        done="Grace buys one with him",
        review_on=story.day(30),
        horizon=Horizon.MEDIUM,
        good_of_it="He makes his own tea.",
        their_view="I make the best tea.",
    )
    _uncle(story)
    over = dangers.record_danger(
        person_id=story.person_id,
        about=About.OTHER,
        look=kettle,
        owner_id=story.by.account_id,
        told=story.told(60),
        by=story.by,
        at=story.at(60),
    )
    dangers.end_danger(
        danger_id=over, outcome=Outcome.SOLVED, words="The new kettle stands. He chose a red one.", by=story.by,
        at=story.at(40),
    )  # fmt: skip


def _uncle(story: Story) -> None:
    """Kev sees his uncle with Grace in the room; the last time went well, the next one is on Wednesday."""
    grace = story.cast.account_id("Grace")
    visits.name_supervisor(
        account_id=grace,
        what="Supervised contact, two days, and watched twice",
        seen_on=story.day(100),
        until=story.day(-260),
        by=story.cast.actor("Dee"),
        at=story.at(100),
    )
    plan = visits.Plan(
        party_name="Uncle Len",
        supervisor_id=grace,
        room="The front room on Quay Road",
        starts_at=story.at(5, 14),
        ends_at=story.at(5, 15),
        ground_rules="No money changes hands.\nKev says when it is enough, and that is the end of it.",
        party_reach="01632 960188",
    )
    last = visits.book_visit(person_id=story.person_id, plan=plan, by=story.by, at=story.at(9))
    by_grace = story.cast.actor("Grace")
    for minute, turn in enumerate((Turn.PERSON_CAME, Turn.OTHER_CAME, Turn.BEGUN), start=10):
        visits.take_turn(visit_id=last, turn=turn, words="", by=by_grace, at=story.at(5, 14, minute))
    visits.take_turn(
        visit_id=last, turn=Turn.ENDED_EARLY, words="Kev said that it was enough", by=by_grace, at=story.at(5, 14, 40)
    )
    visits.note_visit(
        visit_id=last,
        seen="They looked at the bus book. At 14:35 Len asked who has the bank card. Kev stood up.",
        view="He was glad to see him until money came up.",
        voice="Buses good. No money talk.",
        by=by_grace,
        at=story.at(5, 15),
    )
    visits.book_visit(
        person_id=story.person_id,
        plan=replace(plan, starts_at=story.at(-2, 14), ends_at=story.at(-2, 15)),
        by=story.by,
        at=story.at(2),
    )


def tom(story: Story) -> None:
    """Tom wants out of the older lads’ errands; tomorrow is the day."""
    jay = story.knows(
        7,
        TieFacts(name="Jay", relationship="an older lad", ring=Ring.CLOSE, felt=Feeling.HURTS, is_own_view=True,
                 rhythm=Rhythm.WEEKLY, mode=Mode.FACE),
    )  # fmt: skip
    story.acquaints(7, "Jay", "Dev")
    endings.plan_ending(
        tie_id=jay,
        plan=EndingPlan(
            why="I am not carrying his stuff any more.",
            how=How.QUIETLY,
            safe_times="After six, Mum is in",
            support="Dev walks home with me this week",
            blocks=frozenset({Block.MESSAGES, Block.LOCATION}),
            ends_on=story.day(-1),
        ),
        told=story.told(2),
        by=story.by,
        at=story.at(2),
    )
