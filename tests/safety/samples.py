"""What staying safe is told with in tests: one danger, one of self-harm, a plan's line, and how contact ends."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from kith.ground.actor import Actor
from kith.ground.ids import AccountId, PersonId, TieId
from kith.networks import actions as networks
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Format
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.safeguarding.rules.concerns import Horizon
from kith.safety.actions import dangers, endings, lines, visits
from kith.safety.actions.plans import write_part
from kith.safety.models import FollowUp, SupervisedVisit
from kith.safety.rules.dangers import About, Look, Whom
from kith.safety.rules.endings import Block, EndingPlan, How
from kith.safety.rules.lines import Words
from kith.safety.rules.plans import Part
from kith.safety.rules.ways import Act
from tests.world import ANCHOR, World

SAID = Told(Voice.OWN, "Mary", Telling.FACE, ANCHOR)
FALLING = Look(
    what="She climbs on the chair for the top shelf.",
    whom=frozenset({Whom.THEM}),
    helps="A steady step with a rail.",
    done="Anne brings the step\nPriya rings on Friday",
    review_on=ANCHOR + timedelta(days=28),
    horizon=Horizon.MEDIUM,
    good_of_it="She bakes again.",
)
LOW = replace(
    FALLING,
    what="She says that she does not want to wake up.",
    helps="The radio, and Anne’s voice.",
    horizon=None,
    review_on=ANCHOR + timedelta(days=2),
)
STEP_BACK = EndingPlan(why="He only comes for money.", how=How.SAY_ONCE, blocks=frozenset({Block.PHONE}))


def danger(
    world: World, *, look: Look = FALLING, about: About = About.OTHER, by: str = "priya", at: datetime | None = None
) -> UUID:
    """Write down a danger of Mary’s, which its writer sees to."""
    actor = world.actor(by)
    return dangers.record_danger(
        person_id=PersonId(world.mary.pk),
        about=about,
        look=look,
        owner_id=actor.account_id,
        told=SAID,
        by=actor,
        at=at or world.at,
    )


def tie(world: World, name: str = "Gaz") -> TieId:
    return networks.add_tie(
        person_id=PersonId(world.mary.pk), facts=TieFacts(name=name), told=SAID, by=world.actor("priya"), at=world.at
    )


def ending(world: World, *, plan: EndingPlan = STEP_BACK, name: str = "Gaz") -> UUID:
    """Plan to end contact with somebody of Mary’s."""
    return endings.plan_ending(tie_id=tie(world, name), plan=plan, told=SAID, by=world.actor("priya"), at=world.at)


def qualified(world: World, name: str = "priya") -> AccountId:
    """Name a colleague as somebody who may supervise visits, for half a year."""
    account_id = AccountId(world.accounts[name].pk)
    visits.name_supervisor(
        account_id=account_id,
        what="Watched twice, 20 April",
        seen_on=ANCHOR,
        until=ANCHOR + timedelta(days=180),
        by=world.actor("dee"),
        at=world.at,
    )
    return account_id


def visit_plan(
    supervisor_id: AccountId, *, day: int = 1, hour: int = 14, room: str = "Room 2", party: str = "Uncle Ray"
) -> visits.Plan:
    starts_at = datetime.combine(ANCHOR + timedelta(days=day), time(hour), UTC)
    return visits.Plan(
        party,
        supervisor_id,
        room,
        starts_at,
        starts_at + timedelta(hours=1),
        "No presents.",
        "01632 960123",
    )


def visit(world: World, *, supervisor: str = "priya", **changes: Any) -> UUID:
    """Book a visit of Mary’s with somebody there."""
    plan = visit_plan(qualified(world, supervisor), **changes)
    return visits.book_visit(person_id=PersonId(world.mary.pk), plan=plan, by=world.actor("priya"), at=world.at)


CRISIS = Words(
    need="I need urgent help with how I feel",
    who="Port Ashby crisis team",
    act=Act.CALL,
    reach="01632 960170",
    is_day_and_night=True,
)


def local_line(
    world: World, words: Words = CRISIS, *, by: Actor | None = None, tried: int | None = 0, at: datetime | None = None
) -> UUID:
    """Keep a local line, which somebody tried so many days ago; or nobody."""
    keeper, moment = by or world.actor("ada"), at or world.at
    line_id = lines.keep_line(words=words, by=keeper, at=moment)
    if tried is not None:
        try_line(world, line_id, by=keeper, days=tried)
    return line_id


def try_line(world: World, line_id: UUID, *, by: Actor | None = None, days: int = 0, version: int = 1) -> None:
    """Write down that somebody answered on a line, so many days ago."""
    lines.note_tried(
        line_id=line_id,
        version=version,
        tried_on=ANCHOR - timedelta(days=days),
        tried_by="Ada",
        answered_by="Joy",
        by=by or world.actor("ada"),
        at=world.at,
    )


def one_of_each(world: World) -> dict[str, UUID | str | int]:
    """Return one of everything that a path of this room can hold, about Mary."""
    priya = world.actor("priya")
    over = ending(world, name="Gaz")
    endings.complete_ending(ending_id=over, ask_on=[ANCHOR], told=SAID, asked_in=Format.SPOKEN, by=priya, at=world.at)
    return {
        "danger_id": danger(world),
        "ending_id": ending(world, name="Len"),
        "follow_up_id": FollowUp.objects.get(ending_id=over).pk,
        "part": Part.SIGNS.value,
        "visit_id": visit(world, party="Ed"),
        "line_id": local_line(world),
    }


def one_more(person_id: PersonId, tie_id: TieId, number: int, *, by: Actor, at: datetime) -> None:
    """Write one more danger, one more line and one more ending, for counting questions."""
    look = replace(FALLING, what=f"She climbs, {number}.", review_on=at.date() + timedelta(days=1))
    dangers.record_danger(
        person_id=person_id,
        about=About.OTHER,
        look=look,
        owner_id=AccountId(by.account_id) if by.account_id else None,
        told=SAID,
        by=by,
        at=at,
    )
    lines = [f"I stop eating, {n}" for n in range(number + 1)]
    write_part(person_id=person_id, part=Part.SIGNS, lines=lines, told=SAID, by=by, at=at)
    plan = replace(STEP_BACK, ends_on=at.date())
    supervisor = AccountId(by.account_id) if by.account_id else None
    assert supervisor is not None
    taken = SupervisedVisit.objects.count()
    booked = visit_plan(supervisor, day=5 + taken // 9, hour=8 + taken % 9, party=f"Ed {number}")
    visits.book_visit(person_id=person_id, plan=booked, by=by, at=at)
    made = endings.plan_ending(tie_id=tie_id, plan=plan, told=SAID, by=by, at=at)
    endings.complete_ending(
        ending_id=made,
        ask_on=[at.date() + timedelta(days=day) for day in range(number + 1)],
        told=SAID,
        asked_in=Format.SPOKEN,
        by=by,
        at=at,
    )
