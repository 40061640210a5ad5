"""Putting together who is looked for, from what they said and asked for. Nothing is added to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from uuid import UUID

from kith.directory.rules.interests import in_words
from kith.ground.access import gate
from kith.ground.access.permissions import Permission
from kith.ground.actor import Actor
from kith.ground.ids import PersonId
from kith.matching.models import ChoiceMade, LookingFor
from kith.matching.packs.bearings import AGAINST, ASKED_AS, BRINGS
from kith.matching.rules.choices import Choice, Said, latest
from kith.matching.rules.seekers import Ask, Gap, Hours, Saying, SayingKind, Seeker, Spot
from kith.networks.queries.maps import TieWanted, ties_wanted
from kith.networks.rules.measures import measure
from kith.networks.rules.vocabulary import Life, Wish
from kith.people.queries.persons import PersonCard
from kith.people.queries.portraits import BarrierOf, Circumstances, Free, about_me, circumstances_of
from kith.people.rules.about_me import Section
from kith.people.rules.languages import name_of
from kith.people.rules.vocabulary import MET_BY
from kith.referrals.queries.stories import asked_already

USUAL_KM = 8.0
"""How far is looked where nobody has said how far."""
WEEK = range(7)
TOLD = (Section.WANTS, Section.MATTERS, Section.GOOD_DAY)
"""The parts of about me in which somebody may say what they would like to do."""
CHOICES: Mapping[str, Choice] = {choice.value: choice for choice in Choice}


def seeker_of(viewer: Actor, person: PersonCard, chosen: Mapping[UUID, Choice], *, at: datetime) -> Seeker:
    """Return who is looked for. As many queries for much that was said as for little."""
    person_id = person.person_id
    circumstances = circumstances_of(viewer, person_id, at=at)
    looking = looking_for_of(viewer, person_id, at=at)
    on_map = ties_wanted(person_id, viewer=viewer, at=at)
    home = circumstances.home
    return Seeker(
        sayings=(*_interests(circumstances), *_wants(viewer, person_id, circumstances, at=at)),
        gaps=_gaps(on_map),
        home=Spot(float(home.latitude), float(home.longitude)) if home and home.latitude and home.longitude else None,
        how_far_km=float(looking.how_far_km) if looking.how_far_km else USUAL_KM,
        takes_online=looking.takes_online,
        age=person.age,
        languages_asked={tag: name_of(tag) for tag in looking.languages},
        asks=_asks(circumstances),
        kept_free=tuple(hours for free in circumstances.kept_free for hours in _hours(free)),
        most_pence=looking.most_pence,
        turned_down=frozenset(one for one, choice in chosen.items() if choice is Choice.NOT_FOR_ME),
        stepped_back_from=_listings(on_map, lambda tie: tie.wish is Wish.STEP_BACK),
        goes_to=_listings(on_map, _is_kept_as_it_is),
        asked=asked_already(viewer, person_id, at=at),
    )


@dataclass(frozen=True)
class Asked:
    """What somebody asked to look for, and the version a form must carry. Nothing asked is version nought."""

    how_far_km: Decimal | None = None
    takes_online: bool | None = None
    most_pence: int | None = None
    languages: tuple[str, ...] = ()
    version: int = 0

    def as_asked(self) -> dict[str, object]:
        """Return it as the form shows it."""
        online = {None: "", True: "yes", False: "no"}[self.takes_online]
        pounds = None if self.most_pence is None else Decimal(self.most_pence) / 100
        return {
            "how_far_km": self.how_far_km,
            "most_pounds": pounds,
            "online": online,
            "languages": list(self.languages),
        }


def looking_for_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Asked:
    """Return what somebody asked to look for."""
    row = next(iter(gate.about(LookingFor, person_id, by=viewer, may=Permission.SUGGESTION_SEE, at=at)), None)
    if row is None:
        return Asked()
    return Asked(row.how_far_km, row.takes_online, row.most_pence, tuple(row.languages.split()), row.version)


def choices_of(viewer: Actor, person_id: PersonId, *, at: datetime) -> Mapping[UUID, Choice]:
    """Return what holds now of each listing that somebody chose about."""
    rows = gate.about(ChoiceMade, person_id, by=viewer, may=Permission.SUGGESTION_SEE, at=at)
    return latest(Said(row.listing_id, CHOICES[row.choice], row.at) for row in rows)


def _interests(circumstances: Circumstances) -> tuple[Saying, ...]:
    return tuple(
        Saying(
            one.words or one.code.words,
            SayingKind.INTEREST,
            frozenset({one.code.value, *(code.value for code, _ in in_words(one.words))}),
        )
        for one in circumstances.interests
    )


def _wants(viewer: Actor, person_id: PersonId, circumstances: Circumstances, *, at: datetime) -> tuple[Saying, ...]:
    """Return the sentences in which they say, in so many words, what they would like or need."""
    own_words = about_me(viewer, person_id, at=at)
    lines = [line.words for section in TOLD for line in own_words.lines(section)]
    lines += [need.words for need in circumstances.needs]
    heard = ((words, frozenset(code.value for code, _ in in_words(words))) for words in lines)
    return tuple(Saying(words, SayingKind.WANT, interests) for words, interests in heard if interests)


def _gaps(on_map: Sequence[TieWanted]) -> tuple[Gap, ...]:
    """Return the kinds of help that nobody on a map gives. An empty map says nothing yet, so it has no gaps."""
    if not on_map:
        return ()
    return tuple(
        Gap(kind.words, frozenset(interest.value for interest in BRINGS[kind.value]))
        for kind in measure([tie.now for tie in on_map]).nobody_gives
        if kind.value in BRINGS
    )


def _asks(circumstances: Circumstances) -> tuple[Ask, ...]:
    barriers = tuple(_ask(barrier) for barrier in circumstances.standing_barriers if MET_BY.get(barrier.code))
    asked = tuple(
        Ask(preference.words, frozenset(provision.value for provision in ASKED_AS[preference]))
        for preference in circumstances.preferences
        if preference in ASKED_AS
    )
    return (*asked, *barriers)


def _ask(barrier: BarrierOf) -> Ask:
    return Ask(
        barrier.words or barrier.code.words,
        frozenset(provision.value for provision in MET_BY[barrier.code]),
        is_must=barrier.is_must_have,
        against=frozenset(interest.value for interest in AGAINST.get(barrier.code, ())),
    )


def _hours(free: Free) -> tuple[Hours, ...]:
    starts, ends = free.from_time or time.min, free.to_time or time.max
    days = WEEK if free.weekday is None else (free.weekday,)
    return tuple(Hours(day, starts, ends) for day in days)


def _listings(on_map: Sequence[TieWanted], is_meant: Callable[[TieWanted], bool]) -> frozenset[UUID]:
    return frozenset(tie.facts.listing_id for tie in on_map if tie.facts.listing_id is not None and is_meant(tie))


def _is_kept_as_it_is(tie: TieWanted) -> bool:
    """Say whether somebody goes there and wants no more of it: what they want to grow or rebuild is still offered."""
    return tie.facts.life is Life.NOW and tie.wish not in {Wish.GROW, Wish.REBUILD}
