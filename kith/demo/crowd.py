"""Many made-up people, for measuring: a full caseload for Priya, and thousands more around it.

Each is told through the rooms' own actions, a few hundred to a transaction. Names are of nobody.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from random import Random

from kith.demo.cast import Cast
from kith.demo.telling import Story
from kith.demo.town import CENTRE
from kith.ground.audit.ledger import ledger
from kith.ground.ids import PersonId
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Rhythm, Ring, Sector, Wish
from kith.networks.rules.vocabulary import Mode as Way
from kith.outcomes.rules.instruments import Mode
from kith.people import actions as people
from kith.people.actions.cases import Newcomer
from kith.people.queries.likeness import lookalikes
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.vocabulary import Barrier, Interest
from kith.plans.actions import plans
from kith.plans.rules.steps import Chooser, Doer, When

FIRST = ("Ada", "Bilal", "Carys", "Dan", "Efua", "Fay", "Gwen", "Hari", "Ines", "Jack", "Kiran", "Leo", "Mina", "Noor")
MIDDLE = (
    "Ash", "Bram", "Cold", "Dun", "Elm", "Fern", "Glen", "Hazel", "Ivy", "Juni", "Kestrel", "Larch", "Mar", "Nettle",
)  # fmt: skip
LAST = (
    "brook", "combe", "dale", "field", "ford", "gate", "ham", "hurst", "ley", "mere", "stead", "thorpe", "wick", "by",
)  # fmt: skip
WORKERS = ("Sam",)
BATCH = 200
NORTH, EAST = Decimal(str(CENTRE.latitude)), Decimal(str(CENTRE.longitude))


class Crowd:
    """People made from a seed, each unlike the others."""

    def __init__(self, cast: Cast, *, seed: int, say: Callable[[str], object]) -> None:
        self.cast, self.say = cast, say
        self.chance = Random(f"crowd-{seed}")  # noqa: S311 - made-up people keep no secret

    def fill(self, *, cases: int, people: int) -> None:
        """Give Priya so many whole records, and fill the store up to so many people with short ones."""
        numbers = iter(range(max(cases, people)))
        self._in_batches(islice(numbers, cases), self._whole, "records for Priya")
        self._in_batches(numbers, self._short, "people around them")

    def _in_batches(self, numbers: Iterator[int], tell: Callable[[int], None], what: str) -> None:
        done = 0
        while batch := list(islice(numbers, BATCH)):
            with ledger():
                for number in batch:
                    tell(number)
            done += len(batch)
            self.say(f"  {done} {what}")

    def _newcomer(self, number: int) -> Newcomer:
        first = FIRST[number % len(FIRST)]
        family = MIDDLE[number // 14 % 14] + LAST[number // 196 % 14]
        whole = f"{first} {family}{number // 2744 or ''}"
        born_on = date(self.cast.calendar.anchor.year - 18 - number % 70, 1 + number % 12, 1 + number % 28)
        return Newcomer(first, whole, born_on=born_on)

    def _open(self, number: int, worker: str) -> PersonId:
        by, at = self.cast.actor(worker), self.cast.calendar.at(60 + number % 30)
        newcomer = self._newcomer(number)
        alike = [one.person_id for one in lookalikes(newcomer.traits, by=by, at=at)]
        return people.open_case(newcomer=newcomer, because="Made up, for measuring.", not_these=alike, by=by, at=at)

    def _short(self, number: int) -> None:
        self._open(number, WORKERS[number % len(WORKERS)])

    def _whole(self, number: int) -> None:
        chance, before = self.chance, 50 - number % 30
        newcomer = self._newcomer(number)
        story = Story(self.cast, self._open(number, "Priya"), newcomer.known_as, "Priya")
        people.live_about(
            person_id=story.person_id,
            words="Port Ashby",
            latitude=NORTH + Decimal(chance.randrange(-20, 20)) / 1000,
            longitude=EAST + Decimal(chance.randrange(-20, 20)) / 1000,
            told=story.told(before),
            by=story.by,
            at=story.at(before),
        )
        story.needs(before, chance.choice(list(Code)), "As they said")
        story.says_about(before, Section.MATTERS, "My own front door", "Being asked first")
        story.likes(before, dict.fromkeys(chance.sample(list(Interest), 3), ""))
        story.finds_hard(before, chance.choice(list(Barrier)), "As they said")
        for tie in range(chance.randrange(4, 12)):
            tie_id = story.knows(before, self._tie(tie))
            story.wants(before, tie_id, chance.choice([Wish.KEEP, Wish.GROW, Wish.UNDECIDED]))
        story.hopes(before, "To get out more", chance.randrange(1, 6))
        step = plans.StepWords("Ring the group", When.NOW, Chooser.PERSON, Doer.WORKER, "Priya",
                               due_on=story.day(chance.randrange(-14, 5)))  # fmt: skip
        plans.add_step(
            person_id=story.person_id, step=step, voice=story.voice(before, Mode.FACE), by=story.by, at=story.at(before)
        )

    def _tie(self, number: int) -> TieFacts:
        chance = self.chance
        sector = chance.choice(list(Sector))
        return TieFacts(
            name=f"{chance.choice(FIRST)} {number + 1}",
            kind=chance.choice([Kind.PERSON, Kind.PERSON, Kind.GROUP, Kind.PLACE]),
            ring=chance.choice(list(Ring)),
            sector=sector,
            is_paid=sector is Sector.PROFESSIONAL,
            helps_with=frozenset(chance.sample(list(Help), chance.randrange(4))),
            felt=chance.choice(list(Feeling)),
            is_own_view=True,
            rhythm=chance.choice(list(Rhythm)),
            mode=Way.FACE,
        )
