"""Who looked, and why: an emergency one Friday, a question, the duty line, a week in which Sam stands in."""

from datetime import date, timedelta

from kith.demo.telling import Story
from kith.ground.access.purposes import LookPurpose
from kith.ground.audit import ledger
from kith.ground.audit.acts import Act
from kith.looking.actions import cover, duty, emergencies, looks
from kith.looking.queries.looks import looked
from kith.looking.rules.emergencies import EmergencyReason


def john(story: Story) -> None:
    """Sam opened John's record on Friday, when the minibus had not come back; John asks why."""
    cast, friday = story.cast, story.at(3, 16, 40)
    looks.name_lead(account_id=cast.account_id("Femi"), by=cast.actor("Ada"), at=story.at(200))
    looks.state_purpose(person_id=story.person_id, purpose=LookPurpose.SUPPORT, by=story.by, at=story.at(4))
    _opens(story, "Priya", 4)
    emergencies.open_in_an_emergency(
        name="John Ashby",
        born_on=date(cast.calendar.anchor.year - 35, 3, 2),
        reason=EmergencyReason.NOBODY,
        because="The minibus had not come back, and Priya was on the train.",
        by=cast.actor("Sam"),
        at=friday,
    )
    _opens(story, "Sam", 3, 16, 42)
    johns = cast.actor("John")
    entry_id = looked(johns, story.person_id, at=story.at(0)).rows[0].entry_id
    looks.question_look(person_id=story.person_id, entry_id=entry_id, words="Who is Sam?", by=johns, at=story.at(2, 18))
    duty.set_caller_question(
        person_id=story.person_id,
        question="Which number is on your shirt?",
        answer="Eleven",
        by=johns,
        at=story.at(30),
    )


def line(story: Story) -> None:
    """Sam answers the duty line today; and next week Sam stands in while Priya is away."""
    cast, opens = story.cast, story.at(0, 8)
    duty.put_on_duty(
        account_id=cast.account_id("Sam"),
        starts_at=opens,
        ends_at=opens + timedelta(hours=10),
        by=cast.actor("Dee"),
        at=story.at(5),
    )
    cover.be_away(
        account_id=cast.account_id("Priya"),
        cover_id=cast.account_id("Sam"),
        starts_at=story.at(-7, 8),
        ends_at=story.at(-11, 18),
        by=story.by,
        at=story.at(1),
    )


def _opens(story: Story, name: str, before: int, hour: int = 11, minute: int = 5) -> None:
    """Let somebody have opened the record, as its page writes down."""
    at = story.at(before, hour, minute)
    ledger.viewed(ledger.Line(Act.VIEWED, "person", "", story.cast.actor(name), at, person_id=story.person_id))
