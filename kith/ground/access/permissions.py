"""What can be done, and by which role through which live relation. This table is the whole of the policy's grants."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kith.ground.actor import Actor, Role


class Permission(StrEnum):
    """Something that may be done. The first group needs no subject; the rest are about one person."""

    ACCOUNT_OWN = "account.own"
    TODAY_SEE = "today.see"
    PERSON_FIND = "person.find"
    PERSON_OPEN = "person.open"
    PERSON_JOIN = "person.join"
    CONCERN_RAISE = "concern.raise"
    LADDER_SET = "ladder.set"
    DIRECTORY_SEE = "directory.see"
    DIRECTORY_CHECK = "directory.check"
    DIRECTORY_IMPORT = "directory.import"
    LISTING_EDIT = "listing.edit"
    OUTBOX_SEE = "outbox.see"
    COLLEAGUE_INVITE = "colleague.invite"
    CIRCLE_JOIN = "circle.join"
    CONFLICT_DECLARE = "conflict.declare"
    DUTY_ANSWER = "duty.answer"
    ROTA_KEEP = "rota.keep"
    GLASS_BREAK = "glass.break"
    CONFIDENTIALITY_KEEP = "confidentiality.keep"
    ACCOUNT_CLOSE = "account.close"
    READINESS_KEEP = "readiness.keep"
    COMPLAINT_MAKE = "complaint.make"
    COMPLAINT_ANSWER = "complaint.answer"
    ISSUE_ANSWER = "issue.answer"
    SPEAK_FOR = "person.speak-for"
    SUPERVISORS_KEEP = "supervisors.keep"
    TABLETS_KEEP = "tablets.keep"
    DISPOSAL_KEEP = "disposal.keep"
    HOLD_PLACE = "hold.place"

    PERSON_SEE = "person.see"
    PERSON_DESCRIBE = "person.describe"
    RECORD_PRINT = "record.print"
    CARD_SEE = "card.see"
    PHOTO_SEE = "photo.see"
    MAP_SEE = "map.see"
    MAP_DRAW = "map.draw"
    PLAN_SEE = "plan.see"
    PLAN_DECIDE = "plan.decide"
    PLAN_AGREE = "plan.agree"
    SUGGESTION_SEE = "suggestion.see"
    SUGGESTION_PICK = "suggestion.pick"
    REFERRAL_SEE = "referral.see"
    REFERRAL_MAKE = "referral.make"
    REFERRAL_ANSWER = "referral.answer"
    ATTENDANCE_RECORD = "attendance.record"
    OUTCOME_SEE = "outcome.see"
    OUTCOME_RECORD = "outcome.record"
    REVIEW_HOLD = "review.hold"
    CONSENT_SEE = "consent.see"
    CONSENT_RECORD = "consent.record"
    CONSENT_OVERRIDE = "consent.override"
    LOOKED_SEE = "looked.see"
    LOOK_QUESTION = "look.question"
    RESTRICTION_SEE = "restriction.see"
    RESTRICTION_SET = "restriction.set"
    RESTRICTION_SECOND = "restriction.second"
    CONCERN_SEE = "concern.see"
    CONCERN_DECIDE = "concern.decide"
    CASELOAD_ASSIGN = "caseload.assign"
    PERSON_INVITE = "person.invite"
    CIRCLE_KEEP = "circle.keep"
    SHARED_SEE = "shared.see"
    SHARED_ABOUT_SEE = "shared.about.see"
    SHARED_TALK_SEE = "shared.talk.see"
    SHARED_OUTINGS_SEE = "shared.outings.see"
    SHARED_PLAN_SEE = "shared.plan.see"
    SHARED_MAP_SEE = "shared.map.see"
    REPRESENTATIVE_SEE = "representative.see"
    REPRESENTATIVE_RECORD = "representative.record"
    CAPACITY_SEE = "capacity.see"
    CAPACITY_RECORD = "capacity.record"
    RECORD_COPY = "record.copy"
    STATEMENT_MAKE = "statement.make"
    STATEMENT_ANSWER = "statement.answer"
    DISCLOSURE_SEE = "disclosure.see"
    DISCLOSURE_PREPARE = "disclosure.prepare"
    SAFETY_SEE = "safety.see"
    SAFETY_WRITE = "safety.write"
    DANGER_RECORD = "danger.record"
    ENDING_PLAN = "ending.plan"
    SUPERVISED_SEE = "supervised.see"
    SUPERVISED_RUN = "supervised.run"
    SUPERVISED_BOOK = "supervised.book"


class Relation(StrEnum):
    """A live reason to be near somebody's record. Each is a fact with a beginning, and most with an end."""

    OWN = "own"
    CASELOAD = "caseload"
    COVER = "cover"
    SHIFT = "shift"
    DUTY = "duty"
    TEAM = "team"
    CIRCLE = "circle"
    REPRESENTATIVE = "representative"
    PACKET = "packet"
    CONCERN = "concern"
    BREAK_GLASS = "break-glass"


