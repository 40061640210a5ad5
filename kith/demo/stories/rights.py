"""Who speaks for whom in Port Ashby, one decision of Kev's, who may interpret for Ayesha, and what people said."""

from dataclasses import replace

from kith.demo.stories.referrals import listing_of
from kith.demo.telling import Story
from kith.ground.ids import ListingId
from kith.rights.actions import complaints
from kith.rights.actions.capacity import record_capacity
from kith.rights.actions.complaints import Words
from kith.rights.actions.interpreting import wish_for_interpreter
from kith.rights.actions.representatives import Somebody, let_in, record_representative
from kith.rights.models import Complaint
from kith.rights.rules.capacity import Assessment, Limb, Outcome, Path
from kith.rights.rules.complaints import Found, Matter, Shape, Told
from kith.rights.rules.interpreting import By, Community
from kith.rights.rules.representatives import Authority, Mandate, Sees

IRIS = "iris@voices.example"


def kev(story: Story) -> None:
    """Iris is Kev's advocate and signs in; an aunt has an authority that nobody has seen yet."""
    mandate = Mandate(
        Authority.CARE_ACT,
        frozenset({Sees.ABOUT, Sees.PLAN, Sees.DECISIONS}),
        begins_on=story.day(30),
        ends_on=story.day(-60),
        evidence_seen_on=story.day(30),
        their_word="Iris is all right. She talks to me, not to Grace.",
    )
    iris = record_representative(
        person_id=story.person_id,
        who=Somebody("Iris Vale", email=IRIS),
        mandate=mandate,
        document="The council’s letter",
        by=story.by,
        at=story.at(30),
    )
    let_in(representative_id=iris, sign_in_name="iris", email=IRIS, by=story.by, at=story.at(30, 12))
    appointee = Mandate(Authority.APPOINTEE, frozenset({Sees.ABOUT}), story.day(30), None, None)
    record_representative(
        person_id=story.person_id, who=Somebody("Aunt Carol"), mandate=appointee, by=story.by, at=story.at(30)
    )
    proven = replace(appointee, authority=Authority.NEAREST_RELATIVE, evidence_seen_on=story.day(20))
    record_representative(
        person_id=story.person_id,
        who=Somebody("Len Dunn"),
        mandate=proven,
        document="Asked by Sam, written in his notes",
        by=story.by,
        at=story.at(20),
    )
    looked_at = Assessment(
        path=Path.ADULT,
        decision="Whether somebody else looks after his bank card",
        made_on=story.day(9),
        support_tried="Photos, his own card on the table, after tea, Iris beside him. Twice.",
        could=dict.fromkeys(Limb, True),
        outcome=Outcome.DECIDES,
        may_change=True,
        review_on=story.day(-40),
    )
    record_capacity(person_id=story.person_id, one=looked_at, by=story.by, at=story.at(9))
    tenancy = replace(
        looked_at,
        decision="Whether to sign the new tenancy on Quay Road",
        could={limb: limb is not Limb.WEIGH for limb in Limb},
        outcome=Outcome.CANNOT_NOW,
        cause="His learning disability: he can say each part, and cannot yet hold two of them together.",
        review_on=story.day(-12),
    )
    record_capacity(person_id=story.person_id, one=tenancy, by=story.by, at=story.at(9, 12))


def ayesha(story: Story) -> None:
    """Ayesha said that nobody from her own street may interpret."""
    wish_for_interpreter(
        person_id=story.person_id,
        community=Community.NOT_SAFE,
        way=By.PHONE,
        is_unnamed=True,
        words="People talk. Somebody from another town.",
        told=story.told(11),
        by=story.by,
        at=story.at(11),
    )


def what_people_said(story: Story) -> None:
    """John was laughed at on the court; Lucy was left waiting; Tom says thank you. Each stands somewhere else."""
    femi = story.cast.actor("Femi")
    _say(story, "John", Matter.DISCRIMINATION, "Somebody of the visiting team made a remark about my board.", 0,
         listing_id=listing_of(story, "basketball"))  # fmt: skip
    swim = _say(story, "Lucy", Matter.DISCRIMINATION, "They sent me away because of how I look.", 8,
                listing_id=listing_of(story, "warm-swim"))  # fmt: skip
    complaints.acknowledge(
        complaint_id=swim.pk,
        told=Told.PHONE,
        shape=Shape.SPOKEN,
        words="Thank you for saying so. I speak with them this week.",
        answer_by=story.day(-5),
        by=femi,
        at=story.at(7),
    )
    words = "Somebody was sent away at the door because of how they look. What do you do about it?"
    complaints.ask_group(complaint_id=swim.pk, words=words, by=femi, at=story.at(7))
    late = _say(story, "Ayesha", Matter.COMPLAINT, "Nobody rang on Tuesday. I waited all morning.", 40)
    complaints.acknowledge(
        complaint_id=late.pk,
        told=Told.PHONE,
        shape=Shape.SPOKEN,
        words="We are sorry that you waited.",
        answer_by=story.day(30),
        by=femi,
        at=story.at(39),
    )
    complaints.answer_complaint(
        complaint_id=late.pk,
        found=Found.RIGHT,
        words="The call stood in nobody’s diary. We are sorry.",
        learnt="A call that was promised stands in two diaries.",
        told=Told.PHONE,
        shape=Shape.SPOKEN,
        by=femi,
        at=story.at(32),
    )
    _say(story, "Tom", Matter.COMPLIMENT, "Priya stayed on the phone until it was better.", 3)


def _say(
    story: Story, who: str, matter: Matter, what: str, before: int, *, listing_id: ListingId | None = None
) -> Complaint:
    by = story.cast.actor(who)
    reference = complaints.raise_complaint(
        matter=matter,
        words=Words(what, who, is_persons_word=True),
        person_id=by.person_id,
        listing_id=listing_id,
        by=by,
        at=story.at(before, 8),
    )
    return Complaint.objects.get(reference=reference)
