"""What Mary and Tom say of their own records: one sees it differently, one waits, one is kept with words beside it."""

from kith.demo.telling import Story
from kith.own_record.actions import answer_statement, say_of_part
from kith.own_record.rules.parts import Part
from kith.own_record.rules.statements import Kind, Outcome
from kith.people.rules.terms import Telling
from kith.rights.rules.complaints import Told as ToldBy


def mary(story: Story) -> None:
    """Mary says on the phone how she sees one part, and later that something else is not right; it waits for Priya."""
    say_of_part(
        person_id=story.person_id,
        part=Part.STORY,
        kind=Kind.DIFFERENTLY,
        words="It says that I stopped going out. I did not stop. Nobody came to fetch me.",
        line=None,
        told=story.told(20, Telling.PHONE),
        by=story.by,
        at=story.at(20, 15),
    )
    say_of_part(
        person_id=story.person_id,
        part=Part.LIFE,
        kind=Kind.NOT_RIGHT,
        words="The bus: I can get to it. It does not wait until I am up the step.",
        line=None,
        told=story.told(11, Telling.PHONE),
        by=story.by,
        at=story.at(11, 15),
    )


def tom(story: Story) -> None:
    """Tom asked for a line to go; it stays, and what he says of it stands beside it."""
    statement_id = say_of_part(
        person_id=story.person_id,
        part=Part.REFERRALS,
        kind=Kind.NOT_RIGHT,
        words="I did not say no to the group. I said not yet.",
        line=None,
        told=story.told(7, Telling.PHONE),
        by=story.by,
        at=story.at(7, 16),
    )
    answer_statement(
        statement_id=statement_id,
        outcome=Outcome.KEPT,
        words="We wrote it down as the group heard it on that day. Your “not yet” stands beside it from now on.",
        told=ToldBy.PHONE,
        by=story.by,
        at=story.at(5, 12),
    )
