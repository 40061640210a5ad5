"""How a story is told: one person, their worker, and the days on which things were said and done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import UUID

from kith.demo.cast import Cast
from kith.ground.actor import Actor
from kith.ground.ids import GoalId, PersonId, TieId
from kith.networks import actions as networks
from kith.networks.queries.acquaintances import whom_they_know
from kith.networks.queries.maps import map_for
from kith.networks.rules.columns import Columns
from kith.networks.rules.deeds import Mood
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.reminders import Reach
from kith.networks.rules.vocabulary import Closeness, Format, Mode, Rhythm, Wish
from kith.networks.rules.waves import Carried
from kith.outcomes import actions as outcomes
from kith.outcomes.packs import SHELF
from kith.people import actions as people
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.people.rules.vocabulary import Barrier, Interest
from kith.wishes import actions as wishes

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Story:
    """Everything one person said, to one worker, by one way of telling."""

    cast: Cast
    person_id: PersonId
    name: str
    worker: str
    telling: Telling = Telling.FACE

    @property
    def by(self) -> Actor:
        return self.cast.actor(self.worker)

    def at(self, before: int, hour: int = 11, minute: int = 0) -> datetime:
        return self.cast.calendar.at(before, hour, minute)

    def day(self, before: int) -> date:
        return self.cast.calendar.day(before)

    # what they said about themselves

    def told(self, before: int, telling: Telling | None = None) -> Told:
        return Told(Voice.OWN, self.name, telling or self.telling, self.day(before))

    def says_about(self, before: int, section: Section, *lines: str) -> None:
        people.describe(
            person_id=self.person_id,
            section=section,
            lines=lines,
            told=self.told(before),
            version=None,
            by=self.by,
            at=self.at(before),
        )

    def needs(self, before: int, code: Code, words: str = "") -> None:
        people.record_need(
            person_id=self.person_id, code=code, words=words, told=self.told(before), by=self.by, at=self.at(before)
        )

    def likes(self, before: int, interests: dict[Interest, str]) -> None:
        people.like(
            person_id=self.person_id, interests=interests, told=self.told(before), by=self.by, at=self.at(before)
        )

    def finds_hard(self, before: int, barrier: Barrier, words: str, *, is_must_have: bool = False) -> UUID:
        return people.name_barrier(
            person_id=self.person_id,
            barrier=barrier,
            words=words,
            is_must_have=is_must_have,
            owner=self.worker,
            told=self.told(before),
            by=self.by,
            at=self.at(before),
        )

    def has_solved(self, before: int, barrier_id: UUID, how: str) -> None:
        people.solve_barrier(barrier_id=barrier_id, how=how, by=self.by, at=self.at(before))

    # their map

    def knows(self, before: int, facts: TieFacts) -> TieId:
        return networks.add_tie(
            person_id=self.person_id, facts=facts, told=self.told(before), by=self.by, at=self.at(before)
        )

    def acquaints(self, before: int, name: str, *others: str, close: tuple[str, ...] = ()) -> None:
        """Write that somebody knows some others on the map, and is close to some, beside whom they know already."""
        seen = map_for(self.person_id, viewer=self.by, at=self.at(before, 13))
        ids = {tie.facts.name: tie.tie_id for tie in seen.ties}
        knows = {
            **whom_they_know(ids[name], viewer=self.by, at=self.at(before, 13)).knows,
            **{ids[other]: Closeness.KNOWS for other in others},
            **{ids[other]: Closeness.CLOSE for other in close},
        }
        networks.set_acquainted(
            tie_id=ids[name], knows=knows, told=self.told(before), by=self.by, at=self.at(before, 13)
        )

    def pictures(self, before: int, name: str, picture: BytesIO) -> None:
        """Let a photo stand in somebody's mark."""
        at = self.at(before, 13, 30)
        (tie,) = [tie for tie in map_for(self.person_id, viewer=self.by, at=at).ties if tie.facts.name == name]
        networks.put_photo_in_mark(
            tie_id=tie.tie_id, upload=picture, told=self.told(before), version=tie.version, by=self.by, at=at
        )

    def walks(self, before: int, words: str, meaning: str, picture: BytesIO, *, is_private: bool) -> None:
        """Keep a picture that they took on a walk, with what it means to them."""
        wishes.add_walk_picture(
            person_id=self.person_id,
            upload=picture,
            words=words,
            meaning=meaning,
            is_private=is_private,
            told=self.told(before),
            by=self.by,
            at=self.at(before, 15),
        )

    def was_in_touch(self, before: int, tie_id: TieId, mode: Mode) -> None:
        networks.note_contact(
            tie_id=tie_id,
            on=self.day(before),
            mode=mode,
            mood=Mood.GOOD,
            told=self.told(before),
            by=self.by,
            at=self.at(before, 14),
        )

    def asks_to_be_reminded(self, before: int, tie_id: TieId, rhythm: Rhythm, reach: Reach) -> None:
        networks.ask_to_be_reminded(
            tie_id=tie_id,
            rhythm=rhythm,
            reach=reach,
            tells_worker=False,
            told=self.told(before),
            by=self.by,
            at=self.at(before, 14),
        )

    def goes_through_the_map(self, before: int, name: str, *carried: Carried) -> None:
        """Go through the whole map again, and give this moment a name."""
        networks.begin_wave(
            person_id=self.person_id,
            name=name,
            carried=carried,
            told=self.told(before),
            by=self.by,
            at=self.at(before, 14),
        )

    def wants(self, before: int, tie_id: TieId, wish: Wish, *, good: str = "", hard: str = "", helps: str = "") -> None:
        """Write what the person wants of a tie, confirmed by them in the same breath."""
        networks.decide_on_tie(
            tie_id=tie_id,
            wish=wish,
            told=self.told(before),
            columns=Columns(good_things=good, hard_things=hard, would_help=helps),
            asked_in=Format.SPOKEN,
            by=self.by,
            at=self.at(before, 12),
        )

    def may_want(self, before: int, tie_id: TieId, wish: Wish, *, hard: str) -> None:
        """Write what a worker took from a talk. It waits until the person has said yes to it."""
        networks.decide_on_tie(
            tie_id=tie_id,
            wish=wish,
            told=self.told(before),
            columns=Columns(hard_things=hard),
            asked_in=None,
            by=self.by,
            at=self.at(before, 12),
        )

    # how they say things are

    def answers(self, before: int, instrument: str, telling: Telling = Telling.FACE, **answers: int) -> None:
        outcomes.record_answers(
            person_id=self.person_id,
            instrument=SHELF[instrument],
            answers=answers,
            sat=outcomes.Sat(self.told(before, telling)),
            by=self.by,
            at=self.at(before, 12),
        )

    def hopes(self, before: int, words: str, rating: int, telling: Telling = Telling.FACE) -> GoalId:
        return outcomes.set_goal(
            person_id=self.person_id,
            words=words,
            rating=rating,
            told=self.told(before, telling),
            by=self.by,
            at=self.at(before, 12),
        )
