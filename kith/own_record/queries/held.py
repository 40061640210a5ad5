"""What holds around somebody: who speaks for them, single decisions, interpreters, limits; as lines."""

from collections.abc import Iterator
from datetime import date, datetime

from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.own_record.rules.copies import Line, More, line_of
from kith.rights.queries.capacity import BestInterestsSeen, CapacitySeen, ChildSeen, decisions_of
from kith.rights.queries.interpreting import interpreting_of
from kith.rights.queries.representatives import representatives_of
from kith.safeguarding.queries import limits_for, stopped_for
from kith.safeguarding.rules.limits import BASIS_WORDS, CHANNEL_WORDS


def voices(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in representatives_of(viewer, person_id, at=at):
        sees = [More("sees", mark("Is shown"), term=what.words) for what in one.sees]
        told: list[tuple[str, str, str, date | None]] = [
            ("since", mark("Since"), "", one.since),
            ("until", mark("Until"), "", one.until),
            ("document", mark("What it rests on"), one.document, one.seen_on),
            ("word", mark("What I said about it"), one.their_word, None),
            ("ended", mark("Why it ended"), one.ended_because, None),
        ]
        more = [More(name, label, said=said, on=on) for name, label, said, on in told if said or on]
        yield Line("representative", one.authority.words, said=one.name, written_by=one.seen_by, more=(*more, *sees))


def decisions(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    seen = decisions_of(viewer, person_id, at=at)
    for one in seen.capacity:
        yield _capacity(one)
        for best in one.best_interests:
            yield _best_interests(best)
    for child in seen.as_a_child:
        yield _as_a_child(child)


def _capacity(one: CapacitySeen) -> Line:
    could = [
        More("could" if is_so else "not_yet", limb.words, mark("Yes") if is_so else mark("Not this time"))
        for limb, is_so in one.could
    ]
    told = [
        ("support", mark("Help that was tried"), one.support_tried),
        ("cause", mark("Because"), one.cause),
        ("apart", mark("Apart from the choice itself"), one.apart_from_the_choice),
        ("told_parents", mark("What parents were told"), one.told_parents),
    ]
    more = [More(name, label, said=said) for name, label, said in told if said]
    if one.review_on:
        more.append(More("review", mark("Looked at again"), on=one.review_on))
    return Line(
        "decision",
        mark("One decision"),
        one.outcome.words,
        one.decision,
        written_by=one.by,
        on=one.made_on,
        more=(*more, *could),
    )


def _best_interests(best: BestInterestsSeen) -> Line:
    told = [
        ("maker", mark("Who decided"), best.maker),
        ("wishes", mark("What I want, and what matters to me"), best.wishes),
        ("nobody", mark("Why nobody else was asked"), best.nobody_because),
        ("why_not_less", mark("Why not something smaller"), best.why_not_less),
        *(("asked", mark("Who was asked"), f"{who}: {said}") for who, said in best.asked),
        *(("option", mark("A way that was looked at"), option) for option in best.options),
    ]
    more = [More(name, label, said=said) for name, label, said in told if said]
    more.append(More("review", mark("Looked at again"), on=best.review_on))
    return Line(
        "best_interests",
        mark("Decided in my best interests"),
        said=best.decided,
        written_by=best.by,
        on=best.at,
        more=tuple(more),
    )


def _as_a_child(child: ChildSeen) -> Line:
    answers = [
        More("answer", question.words, mark("Yes") if is_so else mark("Not this time"))
        for question, is_so in child.answers
    ]
    told = [
        ("in_my_words", mark("In my words"), child.in_their_words),
        ("told_parents", mark("What parents were told"), child.told_parents),
    ]
    more = [More(name, label, said=said) for name, label, said in told if said]
    return Line(
        "decision",
        mark("One decision"),
        said=child.decision,
        written_by=child.by,
        on=child.made_on,
        more=(*more, *answers),
    )


def interpreters(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    seen = interpreting_of(viewer, person_id, at=at)
    if seen.wish:
        way = [More("way", mark("How"), term=seen.wish.way.words)] if seen.wish.way else []
        yield line_of(
            seen.wish.origin,
            "wish",
            mark("Somebody from my own community?"),
            term=seen.wish.community.words,
            said=seen.wish.words,
            more=way,
        )
    for one in seen.presences:
        told = [More("because", mark("Because"), said=one.because)] if one.because else []
        comes = More("comes", one.comes.words, term=one.occasion.words)
        yield Line(
            "interpreter", one.interpreter.words, said=one.name, written_by=one.by, on=one.on, more=(comes, *told)
        )


def limits(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in limits_for(viewer, person_id, at=at):
        told = [
            ("words", mark("In my words"), one.in_their_words),
            ("because", mark("Because"), "" if one.in_their_words else one.because),
            ("exceptions", mark("Except"), one.exceptions),
        ]
        more = [More(name, label, said=said) for name, label, said in told if said]
        if one.explained and not one.explained.withheld_because:
            more.append(More("can_still", mark("What I can still do"), said=one.explained.can_still))
            more.append(More("challenge", mark("How I can challenge it"), said=one.explained.how_to_challenge))
        if one.review_on:
            more.append(More("review", mark("Looked at again"), on=one.review_on))
        how = More("channel", mark("In which way"), term=CHANNEL_WORDS[one.channel])
        yield Line(
            "limit",
            mark("A limit on contact with"),
            BASIS_WORDS[one.basis],
            one.party_name,
            written_by=one.begun_by,
            on=one.begun_at,
            more=(how, *more),
        )
    for stopped in stopped_for(viewer, at=at, person_id=person_id):
        yield Line("stopped", mark("A limit stopped this"), stopped.words, stopped.what, on=stopped.at)
