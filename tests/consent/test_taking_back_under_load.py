"""After somebody was told that a yes is taken back, nothing is read or leaves by it, whoever is quicker."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import connection

from kith.circles.queries.shared import shown_to
from kith.consent import actions as consent
from kith.consent.models import Gone
from kith.consent.rules.sharing import Information, OnAYes, Purpose, RecipientKind, State
from kith.correspondence import jobs
from kith.correspondence.actions import post
from kith.correspondence.gateways import Parcel
from kith.correspondence.models import Delivery
from kith.correspondence.queries import Recipient
from kith.correspondence.rules import Outcome
from kith.ground import clock
from kith.ground.access import belt
from kith.ground.ids import PersonId
from tests.circles.circles import BY_PHONE, in_the_circle, shares
from tests.world import World

pytestmark = pytest.mark.commits
DOCTOR = "Dr Ellis"
YES = OnAYes(Purpose.TELL_BACK, RecipientKind.HEALTH, DOCTOR, (Information.ATTENDANCE,))


@dataclass
class Ledger:
    """What is true by what its writer was told, and whatever was seen to go against it."""

    is_taken_back: bool = False
    turn: int = 0
    known_as_gone: int = 0
    left: int = 0
    looks: int = 0
    violations: list[str] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def standing(self) -> tuple[bool, int]:
        with self.lock:
            return self.is_taken_back, self.turn

    def now_stands(self, *, is_taken_back: bool, known_as_gone: int = 0) -> None:
        with self.lock:
            self.is_taken_back, self.known_as_gone, self.turn = is_taken_back, known_as_gone, self.turn + 1

    def send(self, parcel: Parcel) -> str:
        """Be the way out: whatever leaves while nothing may must have been told as gone before."""
        if parcel.name != DOCTOR:
            return parcel.key
        with self.lock:
            self.left += 1
            if self.is_taken_back and self.left > self.known_as_gone:
                self.violations.append(f"{parcel.key} left after the yes was taken back")
        return parcel.key


@dataclass(frozen=True)
class Load:
    """Mary, Anne who reads, a doctor who is written to, and the ledger of it all."""

    world: World
    key_person_id: UUID
    ledger: Ledger

    def say(self, state: State) -> None:
        """Give both yeses, or take both back."""
        consent.record_sharing(
            person_id=PersonId(self.world.mary.pk),
            purpose=YES.purpose,
            recipient_kind=YES.recipient_kind,
            recipient_name=DOCTOR,
            said={Information.ATTENDANCE: state},
            explained_how="read aloud by phone",
            told=BY_PHONE,
            by=self.world.actor("priya"),
            at=clock.now(),
        )
        kinds = [Information.PLAN] if state is State.GIVEN else []
        shares(self.world, self.key_person_id, kinds=kinds, at=clock.now())

    def change_her_mind(self, times: int) -> None:
        for _ in range(times):
            self.ledger.now_stands(is_taken_back=False)
            self.say(State.GIVEN)
            self.say(State.WITHDRAWN)
            self.ledger.now_stands(is_taken_back=True, known_as_gone=Gone.objects.count())
            self.ledger.is_over.wait(0.02)
        self.ledger.is_over.set()

    def look(self) -> None:
        before = self.ledger.standing()
        shown = shown_to(self.world.actor("anne"), PersonId(self.world.mary.pk), at=clock.now())
        self.ledger.looks += 1
        if before[0] and self.ledger.standing() == before and shown.steps is not None:
            self.ledger.violations.append("the plan was read after the yes was taken back")

    def write_to_the_doctor(self) -> None:
        key = f"load {clock.now().isoformat()}"
        post(
            to=Recipient(DOCTOR, "ellis@practice.example"),
            template="referrals/letters/told_back",
            key=key,
            words={"words": "She came."},
            about=PersonId(self.world.mary.pk),
            on=YES,
            by=self.world.actor("priya"),
            at=clock.now(),
        )
        jobs.send_what_waits(clock.now())


def _until_over(load: Load, deed: Callable[[], None]) -> Callable[[], None]:
    def work() -> None:
        try:
            with belt.for_organisation(load.world.organisation.pk):
                while not load.ledger.is_over.is_set():
                    deed()
        except Exception as fault:
            load.ledger.violations.append(repr(fault))
            raise
        finally:
            connection.close()

    return work


def _change_her_mind_under_load(world: World, monkeypatch: pytest.MonkeyPatch, *, times: int) -> Ledger:
    load = Load(world, in_the_circle(world), Ledger())
    with monkeypatch.context() as patched:
        patched.setattr(clock, "_held", [])
        patched.setattr(jobs, "way_for", lambda _channel: load.ledger)
        return _load(load, times=times)


def _load(load: Load, *, times: int) -> Ledger:
    """Let everybody be busy while she changes her mind, then look once more at what is left to go."""
    deeds = (load.look, load.look, load.write_to_the_doctor)
    threads = [threading.Thread(target=_until_over(load, deed)) for deed in deeds]
    for one in threads:
        one.start()
    try:
        load.change_her_mind(times)
    finally:
        load.ledger.is_over.set()
        for one in threads:
            one.join()
    left = load.ledger.left
    load.write_to_the_doctor()

    assert load.ledger.violations == []
    assert load.ledger.looks > 0
    assert load.ledger.left == left
    assert Delivery.objects.filter(outcome=Outcome.STOPPED).exists()
    assert Gone.objects.count() == left
    return load.ledger


def test_nothing_goes_by_a_yes_that_was_taken_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _change_her_mind_under_load(world, monkeypatch, times=5)


@pytest.mark.long
def test_nothing_goes_by_a_yes_however_often_it_is_taken_back(
    world: World, monkeypatch: pytest.MonkeyPatch, found: Callable[[str], None]
) -> None:
    ledger = _change_her_mind_under_load(world, monkeypatch, times=150)

    found(f"yes taken back 150 times under load: {ledger.looks} looks, {ledger.left} letters left, none after it")
