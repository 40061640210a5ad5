"""Mary's plan: a worker, a tie or two, a goal, and shorthand for whose words they are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from kith.ground.access.crossings import Party
from kith.ground.actor import Actor
from kith.ground.ids import PersonId, ReviewId, StepId, TieId
from kith.networks.actions import add_tie, decide_on_tie
from kith.networks.rules.columns import Columns
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import Format, Wish
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.plans.actions.plans import StepWords, add_step, set_review
from kith.plans.rules.steps import Chooser, Doer, When
from kith.safeguarding.actions import begin_limit
from kith.safeguarding.rules.limits import Basis, Channel
from tests.world import ANCHOR, World

MARYS_WORD = Told(Voice.OWN, "Mary", Telling.PHONE, ANCHOR)


@dataclass(frozen=True)
class Marys:
    """Mary's world, seen from Priya's desk."""

    world: World

    @property
    def person_id(self) -> PersonId:
        return PersonId(self.world.mary.pk)

    @property
    def at(self) -> datetime:
        return self.world.at

    @property
    def priya(self) -> Actor:
        return self.world.actor("priya")

    def told(self, *, weeks: int = 0) -> Told:
        return replace(MARYS_WORD, said_on=ANCHOR + timedelta(weeks=weeks))

    def tie(self, name: str, **facts: Any) -> TieId:
        made = TieFacts(name=name, **facts)
        return add_tie(person_id=self.person_id, facts=made, told=MARYS_WORD, by=self.priya, at=self.at)

    def decide(self, tie_id: TieId, *, who: str = "Mary") -> None:
        decide_on_tie(
            tie_id=tie_id,
            wish=Wish.KEEP,
            told=Told(Voice.OWN if who == "Mary" else Voice.OTHER, who, Telling.PHONE, ANCHOR),
            columns=Columns(),
            asked_in=Format.SPOKEN if who == "Mary" else None,
            by=self.priya,
            at=self.at,
        )

    def step(self, words: str = "Ring Anne on Sundays", *, at: datetime | None = None, **more: Any) -> StepId:
        said = {"when": When.NOW, "chosen_by": Chooser.PERSON, "doer": Doer.PERSON, **more}
        return add_step(
            person_id=self.person_id,
            step=StepWords(words, **said),
            told=self.told(),
            by=self.priya,
            at=at or self.at,
        )

    def keep_apart(self, name: str) -> None:
        begin_limit(
            person_id=self.person_id,
            party=Party(names=(name,)),
            party_name=name,
            basis=Basis.OWN_DECISION,
            channel=Channel.ANY,
            because="",
            in_their_words="Not them.",
            by=self.world.actor("mary"),
            at=self.at,
        )

    def review(self, *, weeks: int = 12) -> ReviewId:
        due_on = (self.at + timedelta(weeks=weeks)).date()
        return set_review(person_id=self.person_id, due_on=due_on, by=self.priya, at=self.at)


@pytest.fixture
def marys(world: World) -> Marys:
    return Marys(world)


@pytest.fixture
def counted(django_assert_num_queries: Callable[..., Any]) -> Callable[..., Any]:
    """Count questions to the store; a typed name for pytest-django's own fixture."""
    return django_assert_num_queries