P = Permission

_EVERYONE = frozenset({P.ACCOUNT_OWN, P.DIRECTORY_SEE, P.CONCERN_RAISE, P.COMPLAINT_MAKE})
_AT_THE_DESK = _EVERYONE | {P.TODAY_SEE, P.OUTBOX_SEE, P.DIRECTORY_CHECK, P.CONFLICT_DECLARE}
_WORKING = _AT_THE_DESK | {P.PERSON_FIND, P.PERSON_OPEN, P.DUTY_ANSWER, P.GLASS_BREAK}

FUNCTIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.INDIVIDUAL: _EVERYONE,
        Role.KEY_PERSON: _EVERYONE | {P.CIRCLE_JOIN, P.SPEAK_FOR},
        Role.PRACTITIONER: _WORKING,
        Role.SUPPORT_WORKER: _AT_THE_DESK,
        Role.MANAGER: _WORKING
        | {P.COLLEAGUE_INVITE, P.ROTA_KEEP, P.LADDER_SET, P.COMPLAINT_ANSWER, P.SUPERVISORS_KEEP}
        | {P.TABLETS_KEEP, P.DISPOSAL_KEEP, P.HOLD_PLACE},
        Role.SAFEGUARDING_LEAD: _AT_THE_DESK
        | {P.GLASS_BREAK, P.CONFIDENTIALITY_KEEP, P.LADDER_SET, P.COMPLAINT_ANSWER, P.SUPERVISORS_KEEP}
        | {P.DISPOSAL_KEEP, P.HOLD_PLACE},
        Role.ORGANISER: _EVERYONE | {P.LISTING_EDIT, P.ISSUE_ANSWER},
        Role.ADMINISTRATOR: _EVERYONE
        | {P.DIRECTORY_CHECK, P.DIRECTORY_IMPORT, P.OUTBOX_SEE, P.PERSON_JOIN, P.COLLEAGUE_INVITE, P.LADDER_SET}
        | {P.CONFLICT_DECLARE, P.CONFIDENTIALITY_KEEP, P.ACCOUNT_CLOSE, P.READINESS_KEEP, P.TABLETS_KEEP},
    }
)
"""What a role may do where there is no subject: begin, look in the directory, run a list."""

_SEE = frozenset(
    {
        P.PERSON_SEE, P.PHOTO_SEE, P.MAP_SEE, P.PLAN_SEE, P.SUGGESTION_SEE, P.REFERRAL_SEE, P.OUTCOME_SEE,
        P.CONSENT_SEE, P.RESTRICTION_SEE, P.REPRESENTATIVE_SEE, P.CAPACITY_SEE, P.SAFETY_SEE,
    }
)  # fmt: skip
_WORK = _SEE | {
    P.PERSON_DESCRIBE, P.MAP_DRAW, P.PLAN_DECIDE, P.PLAN_AGREE, P.SUGGESTION_PICK, P.REFERRAL_MAKE,
    P.REFERRAL_ANSWER, P.ATTENDANCE_RECORD, P.OUTCOME_RECORD, P.REVIEW_HOLD, P.CONSENT_RECORD, P.RESTRICTION_SET,
    P.RECORD_PRINT, P.PERSON_INVITE, P.CIRCLE_KEEP, P.CONSENT_OVERRIDE, P.REPRESENTATIVE_RECORD, P.CAPACITY_RECORD,
    P.STATEMENT_MAKE, P.STATEMENT_ANSWER, P.SAFETY_WRITE, P.DANGER_RECORD, P.ENDING_PLAN, P.SUPERVISED_SEE,
    P.SUPERVISED_RUN, P.SUPERVISED_BOOK, P.DISCLOSURE_SEE, P.DISCLOSURE_PREPARE,
}  # fmt: skip
_NOT_OF_MINE = frozenset(
    {
        P.REFERRAL_ANSWER, P.ATTENDANCE_RECORD, P.REVIEW_HOLD, P.PERSON_INVITE, P.CONSENT_OVERRIDE,
        P.REPRESENTATIVE_RECORD, P.CAPACITY_RECORD, P.STATEMENT_ANSWER, P.DANGER_RECORD, P.SUPERVISED_RUN,
        P.SUPERVISED_BOOK, P.DISCLOSURE_PREPARE,
    }
)  # fmt: skip
_OF_MINE = (_WORK - _NOT_OF_MINE) | {P.LOOKED_SEE, P.LOOK_QUESTION, P.RECORD_COPY}
_ON_SHIFT = frozenset(
    {
        P.PERSON_SEE, P.PHOTO_SEE, P.MAP_SEE, P.PLAN_SEE, P.CONSENT_SEE, P.RESTRICTION_SEE, P.RECORD_PRINT,
        P.REPRESENTATIVE_SEE, P.CAPACITY_SEE, P.STATEMENT_MAKE, P.SAFETY_SEE, P.SUPERVISED_SEE, P.SUPERVISED_RUN,
    }
)  # fmt: skip
_CARD = frozenset({P.CARD_SEE})
_LEADING = _SEE | {
    P.RECORD_PRINT, P.CASELOAD_ASSIGN, P.RESTRICTION_SET, P.RESTRICTION_SECOND, P.LOOKED_SEE, P.CONSENT_OVERRIDE,
    P.STATEMENT_ANSWER, P.DANGER_RECORD, P.SUPERVISED_SEE, P.SUPERVISED_RUN, P.SUPERVISED_BOOK, P.DISCLOSURE_SEE,
    P.DISCLOSURE_PREPARE,
}  # fmt: skip
_PACKET = frozenset({P.REFERRAL_SEE, P.REFERRAL_ANSWER, P.ATTENDANCE_RECORD})
ON_THEIR_WORD: Mapping[Permission, str] = MappingProxyType(
    {
        P.SHARED_ABOUT_SEE: "about_me",
        P.SHARED_TALK_SEE: "communication",
        P.SHARED_OUTINGS_SEE: "outings",
        P.SHARED_PLAN_SEE: "plan",
        P.SHARED_MAP_SEE: "map",
    }
)
"""What somebody of the circle may only while the person shares this kind of information with them, by name."""

