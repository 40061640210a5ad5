"""Many made-up people, for measuring: a full caseload for Priya, and thousands more around it.

Priya's people are told through the rooms' own actions, a few hundred to a transaction. Those around them are only
there to be looked through: their rows are written straight, as founding the service is. Names are of nobody.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from django.db import transaction

from kith.demo.cast import Cast
from kith.demo.telling import Story
from kith.demo.town import CENTRE
from kith.ground.access.models import Grant
from kith.ground.access.permissions import Relation
from kith.ground.audit.ledger import ledger
from kith.ground.batches import in_batches
from kith.ground.ids import PersonId
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Feeling, Help, Kind, Mode, Rhythm, Ring, Sector, Wish
from kith.people import actions as people
from kith.people.actions.cases import Newcomer
from kith.people.models import Name, NameSound, Opening, Person
from kith.people.queries.likeness import lookalikes
from kith.people.rules.about_me import Section
from kith.people.rules.communication import Code
from kith.people.rules.names import fold, sounds
from kith.people.rules.terms import Telling
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
BATCH = 200
NORTH, EAST = Decimal(str(CENTRE.latitude)), Decimal(str(CENTRE.longitude))


class Crowd:
    """People made from a seed, each unlike the others."""

    def __init__(self, cast: Cast, *, seed: int, say: Callable[[str], object]) -> None:
        self.cast, self.say = cast, say
        self.chance = Random(f"crowd-{seed}")  # noqa: S311 - made-up people keep no secret

    def fill(self, *, cases: int, people: int) -> None:
        """Give Priya so many whole records, and fill the store up to so many people with short ones."""
        for batch in in_batches(range(cases), BATCH):
            with ledger():
                for number in batch:
                    self._whole(number)
            self.say(f"  {batch[-1] + 1} records for Priya")
        for batch in in_batches(range(cases, people), BATCH):
            self._short(batch)
        self.say(f"  {max(cases, people)} people in all")

    def _newcomer(self, number: int) -> Newcomer:
        first = FIRST[number % len(FIRST)]
        family = MIDDLE[number // 14 % 14] + LAST[number // 196 % 14]
        whole = f"{first} {family}{number // 2744 or ''}"
        born_on = date(self.cast.calendar.anchor.year - 18 - number % 70, 1 + number % 12, 1 + number % 28)
        return Newcomer(first, whole, born_on=born_on)

    def _open(self, number: int) -> PersonId:
        by, at = self.cast.actor("Priya"), self.cast.calendar.at(60 + number % 30)
        newcomer = self._newcomer(number)
        alike = [one.person_id for one in lookalikes(newcomer.traits, by=by, at=at)]
        return people.open_case(newcomer=newcomer, because="Made up, for measuring.", not_these=alike, by=by, at=at)

    def _short(self, numbers: Sequence[int]) -> None:
        """Write people on Sam's list, with the names and sounds by which a search looks through them."""
        organisation, at = self.cast.organisation, self.cast.calendar.at(90)
        who = {number: self._newcomer(number) for number in numbers}
        persons = [
            Person(organisation=organisation, known_as=one.known_as, full_name=one.full_name, born_on=one.born_on)
            for one in who.values()
        ]
        names = [
            Name(
                organisation=organisation,
                person=one,
                kind=Name.Kind.FULL,
                words=one.full_name,
                folded=fold(one.full_name),
            )
            for one in persons
        ]
        with transaction.atomic():
            Person.objects.bulk_create(persons)
            Name.objects.bulk_create(names)
            NameSound.objects.bulk_create(
                NameSound(organisation=organisation, name=name, person=name.person, sound=sound)
                for name in names
                for sound in sorted(sounds(name.words))
            )
            Opening.objects.bulk_create(
                Opening(organisation=organisation, person=one, at=at, by="Sam", because="Made up, for measuring.")
                for one in persons
            )
            Grant.objects.bulk_create(
                Grant(
                    organisation=organisation,
                    person=one,
                    account=self.cast.accounts["Sam"],
                    relation=Relation.CASELOAD,
                    starts_at=at,
                    made_by="Sam",
                )
                for one in persons
            )

    def _whole(self, number: int) -> None:
        chance, before = self.chance, 50 - number % 30
        newcomer = self._newcomer(number)
        story = Story(self.cast, self._open(number), newcomer.known_as, "Priya")
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
            person_id=story.person_id,
            step=step,
            told=story.told(before, Telling.FACE),
            by=story.by,
            at=story.at(before),
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
            mode=Mode.FACE,
        )
