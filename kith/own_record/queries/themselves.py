"""What somebody says of themself, and whom they know, as lines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kith.circles.queries.circle import circle_of
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.ground.words import mark
from kith.networks.queries.acquaintances import AcquaintanceSeen, acquaintances_told
from kith.networks.queries.board import tray_of
from kith.networks.queries.maps import ContactSeen, TieSeen, contacts_on_map, decisions_on_map, map_for
from kith.networks.queries.photos import photos_told
from kith.networks.queries.reminders import RemindedTold, ReminderTold, reminded_told, reminders_told
from kith.networks.queries.waves import waves_of, whys_of
from kith.own_record.rules.copies import Line, More, line_of
from kith.people.queries import about_me, circumstances_of, communication_of, contacts_of, person_of, photos_of
from kith.people.rules.about_me import ABOUT_ME, Section
from kith.people.rules.contacts import Safe
from kith.wishes.queries import walk_of, wishes_of


def who(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    person = person_of(viewer, person_id, at=at)
    yield Line("known_as", mark("I like to be called"), said=person.known_as)
    if person.full_name:
        yield Line("full_name", mark("My whole name"), said=person.full_name)
    for name in person.other_names:
        yield Line("other_name", mark("Also known as"), said=name)
    if person.born_on:
        yield Line("born_on", mark("I was born"), on=person.born_on)
    for worker in person.workers:
        yield Line("worker", mark("Works with me"), said=worker)
    for photo in photos_of(viewer, person_id, at=at):
        yield Line(
            "photo",
            mark("A photo. It can be saved from the page with my photos."),
            written_by=photo.added_by,
            on=photo.added_at,
        )


def reach(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in contacts_of(viewer, person_id, at=at):
        care = [More("care", mark("With this care"), said=one.care)] if one.care else []
        best = [More("liked_best", mark("I like this best"))] if one.is_liked_best else []
        safe = More("safe", mark("Is it safe?"), term=Safe(one.safe).words)
        yield Line("contact", one.way.words, said=one.words, more=(safe, *care, *best))


def about(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    about = about_me(viewer, person_id, at=at)
    for section in (*ABOUT_ME, Section.WANTS):
        for line in about.lines(section):
            yield line_of(line.origin, section.value, section.words, said=line.words)


def talk(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    talk = communication_of(viewer, person_id, at=at)
    for need in talk.needs:
        yield Line(
            "need", mark("How to talk"), need.code.words, need.words, need.said_by, need.written_by, need.said_on
        )
    for one in talk.languages:
        uses = {
            "spoken": (mark("I speak it"), one.is_spoken),
            "read": (mark("I read it"), one.is_read),
            "liked_best": (mark("I like it best"), one.is_liked_best),
            "interpreter": (mark("I need an interpreter"), one.needs_interpreter),
        }
        yield Line(
            "language",
            mark("A language of mine"),
            said=one.name,
            more=tuple(More(name, words) for name, (words, is_so) in uses.items() if is_so),
        )
    if talk.asked_on:
        yield Line("asked", mark("I was asked how to talk"), written_by=talk.asked_by, on=talk.asked_on)


def life(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    life = circumstances_of(viewer, person_id, at=at)
    for like in life.interests:
        yield line_of(like.origin, "interest", mark("I like"), term=like.code.words, said=like.words)
    for need in life.needs:
        yield line_of(need.origin, "need", mark("I need help with"), term=need.area.words, said=need.words)
    for one in life.barriers:
        more = [More("owner", mark("Who looks after it"), said=one.owner)] if one.owner else []
        more += [More("must_have", mark("It must be solved first"))] if one.is_must_have else []
        if one.solved_at:
            more.append(More("solved", mark("Solved"), said=one.solved_how, on=one.solved_at))
        yield line_of(one.origin, "barrier", mark("What is in the way"), term=one.code.words, said=one.words, more=more)
    for asked in life.preferences:
        yield Line("preference", mark("I asked for"), asked.words)
    for free in life.kept_free:
        yield Line("kept_free", mark("A time I keep free"), said=free.words)
    yield from _wished(viewer, person_id, at)
    if life.home:
        yield Line("home", mark("About where I live"), said=life.home.words)


def _wished(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    """Say what was noticed, how the cards lay, and what a good week is: every time, also what is private."""
    wishes = wishes_of(viewer, person_id, at=at)
    for one in wishes.noticed:
        where = [More("where", mark("Where"), said=one.where)] if one.where else []
        what = one.interest.words if one.interest else ""
        yield line_of(one.origin, "noticed", mark("Noticed about me"), term=what, said=one.words, more=where)
        for said in one.answers:
            yield line_of(
                said.origin, "noticed_answer", mark("What I say of it"), term=said.answer.words, said=one.words
            )
    for sorting in wishes.sortings:
        for card in sorting.cards:
            private = [More("private", mark("Only I see this card"))] if card.is_private else []
            mat = More("mat", mark("Where I put it"), term=card.mat.words)
            term, own = ("", card.words) if card.is_own else (card.words, "")
            yield line_of(sorting.origin, "card", mark("A card I sorted"), term=term, said=own, more=(mat, *private))
    for one_taken in walk_of(viewer, person_id, at=at):
        taken = [More("meaning", mark("What it means to me"), said=one_taken.meaning)] if one_taken.meaning else []
        taken += [More("private", mark("Only I see this picture"))] if one_taken.is_private else []
        what = mark("A picture of my walk. It can be saved from the page with those pictures.")
        yield line_of(one_taken.origin, "walk_picture", what, said=one_taken.words, more=taken)
    for week in wishes.weeks:
        for (day, part), words in week.times.items():
            when = (More("day", mark("Day"), term=day.words), More("part", mark("When"), term=part.words))
            yield line_of(week.origin, "good_week", mark("In a good week"), said=words, more=when)


def ties(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    seen = map_for(person_id, viewer=viewer, at=at)
    if seen.has_edge:
        yield Line("four_rings", mark("My map has four rings, the last of them at the edge"))
    for tie in seen.ties:
        yield _tie(tie, "tie", tie.facts.kind.words)
    for tie in seen.earlier:
        yield _tie(tie, "earlier_tie", tie.facts.life.words)
    for photo in photos_told(person_id, viewer=viewer, at=at):
        what = mark("A photo in a mark of my map, now or before. It can be saved from the map.")
        yield Line("mark_photo", what, said=photo.tie_name, written_by=photo.added_by, on=photo.added_at)
    for one in tray_of(person_id, viewer=viewer, at=at):
        yield Line("unplaced", mark("Came to mind, and has no place on my map yet"), said=one.name)
    for wave in waves_of(person_id, viewer=viewer, at=at):
        yield line_of(wave.origin, "wave", mark("When my map was gone through"), said=wave.name)
    for why in whys_of(person_id, viewer=viewer, at=at):
        yield line_of(why.origin, "why", mark("Why it changed"), said=f"{why.name}: {why.because}")
    for pair in acquaintances_told(viewer, person_id, at=at):
        yield _acquaintance(pair)
    yield from _in_touch(viewer, person_id, at)
    for name, decision in decisions_on_map(viewer, person_id, at=at):
        told = [
            ("good_things", mark("Good things"), decision.good_things),
            ("hard_things", mark("Hard things"), decision.hard_things),
            ("would_help", mark("What would help"), decision.would_help),
            ("worker_thinks", mark("What the worker thinks"), decision.worker_thinks),
            ("despite", mark("Why now, although we are in touch often"), decision.despite_rhythm),
        ]
        more = [More(key, label, said=said) for key, label, said in told if said]
        wish = decision.decided.wish.sentence
        yield line_of(decision.origin, "wish", mark("What I wanted of"), term=wish, said=name, more=more)


def _acquaintance(pair: AcquaintanceSeen) -> Line:
    """Say two names under what they are to each other; where it has ended, until when and by whom."""
    until = [More("until", mark("Until"), said=pair.ended_by, on=pair.ended_at)] if pair.ended_at else []
    return line_of(pair.origin, "acquaintance", pair.closeness.words, said=f"{pair.one}, {pair.other}", more=until)


def _in_touch(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for name, contact in contacts_on_map(viewer, person_id, at=at):
        yield _contact(name, contact)
    for one_asked in reminders_told(viewer, person_id, at=at):
        yield _reminder(one_asked)
    for told in reminded_told(viewer, person_id, at=at):
        yield _reminded(told)


def _contact(name: str, contact: ContactSeen) -> Line:
    """Say with whom they were in touch, on which day and how; and where it is disputed, on whose word."""
    more = [More("how", mark("How"), term=contact.mode.words)] if contact.mode else []
    more += [More("mood", mark("How it was"), term=contact.mood.words)] if contact.mood else []
    if (disputed := contact.disputed) is not None:
        more.append(More("disputed", mark("It did not happen, said"), said=disputed.said_by, on=disputed.said_on))
        more.append(More("disputed_by", mark("Written down by"), said=disputed.written_by))
    line = line_of(contact.origin, "contact", mark("In touch with"), said=name, more=more)
    return replace(line, on=contact.on)


def _reminder(one: ReminderTold) -> Line:
    more = [More("reach", mark("How I am told"), term=one.asked.reach.words)]
    more += [More("worker", mark("A worker hears of it too"))] if one.asked.tells_worker else []
    more += [More("until", mark("Until"), said=one.ended_by, on=one.ended_at)] if one.ended_at else []
    what = mark("I asked to be told when it’s been a while")
    return line_of(one.origin, "reminder", what, term=one.asked.rhythm.words, said=one.tie_name, more=more)


def _reminded(one: RemindedTold) -> Line:
    more = [More("since", mark("Quiet since"), on=one.since), More("whom", mark("Who was told"), term=one.whom.words)]
    more += [More("talked", mark("We talked about it"), said=one.talked_over_by)] if one.talked_over_by else []
    return Line("reminded", mark("Told that it’s been a while"), said=one.tie_name, on=one.on, more=tuple(more))


def _tie(tie: TieSeen, name: str, what: str) -> Line:
    facts, decided = tie.facts, tie.decided
    told: list[tuple[str, str, str, str]] = [
        ("relationship", mark("Who they are to me"), "", facts.relationship),
        ("ring", mark("How close"), facts.ring.words, ""),
        ("sector", mark("Whose world"), facts.sector.words, ""),
        ("wished", mark("Where I would like them"), facts.wished_ring.words if facts.wished_ring else "", ""),
        ("symbol", mark("Its picture on my map"), facts.symbol.words if facts.symbol else "", ""),
        ("felt", mark("How it feels"), facts.felt.words if facts.felt else "", ""),
        ("rhythm", mark("How often"), facts.rhythm.words if facts.rhythm else "", ""),
        ("words", mark("In my words"), "", facts.in_their_words),
        ("wish", mark("What I want of it"), decided.wish.sentence if decided else "", ""),
        ("met_through", mark("Met through"), "", tie.met_through),
    ]
    more = [More(one, label, term, said) for one, label, term, said in told if term or said]
    more += [More("helps", mark("Helps me with"), term=help_.words) for help_ in sorted(facts.helps_with)]
    more += [More("gives", mark("I help with"), term=help_.words) for help_ in sorted(facts.gives)]
    if tie.last_contact_on:
        more.append(More("last_contact", mark("Last in touch"), on=tie.last_contact_on))
    return line_of(tie.last_deed.origin, name, what, said=facts.name, more=more)


def circle(viewer: Actor, person_id: PersonId, at: datetime) -> Iterator[Line]:
    for one in circle_of(viewer, person_id, at=at):
        shares = [More("shares", mark("I share with them"), term=kind.words) for kind in sorted(one.kinds)]
        who = [More("relationship", mark("Who they are to me"), said=one.relationship)] if one.relationship else []
        yield line_of(one.origin, "key_person", one.standing.words, said=one.name, more=[*who, *shares])
