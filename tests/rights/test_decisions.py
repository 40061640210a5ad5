"""One decision of Mary's, and interpreters: what is kept, what is refused, and who sees it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from kith.ground.access.crossings import Party
from kith.ground.access.gate import NotVisible
from kith.ground.ids import PersonId
from kith.people import actions as people
from kith.people.actions.communication import Spoken
from kith.people.actions.writing import NotSaidSo
from kith.people.rules.telling import Told
from kith.people.rules.terms import Telling, Voice
from kith.plans.actions.reviews import InterpreterIsMissing, Next, finish_review, note_section
from kith.plans.rules.reviews import Kept, Note, Section
from kith.rights.actions import capacity as actions
from kith.rights.actions.interpreting import CannotInterpret, Setting, record_interpreter, wish_for_interpreter
from kith.rights.models import BestInterestsDecision, CapacityDecision
from kith.rights.queries.capacity import decisions_due, decisions_of
from kith.rights.rules.capacity import CapacityFlaw, Checked, Imca, InterestsFlaw, Path, Question
from kith.rights.rules.interpreting import Comes, Community, Interpreter, Known, Occasion, Presence
from kith.safeguarding import actions as safeguarding
from kith.safeguarding.rules.limits import Basis, Channel
from tests.plans.conftest import Marys
from tests.rights.voices import MOVING
from tests.world import World

WEIGHED = actions.Weighed(
    wishes="She wants her garden.",
    asked={"Anne": "She loves her garden."},
    options=("Stay at home with visits", "Quay House"),
    decided="Two weeks at Quay House, then home.",
    why_not_less="She fell three times at night.",
    maker="Sam",
    attorney=Checked.NONE,
    advance_decision=Checked.NONE,
    imca=Imca.SOMEBODY_ELSE,
    review_on=date(2026, 5, 18),
)
PRO = Presence(Interpreter.PROFESSIONAL, Comes.CAME, Known.NO)


def keep_away(world: World, name: str) -> None:
    safeguarding.begin_limit(
        person_id=PersonId(world.mary.pk),
        party=Party(names=(name,)),
        party_name=name,
        basis=Basis.OWN_DECISION,
        channel=Channel.ANY,
        because="",
        in_their_words="Not him.",
        by=world.actor("mary"),
        at=world.at,
    )


def test_a_decision_is_kept_with_its_four_parts_and_is_due_again(world: World) -> None:
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    capacity_id = actions.record_capacity(person_id=mary_id, one=MOVING, by=priya, at=world.at)
    actions.record_best_interests(capacity_id=capacity_id, weighed=WEIGHED, by=priya, at=world.at)

    (seen,) = decisions_of(world.actor("mary"), mary_id, at=world.at).capacity
    assert (seen.decision, seen.decides) == (MOVING.decision, False)
    assert seen.best_interests[0].asked == (("Anne", "She loves her garden."),)
    (due,) = decisions_due(priya, until=date(2026, 5, 20), at=world.at)
    assert due.on == date(2026, 5, 18)
    assert decisions_due(world.actor("sam"), until=date(2027, 1, 1), at=world.at) == ()

    later = world.at + timedelta(days=20)
    able = replace(MOVING, could=dict.fromkeys(MOVING.could, True), outcome="decides", cause="", review_on=None)
    actions.record_capacity(person_id=mary_id, one=replace(able, made_on=later.date()), by=priya, at=later)
    assert decisions_due(priya, until=date(2027, 1, 1), at=later) == ()


def test_lacks_capacity_without_a_decision_or_help_is_refused_by_action_and_store(world: World) -> None:
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    with pytest.raises(actions.CannotStand) as refusal:
        actions.record_capacity(
            person_id=mary_id,
            one=replace(MOVING, decision="Lacks capacity", support_tried=""),
            by=priya,
            at=world.at,
        )
    assert refusal.value.flaws == (CapacityFlaw.BLANKET, CapacityFlaw.NO_SUPPORT)

    actions.record_capacity(person_id=mary_id, one=MOVING, by=priya, at=world.at)
    for column in ("decision", "support_tried", "cause"):
        with pytest.raises(IntegrityError), transaction.atomic():
            CapacityDecision.objects.update(**{column: ""})


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({"bans_contact": True}, InterestsFlaw.BANS_CONTACT),
        ({"is_disputed": True}, InterestsFlaw.DISPUTED),
        ({"asked": {"Uncle Ray": "Put her in a home."}}, InterestsFlaw.LIMITED),
        ({"maker": "uncle RAY"}, InterestsFlaw.LIMITED),
        ({"attorney": Checked.SEEN}, InterestsFlaw.NOT_THEIRS),
    ],
)
def test_best_interests_that_must_not_stand_are_refused(
    world: World, changed: dict[str, object], flaw: InterestsFlaw
) -> None:
    priya = world.actor("priya")
    keep_away(world, "Uncle Ray")
    capacity_id = actions.record_capacity(person_id=PersonId(world.mary.pk), one=MOVING, by=priya, at=world.at)

    with pytest.raises(actions.CannotStand) as refusal:
        actions.record_best_interests(
            capacity_id=capacity_id,
            weighed=replace(WEIGHED, **changed),  # type: ignore[arg-type]
            by=priya,
            at=world.at,
        )

    assert flaw in refusal.value.flaws
    assert BestInterestsDecision.objects.count() == 0


def test_a_child_is_asked_five_questions_and_a_young_person_about_their_parents(world: World) -> None:
    priya, mary_id = world.actor("priya"), PersonId(world.mary.pk)
    five = {"answers": dict.fromkeys(Question, True), "in_their_words": "I want to go to art club."}
    with pytest.raises(actions.CannotStand):
        actions.record_child_decision(
            person_id=mary_id, decision="Going to art club", made_on=world.at.date(), by=priya, at=world.at, **five
        )
    world.mary.born_on = date(2012, 1, 1)
    world.mary.save()
    actions.record_child_decision(
        person_id=mary_id, decision="Going to art club", made_on=world.at.date(), by=priya, at=world.at, **five
    )
    with pytest.raises(actions.CannotStand) as refusal:
        actions.record_capacity(person_id=mary_id, one=MOVING, by=priya, at=world.at)
    assert refusal.value.flaws == (CapacityFlaw.AS_A_CHILD,)

    (seen,) = decisions_of(priya, mary_id, at=world.at).as_a_child
    assert seen.decides
    world.mary.born_on = date(2010, 1, 1)
    world.mary.save()
    young = replace(MOVING, told_parents="Tell Mum, not Dad.")
    actions.record_capacity(person_id=mary_id, one=young, by=priya, at=world.at)
    assert decisions_of(priya, mary_id, at=world.at).capacity[0].path is Path.YOUNG


@pytest.mark.parametrize("name", ["mary", "sam", "anne", "grace", "dee", "femi", "ken", "ada", "olu"])
def test_only_somebody_who_works_with_mary_writes_down_a_decision(world: World, name: str) -> None:
    with pytest.raises(NotVisible):
        actions.record_capacity(person_id=PersonId(world.mary.pk), one=MOVING, by=world.actor(name), at=world.at)


def speaks_urdu(world: World) -> None:
    people.speak(
        person_id=PersonId(world.mary.pk),
        languages=[Spoken("ur", needs_interpreter=True)],
        told=Told(Voice.OWN, "Mary", Telling.FACE, world.at.date()),
        by=world.actor("priya"),
        at=world.at,
    )


def say(world: World, community: Community, *, voice: Voice = Voice.OWN) -> None:
    wish_for_interpreter(
        person_id=PersonId(world.mary.pk),
        community=community,
        way=None,
        is_unnamed=True,
        words="",
        told=Told(voice, "Mary", Telling.FACE, world.at.date()),
        by=world.actor("priya"),
        at=world.at,
    )


def test_a_review_is_held_for_somebody_with_an_interpreter_only_once_one_came(marys: Marys) -> None:
    world, at = marys.world, marys.at
    speaks_urdu(world)
    marys.step()
    review_id = marys.review()
    for section in Section:
        note = Note(section, Kept.STILL_TRUE, "Mary", at.date())
        note_section(review_id=review_id, note=note, by=marys.priya, at=at)

    def finish() -> None:
        finish_review(
            review_id=review_id, direction=None, words="", following=Next(because_not="She moves away"),
            told=marys.told(), by=marys.priya, at=at,
        )  # fmt: skip

    with pytest.raises(InterpreterIsMissing):
        finish()
    say(world, Community.SAFE)
    record_interpreter(
        person_id=marys.person_id,
        setting=Setting(Occasion.REVIEW, at.date(), review_id, "Noor"),
        presence=PRO,
        by=marys.priya,
        at=at,
    )
    finish()


def test_the_finish_page_says_who_is_missing_and_leads_there(marys: Marys, client: Client) -> None:
    speaks_urdu(marys.world)
    review_id = marys.review()
    for section in Section:
        note = Note(section, Kept.STILL_TRUE, "Mary", marys.at.date())
        note_section(review_id=review_id, note=note, by=marys.priya, at=marys.at)
    client.force_login(marys.world.accounts["priya"])

    page = client.get(f"/reviews/{review_id}/finish")

    assert b"They asked for an interpreter." in page.content
    assert f"for=review&amp;at={review_id}".encode() in page.content


def test_who_may_interpret_is_the_persons_word_and_holds(world: World) -> None:
    with pytest.raises(NotSaidSo):
        say(world, Community.SAFE, voice=Voice.OTHER)
    say(world, Community.NOT_SAFE)
    keep_away(world, "Ray")
    setting = Setting(Occasion.OTHER, world.at.date(), None, "Ray")
    refused = [
        (setting, PRO),
        (replace(setting, name="Noor"), replace(PRO, of_their_community=Known.YES)),
        (replace(setting, name="Anne"), replace(PRO, interpreter=Interpreter.RELATIVE)),
        (replace(setting, name="Tim"), replace(PRO, interpreter=Interpreter.CHILD, because="")),
    ]
    for where, presence in refused:
        with pytest.raises(CannotInterpret):
            record_interpreter(
                person_id=PersonId(world.mary.pk),
                setting=where,
                presence=presence,
                by=world.actor("priya"),
                at=world.at,
            )
