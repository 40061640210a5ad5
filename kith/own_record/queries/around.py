"""What stands around a record: who looked, what was written to the person, and what they said of it; as lines."""

from collections.abc import Iterator
from datetime import datetime

from kith.correspondence.queries import letters_to
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.looking.queries.looks import every_look
from kith.looking.rules.looks import LOOK_WORDS
from kith.own_record.queries.statements import StatementSeen, statements_of
from kith.own_record.rules.copies import Line, More, line_of
from kith.rights.queries.complaints import mine
from kith.safeguarding.queries.raised import my_concerns


def looked(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in every_look(viewer, person_id, at=at):
        more = [More("role", mark("As"), term=one.role)] if one.role else []
        more += [More("through", mark("Because they"), term=one.through)] if one.through else []
        if one.purpose or one.said:
            more.append(More("purpose", mark("For"), one.purpose, one.said))
        if one.asked:
            more.append(More("asked", mark("I asked why"), said=one.asked.answer, on=one.asked.due_at))
        yield Line("look", LOOK_WORDS[one.look], one.what, one.name, on=one.at, more=tuple(more))


def messages(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    if viewer.person_id != person_id:
        return
    for one in letters_to(viewer, at=at):
        body = "\n\n".join("".join(piece.words for piece in pieces) for pieces in one.body)
        subject = More("subject", mark("What it is about"), said=one.line.subject)
        yield Line(
            "message", mark("A message"), said=body, written_by=one.posted_by, on=one.line.posted_at, more=(subject,)
        )


def said(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    if viewer.person_id != person_id:
        return
    for one in mine(viewer, at=at):
        told = [
            ("reference", mark("Reference"), one.reference),
            ("wanted", mark("What would put it right"), one.wanted),
            ("about", mark("About whom"), one.about_whom),
            ("heard", mark("What I heard from you"), one.acknowledged),
            ("answer", mark("Your answer"), one.answer.words if one.answer else ""),
            ("learnt", mark("What is different from now on"), one.answer.learnt if one.answer else ""),
        ]
        more = tuple(More(name, label, said=said) for name, label, said in told if said)
        yield Line(
            "said",
            one.matter.words,
            said=one.what,
            said_by=one.said_by,
            written_by=one.raised_by,
            on=one.raised_at,
            more=more,
        )


def not_right(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in statements_of(viewer, person_id, at=at):
        yield statement(one)


def statement(one: StatementSeen) -> Line:
    """Return something that was said of the record as a line of a copy."""
    more = [
        More("part", mark("In"), term=one.part.words),
        More("stands", mark("Where it stands"), term=one.standing.words),
    ]
    if one.about_term or one.about_said:
        more.append(More("line", one.about_what, one.about_term, one.about_said))
    if one.answer:
        more.append(More("answer", one.answer.outcome.words, said=one.answer.words, on=one.answer.at))
    return line_of(one.origin, "statement", one.kind.words, said=one.words, more=more)


def raised(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    if viewer.person_id != person_id:
        return
    for one in my_concerns(viewer, at=at):
        yield Line("concern", mark("I was worried about"), one.state.words, one.about_whom, on=one.raised_at)
