"""What somebody says of themself, and what they like, need and ask for."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from kith.ground.access.gate import NotVisible
from kith.ground.audit.models import Entry
from kith.ground.ids import PersonId
from kith.ground.tables import Stale
from kith.people import actions, queries
from kith.people.actions.writing import NotSaidSo
from kith.people.models import Barrier, ContactPoint, HomePlace, Interest, KeptFree, Words
from kith.people.rules import vocabulary
from kith.people.rules.about_me import Section
from kith.people.rules.contacts import Safe, Way, may_be_used
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from tests.world import World

DAY = date(2026, 5, 4)
OWN_HAND = Told.by_own_hand("Mary", DAY)
BY_PHONE = Told(Voice.OWN, "Mary", Telling.PHONE, DAY)
SEEN = Told(Voice.WORKER, "Priya", Telling.OBSERVATION, DAY)


def _describe(world: World, *lines: str, told: Told = OWN_HAND, name: str = "mary", version: int | None = None) -> None:
    actions.describe(
        person_id=PersonId(world.mary.pk),
        section=Section.MATTERS,
        lines=lines,
        told=told,
        version=version,
        by=world.actor(name),
        at=world.at,
    )


def _lines(world: World) -> list[str]:
    about = queries.about_me(world.actor("priya"), PersonId(world.mary.pk), at=world.at)
    return [line.words for line in about.lines(Section.MATTERS)]


def _facts(world: World) -> queries.Circumstances:
    return queries.circumstances_of(world.actor("priya"), PersonId(world.mary.pk), at=world.at)


def test_her_worker_sees_what_she_wrote(world: World) -> None:
    _describe(world, "My garden", "Anne")

    assert _lines(world) == ["My garden", "Anne"]


def test_lines_stand_in_the_order_she_gave_them(world: World) -> None:
    _describe(world, "My garden", "Anne", "Warm water")

    _describe(world, "Warm water", "Being asked", "My garden")

    assert _lines(world) == ["Warm water", "Being asked", "My garden"]


def test_a_line_that_stays_keeps_its_first_origin(world: World) -> None:
    _describe(world, "My garden", told=BY_PHONE, name="priya")

    _describe(world, "My garden", "Warm water")

    origins = {row.words: row.telling for row in Words.objects.filter(ended_at=None)}
    assert origins == {"My garden": Telling.PHONE, "Warm water": Telling.OWN_HAND}


def test_a_line_taken_out_ends_and_is_kept(world: World) -> None:
    _describe(world, "My garden", "Anne")

    _describe(world, "Anne")

    gone = Words.objects.get(words="My garden")
    assert (gone.ended_by, gone.ended_at) == ("Mary", world.at)
    assert _lines(world) == ["Anne"]


def test_what_a_worker_saw_is_not_written_as_her_words(world: World) -> None:
    with pytest.raises(NotSaidSo):
        _describe(world, "She is a lovely lady", told=SEEN, name="priya")

    assert not Words.objects.exists()
    assert not Entry.objects.filter(about="people.Words").exists()


def test_a_stale_form_overwrites_nothing(world: World) -> None:
    person_id = PersonId(world.mary.pk)
    version = queries.about_me(world.actor("mary"), person_id, at=world.at).parts[Section.MATTERS].version
    _describe(world, "My garden", told=BY_PHONE, name="priya", version=version)

    with pytest.raises(Stale):
        _describe(world, "Anne", version=version)

    assert _lines(world) == ["My garden"]


def test_a_stranger_writes_nothing(world: World) -> None:
    with pytest.raises(NotVisible):
        _describe(world, "Anything", told=BY_PHONE, name="sam")


def test_the_record_says_whose_words_and_how(world: World) -> None:
    _describe(world, "My garden", told=BY_PHONE, name="priya")

    entry = Entry.objects.select_related("content").get(about="people.Words")

    assert '"telling":"phone"' in entry.content.text
    assert entry.actor_name == "Priya"


def test_interests_are_written_as_they_now_are(world: World) -> None:
    for interests in ({vocabulary.Interest.ART: "watercolours", vocabulary.Interest.MUSIC: ""},
                      {vocabulary.Interest.ART: "watercolours"}):  # fmt: skip
        actions.like(
            person_id=PersonId(world.mary.pk), interests=interests, told=BY_PHONE, by=world.actor("priya"), at=world.at
        )

    assert [one.code for one in _facts(world).interests] == [vocabulary.Interest.ART]
    assert Interest.objects.filter(code="art").count() == 1


def test_a_preference_stands_only_because_she_asked(world: World) -> None:
    asked = {"person_id": PersonId(world.mary.pk), "preferences": [vocabulary.Preference.WOMEN_ONLY]}

    with pytest.raises(NotSaidSo):
        actions.ask_for(**asked, told=SEEN, by=world.actor("priya"), at=world.at)  # type: ignore[arg-type]
    actions.ask_for(**asked, told=BY_PHONE, by=world.actor("priya"), at=world.at)  # type: ignore[arg-type]

    assert _facts(world).preferences == (vocabulary.Preference.WOMEN_ONLY,)


def test_a_barrier_is_solved_and_its_story_stays(world: World) -> None:
    barrier_id = actions.name_barrier(
        person_id=PersonId(world.mary.pk),
        barrier=vocabulary.Barrier.TRANSPORT,
        is_must_have=True,
        owner="Priya",
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )
    assert [one.is_must_have for one in _facts(world).standing_barriers] == [True]

    actions.solve_barrier(barrier_id=barrier_id, how="A lift is booked.", by=world.actor("priya"), at=world.at)

    facts = _facts(world)
    assert facts.standing_barriers == ()
    assert [one.solved_how for one in facts.barriers] == ["A lift is booked."]


def test_a_barrier_said_again_stands_once(world: World) -> None:
    for owner in ("", "Priya"):
        actions.name_barrier(
            person_id=PersonId(world.mary.pk),
            barrier=vocabulary.Barrier.COST,
            owner=owner,
            told=BY_PHONE,
            by=world.actor("priya"),
            at=world.at,
        )

    assert [one.owner for one in _facts(world).barriers] == ["Priya"]
    assert Barrier.objects.count() == 2


def test_what_does_not_hold_any_more_is_taken_off_and_kept(world: World) -> None:
    free_id = actions.keep_free(
        person_id=PersonId(world.mary.pk),
        weekday=4,
        from_time=time(12),
        to_time=time(14),
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )
    assert len(_facts(world).kept_free) == 1

    actions.take_back(table=KeptFree, row_id=free_id, because="moved", by=world.actor("mary"), at=world.at)

    assert _facts(world).kept_free == ()
    assert KeptFree.objects.get().ended_because == "moved"


def test_a_home_is_only_about(world: World) -> None:
    actions.live_about(
        person_id=PersonId(world.mary.pk),
        words="near Harbour Street",
        latitude=Decimal("51.507351"),
        longitude=Decimal("-0.127758"),
        told=BY_PHONE,
        by=world.actor("priya"),
        at=world.at,
    )

    home = HomePlace.objects.get()
    assert (home.latitude, home.longitude) == (Decimal("51.507"), Decimal("-0.128"))
    assert "51.5" not in Entry.objects.get(about="people.HomePlace").content.text


def test_a_home_without_a_point_says_so(world: World) -> None:
    actions.live_about(
        person_id=PersonId(world.mary.pk), words="the harbour", told=BY_PHONE, by=world.actor("priya"), at=world.at
    )

    home = _facts(world).home
    assert home is not None
    assert home.latitude is None


@pytest.mark.parametrize("safe", list(Safe))
def test_a_number_is_used_only_when_it_is_safe(safe: Safe) -> None:
    assert may_be_used(safe) is (safe is Safe.YES)


def test_a_number_written_again_takes_the_old_ones_place(world: World) -> None:
    for words, safe in (("01632 960 001", Safe.NOT_ASKED), ("01632-960001", Safe.YES)):
        actions.add_contact(
            person_id=PersonId(world.mary.pk),
            way=Way.PHONE,
            words=words,
            safe=safe,
            told=BY_PHONE,
            by=world.actor("priya"),
            at=world.at,
        )

    assert [one.safe for one in ContactPoint.objects.filter(ended_at=None)] == [Safe.YES]


def test_the_store_refuses_half_an_end(world: World) -> None:
    _describe(world, "My garden")

    with pytest.raises(IntegrityError), transaction.atomic():
        Words.objects.update(ended_at=world.at)


def test_the_store_refuses_a_strangers_own_hand(world: World) -> None:
    _describe(world, "My garden")

    with pytest.raises(IntegrityError), transaction.atomic():
        Words.objects.update(voice=Voice.WORKER)


def test_a_stranger_reads_nothing(world: World) -> None:
    _describe(world, "My garden")
    person_id = PersonId(world.mary.pk)

    assert queries.about_me(world.actor("sam"), person_id, at=world.at).lines(Section.MATTERS) == ()
    assert queries.contacts_of(world.actor("sam"), person_id, at=world.at) == ()
    with pytest.raises(NotVisible):
        queries.person_of(world.actor("sam"), person_id, at=world.at)


def test_the_eye_names_those_with_a_live_reason(world: World) -> None:
    seen = queries.seen_by(world.actor("mary"), PersonId(world.mary.pk), at=world.at)

    assert [seer.name for seer in seen.seers] == ["Mary", "Priya", "Dee"]
    assert seen.others == ("Priya", "Dee")
    assert seen.may_change