_IN_THE_CIRCLE = frozenset({P.SHARED_SEE, *ON_THEIR_WORD})
_TOLD = frozenset({P.CONCERN_SEE, P.CONCERN_DECIDE})
_SAFEGUARDING = frozenset(
    {
        P.PERSON_SEE, P.CONCERN_SEE, P.CONCERN_DECIDE, P.RESTRICTION_SEE, P.RESTRICTION_SET,
        P.RESTRICTION_SECOND, P.REPRESENTATIVE_SEE, P.CAPACITY_SEE, P.SAFETY_SEE,
    }
)  # fmt: skip
SPOKEN_FOR = frozenset(
    {
        P.PERSON_SEE, P.PHOTO_SEE, P.PLAN_SEE, P.OUTCOME_SEE, P.REFERRAL_SEE, P.RESTRICTION_SEE,
        P.REPRESENTATIVE_SEE, P.CAPACITY_SEE,
    }
)  # fmt: skip
"""The most that a representative can be given; each grant lists what of it is theirs. Nothing of it writes."""

THROUGH: Mapping[tuple[Role, Relation], frozenset[Permission]] = MappingProxyType(
    {
        (Role.INDIVIDUAL, Relation.OWN): _OF_MINE,
        (Role.PRACTITIONER, Relation.CASELOAD): _WORK,
        (Role.PRACTITIONER, Relation.COVER): _WORK,
        (Role.PRACTITIONER, Relation.DUTY): _CARD,
        (Role.PRACTITIONER, Relation.BREAK_GLASS): _SEE,
        (Role.SUPPORT_WORKER, Relation.SHIFT): _ON_SHIFT,
        (Role.MANAGER, Relation.TEAM): _LEADING,
        (Role.MANAGER, Relation.COVER): _WORK,
        (Role.MANAGER, Relation.DUTY): _CARD,
        (Role.MANAGER, Relation.BREAK_GLASS): _SEE,
        (Role.MANAGER, Relation.CONCERN): _TOLD,
        (Role.SAFEGUARDING_LEAD, Relation.CONCERN): _SAFEGUARDING,
        (Role.SAFEGUARDING_LEAD, Relation.BREAK_GLASS): _SEE,
        (Role.ORGANISER, Relation.PACKET): _PACKET,
        (Role.KEY_PERSON, Relation.CIRCLE): _IN_THE_CIRCLE,
        (Role.KEY_PERSON, Relation.REPRESENTATIVE): SPOKEN_FOR,
    }
)
"""What a role may do about a person, through one live relation. A pair that is not here gives nothing."""

STAND_ALONE: frozenset[Permission] = frozenset().union(*FUNCTIONS.values())


def may_ever(actor: Actor, permission: StrEnum) -> bool:
    """Say whether this actor could have the permission about anybody at all: the first question of every page."""
    if permission in actor.permissions:
        return True
    if not actor.reaches(permission):
        return False
    if permission in STAND_ALONE:
        return any(permission in FUNCTIONS[role] for role in actor.roles)
    return bool(relations_giving(actor, permission))


def relations_giving(actor: Actor, permission: StrEnum) -> frozenset[Relation]:
    """Return the relations through which one of the actor's roles would have this permission."""
    if not actor.reaches(permission):
        return frozenset()
    return frozenset(
        relation for (role, relation), given in THROUGH.items() if role in actor.roles and permission in given
    )


def roles_giving(actor: Actor, permission: StrEnum, relation: Relation) -> frozenset[Role]:
    """Return which of the actor's roles would have this permission through one relation."""
    if not actor.reaches(permission):
        return frozenset()
    return frozenset(role for role in actor.roles if permission in THROUGH.get((role, relation), frozenset()))
