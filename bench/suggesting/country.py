"""A made-up country of services and people, in the words of the product; the same for the same number of services.

Twenty cities and four hundred towns as clouds of services, and one in eight in the country between them. Interests are
as uneven as they are in life (Zipf, 0.8); descriptions have 30 to 120 words, three in ten of them of the trade; a
listing is on in one to three slots of a week of 21, one in eight all week; one in twenty is online, one in five full,
one in twenty-five closed; days since somebody looked fall off with a mean of 220. Nobody in it is real.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

import numpy as np

from kith.matching.packs.bearings import AGAINST, BRINGS
from kith.matching.rules.offers import Feature, Offer, Seen, Where
from kith.matching.rules.seekers import Ask, Gap, Hours, Saying, SayingKind, Seeker, Spot
from kith.people.rules.vocabulary import MET_BY, Barrier, Interest, Provision

ON = date(2026, 5, 4)
SOUTH, NORTH, WEST, EAST = 50.0, 58.0, -5.0, 1.5
CITIES, TOWNS, IN_A_TOWN = 20, 400, 0.88
INTERESTS = [one.value for one in Interest]
PROVISIONS = [one.value for one in Provision][:8]
BARRIERS = [one for one in Barrier if MET_BY.get(one)][:6]
LANGUAGES = [f"x{nth:02}" for nth in range(40)]
AGES = ((None, None), (16, None), (18, 25), (None, 17), (50, None), (65, None))
VOCABULARY, OF_THE_TRADE = 20_000, 60
"""So many words there are, and so many of them belong to each interest."""
AT_ONCE = 10_000


def words_of_the_country() -> list[str]:
    """Make up words that nobody has ever used and that no ending is cut from."""
    heads, hearts, tails = "bdfghjklmnprtvwz", "aiou", "bdgkmnpt"
    syllables = [f"{one}{other}" for one in heads for other in hearts]
    tried = (
        f"{one}{two}{three}{tail}"
        for one in syllables
        for two in syllables
        for three in syllables[::5]
        for tail in tails
    )
    return [next(tried) for _ in range(VOCABULARY)]


class Country:
    """Where people live in it, and what they speak of."""

    def __init__(self, services: int) -> None:
        self.services = services
        self.dice = np.random.default_rng(5)
        self.words = np.array(words_of_the_country())
        self.trade = self.dice.permutation(VOCABULARY)[: len(INTERESTS) * OF_THE_TRADE].reshape(-1, OF_THE_TRADE)
        self.likes = 1 / np.arange(1, len(INTERESTS) + 1) ** 0.8
        self.likes /= self.likes.sum()
        weights = np.concatenate([self.dice.uniform(3, 20, CITIES), self.dice.uniform(0.1, 1.5, TOWNS)])
        self.towns = self.dice.uniform((SOUTH, WEST), (NORTH, EAST), (CITIES + TOWNS, 2))
        self.wide = np.concatenate([self.dice.uniform(0.05, 0.12, CITIES), self.dice.uniform(0.01, 0.04, TOWNS)])
        self.share = weights / weights.sum()

    def places(self, number: int, *, in_a_town: float = IN_A_TOWN) -> np.ndarray:
        """Return where so many things are."""
        which = self.dice.choice(len(self.towns), number, p=self.share)
        near = self.towns[which] + self.dice.normal(0, 1, (number, 2)) * self.wide[which][:, None] * (1, 1.6)
        anywhere = self.dice.uniform((SOUTH, WEST), (NORTH, EAST), (number, 2))
        return np.where(self.dice.random((number, 1)) < in_a_town, near, anywhere)

    def offers(self) -> Iterator[Offer]:
        """Make up the services, some thousands at a time."""
        for begin in range(0, self.services, AT_ONCE):
            yield from self._some(min(AT_ONCE, self.services - begin))

    def _some(self, number: int) -> Iterator[Offer]:
        dice = self.dice
        places, ids = self.places(number), dice.bytes(16 * number)
        lengths = dice.integers(30, 121, number)
        stale = np.minimum(dice.exponential(220, number), 3000).astype(int)
        luck = dice.random((number, 8))
        for nth in range(number):
            codes = dice.choice(len(INTERESTS), dice.integers(1, 6), replace=False, p=self.likes)
            text = self._text(codes, int(lengths[nth]))
            where = dice.integers(0, 3, len(codes))
            is_online = luck[nth, 0] < 0.05
            checked = ON - timedelta(days=int(stale[nth]))
            youngest, oldest = AGES[int(luck[nth, 1] * len(AGES))]
            yield Offer(
                id=UUID(bytes=ids[16 * nth : 16 * nth + 16]),
                name=" ".join(text[:3]).title(),
                topics=(text[3],),
                text=" ".join(text[4:]),
                interests={
                    INTERESTS[code]: Seen(text[place % 3], Where(int(place)))
                    for code, place in zip(codes, where, strict=True)
                },
                spot=None if is_online else Spot(float(places[nth, 0]), float(places[nth, 1])),
                is_online=bool(is_online),
                is_closed=bool(luck[nth, 2] < 0.04),
                checked_on=checked if luck[nth, 3] < 0.7 else None,
                taken_in_on=checked,
                youngest=youngest,
                oldest=oldest,
                languages={LANGUAGES[int(40 * luck[nth, 4] ** 3)]: "As it says"} if luck[nth, 5] < 0.7 else {},
                features={
                    PROVISIONS[one]: Feature(has=True, words="So it says")
                    for one in np.flatnonzero(dice.random(8) < 0.3)
                },
                hours=self._hours(),
                pence=(None, 0, 0, 200, 500)[int(luck[nth, 6] * 5)],
                places_left=(0, None, None, 3, 8)[int(luck[nth, 7] * 5)],
            )

    def _text(self, codes: np.ndarray, length: int) -> list[str]:
        """Make up a text, three in ten of its words of the trade."""
        words = self.dice.integers(0, VOCABULARY, length)
        of_trade = self.dice.random(length) < 0.3
        of_trade[:4:2] = True
        which = codes[self.dice.integers(0, len(codes), length)]
        trade = self.trade[which, self.dice.integers(0, OF_THE_TRADE, length)]
        return self.words[np.where(of_trade, trade, words)].tolist()

    def _hours(self) -> tuple[Hours, ...]:
        if self.dice.random() < 0.12:
            return tuple(Hours(day, time(9), time(17)) for day in range(7))
        slots = self.dice.integers(0, 21, self.dice.integers(1, 4))
        return tuple(
            Hours(int(slot) // 3, time(9 + 4 * (int(slot) % 3)), time(12 + 4 * (int(slot) % 3))) for slot in slots
        )

    def people(self, number: int, ids: list[UUID]) -> list[Seeker]:
        """Make up so many people; some listings are not for some of them."""
        return [self._person(ids, place) for place in self.places(number, in_a_town=1.0)]

    def _person(self, ids: list[UUID], place: np.ndarray) -> Seeker:
        dice = self.dice
        likes = dice.choice(len(INTERESTS), dice.integers(2, 6), replace=False, p=self.likes)
        wants = dice.choice(len(INTERESTS), dice.integers(0, 3), replace=False, p=self.likes)
        gaps = dice.choice(list(BRINGS), dice.integers(0, 3), replace=False)
        barriers = dice.choice(len(BARRIERS), dice.integers(0, 3), replace=False)
        free = dice.integers(0, 21, dice.integers(0, 3))
        said = [self.words[dice.choice(self.trade[like], 2, replace=False)] for like in likes]
        return Seeker(
            sayings=(
                *(
                    Saying(" ".join(words), interests=frozenset({INTERESTS[like]}))
                    for like, words in zip(likes, said, strict=True)
                ),
                *(Saying(f"I want {INTERESTS[want]}", SayingKind.WANT, frozenset({INTERESTS[want]})) for want in wants),
            ),
            gaps=tuple(Gap(gap, frozenset(interest.value for interest in BRINGS[gap])) for gap in gaps),
            home=Spot(float(place[0]), float(place[1])),
            how_far_km=float(np.clip(dice.lognormal(1.8, 0.6), 2, 25)),
            takes_online=bool(dice.random() < 0.5),
            age=int(dice.integers(16, 95)),
            languages_asked={LANGUAGES[int(dice.integers(0, 8))]: "As they ask"} if dice.random() < 0.3 else {},
            asks=tuple(
                Ask(
                    f"Barrier {one}",
                    frozenset(provision.value for provision in MET_BY[BARRIERS[one]]),
                    against=frozenset(interest.value for interest in AGAINST.get(BARRIERS[one], ())),
                )
                for one in barriers
            ),
            kept_free=tuple(Hours(int(slot) // 3, time(9), time(13)) for slot in free),
            most_pence=None if dice.random() < 0.6 else 300,
            turned_down=frozenset(ids[int(one)] for one in dice.integers(0, len(ids), dice.integers(0, 5))),
        )
