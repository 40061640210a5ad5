"""The clauses of every scopes.py, said again by hand: which stand on a table, in which order, and what each must say.

A table about one person has the standard clauses. Any other says in `SHAPES` which it has; one whose person is not at
`person` says in `PATHS` where they are. What a role is given through a relation stands in docs/reference/reasons.csv.
"""

import csv
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db.models import Q

from kith.ground.access import scoping
from kith.ground.access.permissions import FUNCTIONS, STAND_ALONE, THROUGH, Permission, Relation
from kith.ground.access.scoping import ANYTHING, NOTHING, AccessReason, Ask, Clause, Effect, Scope, any_of
from kith.ground.accounts.models import Organisation
from kith.ground.actor import Actor, Role
from kith.ground.ids import AccountId, OrganisationId, PersonId, TeamId
from tests.laws.matrix import Row, routes

GIVEN = Path(__file__).parents[2] / "docs/reference/reasons.csv"

R = AccessReason
NEAR = (
    R.OWN, R.CASELOAD, R.COVER, R.SHIFT, R.DUTY, R.TEAM, R.CIRCLE, R.REPRESENTATIVE, R.PACKET, R.CONCERN,
    R.BREAK_GLASS, R.SYSTEM,
)  # fmt: skip
STANDARD = (R.OTHER_ORGANISATION, R.HARD_DENIAL, R.SET_APART, *NEAR)
COLLEAGUES = (R.OTHER_ORGANISATION, R.COLLEAGUE)
OF_PAIRS = (R.HARD_DENIAL, R.SET_APART, *COLLEAGUES)
OF_DISPOSAL = (R.HARD_DENIAL, *COLLEAGUES)
"""Whoever forgets must see what is set apart, to put it back."""
OF_THE_LEAD = (R.KEPT_APART, R.HARD_DENIAL, R.SET_APART, *COLLEAGUES)
SEALED = (R.OTHER_ORGANISATION, R.HARD_DENIAL, R.SET_APART, R.NAMED, R.CONCERN, R.TOLD, R.RAISED, R.SYSTEM)
OF_A_COMPLAINT = (R.OTHER_ORGANISATION, R.HARD_DENIAL, R.SET_APART, R.KEPT_APART, R.COLLEAGUE, R.OWN)

ABOUT_A_CONCERN: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "Acknowledgement", "Addition", "Challenge", "Climb", "ConcernAct", "ConcernDecision", "ConcernEnd",
            "NamedInConcern", "OutsidePrompt", "Sighting",
        ),
        "concern__person",
    ),
    "BodyMark": "sighting__concern__person",
    "ChallengeAnswer": "challenge__concern__person",
    "NamedAnswer": "named__concern__person",
    "Telling": "climb__concern__person",
}  # fmt: skip
"""Where the person is that a concern is about."""

SHAPES: Mapping[str, tuple[AccessReason, ...]] = {
    "circles.CircleTurn": (*STANDARD, R.CIRCLE),
    "circles.KeyPerson": (*STANDARD, R.CIRCLE),
    "consent.WithoutYes": (R.KEPT_APART, *STANDARD),
    "correspondence.Message": (R.OTHER_ORGANISATION, R.KEPT_APART, R.KEPT_APART, R.SET_APART, R.COLLEAGUE,
        R.COLLEAGUE, R.CASELOAD, R.OWN),
    **{
        f"directory.{table}": COLLEAGUES
        for table in (
            "Check", "Doubt", "Edition", "EditionStep", "Glance", "Organiser", "Place", "Provider", "Source", "Topic",
            "Withdrawal",
        )
    },
    "directory.Listing": (*COLLEAGUES, R.ORGANISER),
    "disclosure.Release": (R.KEPT_APART, *STANDARD),
    **{f"disposal.{table}": COLLEAGUES for table in ("Certificate", "Erased", "KeptLonger")},
    **{f"disposal.{table}": OF_DISPOSAL for table in ("Hold", "HoldEnd", "Disposal", "Decision", "PutBack")},
    "files.Photo": (R.KEPT_APART, *STANDARD),
    "gatherings.Meeting": (R.OTHER_ORGANISATION, R.ORGANISER, R.PACKET),
    **{f"looking.{table}": COLLEAGUES for table in ("Away", "CameBack", "Lead", "RotaTurn")},
    **{
        f"looking.{table}": OF_THE_LEAD
        for table in (
            "Conflict", "ConflictCleared", "Emergency", "EmergencyHeldBack", "EmergencyReview", "LikelyTie",
            "LikelyTieSettled", "Unusual", "UnusualDecided",
        )
    },
    **{f"looking.{table}": (*OF_THE_LEAD, *NEAR) for table in ("LookAnswer", "LookQuestion")},
    "looking.OwnMarks": (R.OTHER_ORGANISATION, R.OWN),
    **{
        f"networks.{table}": tuple(reason for reason in STANDARD if reason is not R.CIRCLE)
        for table in (
            "Command", "ContactDisputed", "Reminded", "Reminder", "TalkedOver", "Unplaced", "Wave",
        )
    },
    "networks.WorkerView": (R.KEPT_APART, *STANDARD),
    **{
        f"wishes.{table}": tuple(reason for reason in STANDARD if reason is not R.CIRCLE)
        for table in ("GoodTime", "GoodWeek", "Noticed", "NoticedAnswer", "Sorting")
    },
    "wishes.WalkPicture": (R.KEPT_APART, *(reason for reason in STANDARD if reason is not R.CIRCLE)),
    "wishes.Sorted": (R.KEPT_APART, *(reason for reason in STANDARD if reason is not R.CIRCLE)),
    "outcomes.LicencePermission": COLLEAGUES,
    **{
        f"own_record.{table}": (R.KEPT_APART, *(reason for reason in STANDARD if reason is not R.PACKET))
        for table in ("Statement", "StatementAnswer")
    },
    "people.LikelySame": OF_PAIRS,
    "people.Person": (*STANDARD, R.COLLEAGUE),
    "people.Settled": OF_PAIRS,
    **{f"referrals.{table}": (*STANDARD, R.LINK) for table in ("PacketField", "Referral", "ReferralTurn")},
    **{
        f"rights.{table}": OF_A_COMPLAINT
        for table in ("Acknowledgement", "Answer", "AskedAgain", "Complaint", "Named", "Taken")
    },
    **{f"rights.{table}": (*OF_A_COMPLAINT, R.ORGANISER) for table in ("GroupIssue", "IssueAnswer", "IssueAsked")},
    **{f"safety.{table}": (*STANDARD, R.ORGANISER) for table in ("SupervisedVisit", "VisitNote", "VisitTurn")},
    **{
        f"safety.{table}": COLLEAGUES
        for table in ("LineEdition", "LineOff", "LineTried", "LocalLine", "Supervisor")
    },
    **{
        f"safeguarding.{table}": (*STANDARD, R.CONCERN)
        for table in (
            "Confirmation", "Explanation", "Lifting", "LiftingAsked", "NearMatch", "NearMatchDecision", "Restriction",
            "StoppedAct", "WishAnswer",
        )
    },
    **{f"safeguarding.{table}": COLLEAGUES for table in ("ConcernStance", "LadderPlace", "OnCall", "OutsideNumber")},
    "safeguarding.Concern": SEALED,
    **{f"safeguarding.{table}": SEALED for table in ABOUT_A_CONCERN},
}  # fmt: skip

PATHS: Mapping[str, tuple[str, ...]] = {
    "consent.SharingItem": ("sharing__person",),
    **{
        f"disclosure.{table}": ("request__person",)
        for table in ("Added", "Choice", "HarmOpinion", "Release", "RequestTurn")
    },
    "disposal.Decision": ("disposal__person",),
    "disposal.HoldEnd": ("hold__person",),
    "disposal.PutBack": ("disposal__person",),
    "looking.CallEnded": ("call__person",),
    "looking.CallerChecked": ("call__person",),
    "looking.ConflictCleared": ("conflict__person",),
    "looking.EmergencyHeldBack": ("emergency__person",),
    "looking.EmergencyReview": ("emergency__person",),
    "looking.LikelyTieSettled": ("likely__person",),
    "looking.LookAnswer": ("question__person",),
    "looking.UnusualDecided": ("unusual__person",),
    "networks.Acquaintance": ("map__person",),
    "networks.Contact": ("tie__map__person",),
    "networks.ContactDisputed": ("contact__tie__map__person",),
    "networks.Reminded": ("tie__map__person",),
    "networks.Reminder": ("tie__map__person",),
    "networks.TalkedOver": ("reminded__tie__map__person",),
    "networks.Tie": ("map__person",),
    "networks.TieAsItWas": ("tie__map__person",),
    "networks.TieConfirmation": ("decision__tie__map__person",),
    "networks.TieDecision": ("tie__map__person",),
    "networks.WorkerView": ("tie__map__person",),
    "outcomes.Answer": ("answer_set__person",),
    "outcomes.GoalEnding": ("goal__person",),
    "outcomes.GoalRating": ("goal__person",),
    "outcomes.StatedScore": ("answer_set__person",),
    "outcomes.Talk": ("answer_set__person",),
    "own_record.StatementAnswer": ("statement__person",),
    "people.LikelySame": ("person", "other"),
    "people.Person": ("pk",),
    "people.Settled": ("likely__person", "likely__other"),
    "plans.Agreement": ("plan__person",),
    "plans.NeedLine": ("plan__person",),
    "plans.ReviewHeld": ("review__plan__person",),
    "plans.Review": ("plan__person",),
    "plans.SectionNote": ("review__plan__person",),
    "plans.Step": ("plan__person",),
    "plans.StepEnding": ("step__plan__person",),
    "plans.SupportRating": ("review__plan__person",),
    "referrals.AnswerLink": ("referral__person",),
    "referrals.Hearer": ("referral__person",),
    "referrals.LinkOpening": ("link__referral__person",),
    "referrals.PacketField": ("referral__person",),
    "referrals.ReferralTurn": ("referral__person",),
    "referrals.ToldBack": ("referral__person",),
    **{
        f"rights.{table}": ("complaint__person",)
        for table in ("Acknowledgement", "Answer", "AskedAgain", "GroupIssue", "Named", "Taken")
    },
    **{f"rights.{table}": ("issue__complaint__person",) for table in ("IssueAnswer", "IssueAsked")},
    "rights.BestInterestsDecision": ("capacity__person",),
    "rights.Consulted": ("best_interests__capacity__person",),
    "rights.Evidence": ("representative__person",),
    "rights.RepresentativeEnd": ("representative__person",),
    **{
        f"safeguarding.{table}": ("restriction__person",)
        for table in ("Confirmation", "Explanation", "Lifting", "LiftingAsked", "NearMatch", "StoppedAct")
    },
    **{f"safeguarding.{table}": (path,) for table, path in ABOUT_A_CONCERN.items()},
    "circles.CircleTurn": ("key_person__person",),
    "networks.TieShown": ("tie__map__person",),
    "safeguarding.NearMatchDecision": ("near_match__restriction__person",),
    "safety.DangerEnd": ("danger__person",),
    "safety.DangerLook": ("danger__person",),
    "safety.Ending": ("tie__map__person",),
    **{f"safety.{table}": ("ending__tie__map__person",) for table in ("EndingDone", "EndingLeft", "FollowUp")},
    **{f"safety.{table}": ("visit__person",) for table in ("VisitNote", "VisitTurn")},
    "safety.FollowUpDone": ("follow_up__ending__tie__map__person",),
    "safeguarding.WishAnswer": ("stopped__restriction__person",),
    "wishes.GoodTime": ("week__person",),
    "wishes.NoticedAnswer": ("noticed__person",),
    "wishes.Sorted": ("sorting__person",),
}
NARROWED: Mapping[AccessReason, tuple[str, ...]] = {
    R.PACKET: ("gatherings.Place", "gatherings.Attendance", "own_record.", "referrals."),
    R.CIRCLE: (
        "networks.Acquaintance", "networks.Command", "networks.Contact", "networks.Reminde", "networks.TalkedOver",
        "networks.TieAsItWas", "networks.TieConfirmation", "networks.TieDecision", "networks.Unplaced",
        "networks.Wave", "networks.WorkerView",
        "plans.Step", "plans.StepEnding", "plans.SupportRating", "wishes.",
    ),
}  # fmt: skip
"""Where a packet opens what belongs to its listing, or nothing; and the circle only what is about a tie it is shown."""

ASKED_BY_COMMANDS = {Permission.DIRECTORY_IMPORT: {Role.ADMINISTRATOR}, Permission.COMPLAINT_MAKE: set(Role)}
"""What no page asks for: a command does, or an action behind a door that is open to all."""

HOUSE, ACCOUNT, WHEN = OrganisationId(UUID(int=1)), AccountId(UUID(int=2)), datetime(2026, 5, 4, 9, tzinfo=UTC)
EVERYBODY = Actor(
    HOUSE,
    "Everybody",
    account_id=ACCOUNT,
    roles=frozenset(Role),
    teams=frozenset((role, TeamId(UUID(int=3))) for role in Role),
    person_id=PersonId(UUID(int=4)),
)
"""One account that holds every role: whatever a role gives, it is given."""
NOBODY = Actor(HOUSE, "Nobody")
LINKED = Actor.by_link("Link", HOUSE, UUID(int=5), *Permission)
SYSTEM = Actor.of_system("law", HOUSE, *Permission)
DEMO = Q(organisation__kind=Organisation.Kind.DEMO.value)


def wrong(label: str, found: Scope) -> list[str]:
    """Return where the clauses of one table are not as they are said here."""
    expected = SHAPES.get(label, STANDARD)
    stands = tuple(clause.reason for clause in found.clauses)
    if stands != expected:
        return [f"{label} has {', '.join(stands)}; tests/laws/clauses.py says {', '.join(expected)}."]
    faults = [fault for clause in found.clauses for fault in _wrong_clause(label, clause)]
    through = [clause.reason for clause in found.clauses if clause.through]
    near = [reason for reason in NEAR if reason not in {R.OWN, R.SYSTEM} and not _is_narrowed(label, reason)]
    if R.COVER in expected and through != near:
        faults.append(f"{label}: of its relations, {', '.join(through)} lead to the person.")
    own = [clause.q(_ask(EVERYBODY)) for clause in found.clauses if clause.reason is R.OWN]
    if R.COVER in expected and Q(**{_paths(label)[0]: EVERYBODY.person_id}) not in own:
        faults.append(f"{label}: nothing of it is one's own.")
    return faults


def _wrong_clause(label: str, clause: Clause) -> Iterator[str]:
    yield from _wrong_denial(label, clause) if clause.effect is Effect.DENIES else _wrong_grant(label, clause)


def _wrong_denial(label: str, clause: Clause) -> Iterator[str]:
    is_apart = clause.reason is R.SET_APART
    for ask, expected in _of_those_set_apart(label) if is_apart else _denials(label, clause.reason):
        if clause.q(ask) not in expected:
            yield f"{label}: {clause.reason} does not keep {ask.actor.name} from what it should."
    if clause.reason is R.NAMED and clause.q(_ask(EVERYBODY, Permission.CONCERN_SEE)) is NOTHING:
        yield f"{label}: {clause.reason} keeps nobody away."


def _wrong_grant(label: str, clause: Clause) -> Iterator[str]:
    if clause.reason in {R.OTHER_ORGANISATION, R.HARD_DENIAL, R.SET_APART, R.KEPT_APART, R.NAMED}:
        yield f"{label}: {clause.reason} lets somebody in."
    if any(clause.q(_ask(NOBODY, may)) is not NOTHING for may in Permission):
        yield f"{label}: {clause.reason} lets somebody in who is nobody."
    reached = [clause.q(_ask(actor, may)) for actor in (EVERYBODY, LINKED, SYSTEM) for may in Permission]
    if all(rows is NOTHING for rows in reached):
        yield f"{label}: {clause.reason} lets nobody in."
    answers = {id(clause.q(_ask(EVERYBODY, may))) for may in Permission}
    is_plain = clause.reason is R.COLLEAGUE and label != "correspondence.Message"
    if is_plain and answers != {id(ANYTHING), id(NOTHING)}:
        yield f"{label}: {clause.reason} is all or nothing, by permission."
    if R.COVER in SHAPES.get(label, STANDARD):
        yield from _wrong_near(label, clause)


def _wrong_near(label: str, clause: Clause) -> Iterator[str]:
    """Return where a clause of those who are near leads by another way than to the person."""
    path, see = _paths(label)[0], Permission.PERSON_SEE
    if clause.through is not None and clause.through != (path, Relation(clause.reason.value)):
        yield f"{label}: {clause.reason} leads through {clause.through}."
    if clause.reason is R.SYSTEM and clause.q(_ask(SYSTEM, see)) is not ANYTHING:
        yield f"{label}: {clause.reason} does not let in a named part of the system."


def _is_narrowed(label: str, reason: AccessReason) -> bool:
    return (label == "networks.Tie" and reason is R.CIRCLE) or label.startswith(NARROWED.get(reason, ("nothing",)))


def _of_those_set_apart(label: str) -> Iterator[tuple[Ask, list[Q]]]:
    """Return what everybody is kept from, whoever they are and by whichever way they come."""
    gone = any_of(Q(**{f"{path}__in": scoping._set_apart()}) for path in _paths(label))
    for actor in (EVERYBODY, NOBODY, LINKED, SYSTEM):
        yield _ask(actor), [gone]


KEPT_APART: Mapping[str, tuple[Q, Q]] = {
    "files.Photo": (~Q(purpose="person"), ~Q(purpose="person")),
    "networks.WorkerView": (NOTHING, ANYTHING),
    "wishes.WalkPicture": (Q(is_private=True) & ~Q(person=EVERYBODY.person_id), Q(is_private=True)),
    "wishes.Sorted": (Q(is_private=True) & ~Q(sorting__person=EVERYBODY.person_id), Q(is_private=True)),
}
"""What is kept apart from somebody with every role, and from somebody with none."""


def _denials(label: str, reason: AccessReason) -> Iterator[tuple[Ask, list[Q]]]:
    """Return from what a denial must keep whom: one of these, where a table has several of one kind."""
    everybody, nobody = _ask(EVERYBODY), _ask(NOBODY)
    if reason is R.OTHER_ORGANISATION:
        elsewhere = ~Q(organisation_id=HOUSE)
        yield everybody, [elsewhere & ~DEMO if label == "correspondence.Message" else elsewhere]
    elif reason is R.HARD_DENIAL:
        kept = scoping._kept_from(ACCOUNT, WHEN)
        reading = _ask(EVERYBODY, Permission.CONCERN_SEE) if R.NAMED in SHAPES.get(label, STANDARD) else everybody
        yield reading, [any_of(Q(**{f"{path}__in": kept}) for path in _paths(label))]
        yield nobody, [NOTHING]
    elif reason is R.NAMED:
        yield nobody, [NOTHING]
        yield everybody, [NOTHING]
    elif label in KEPT_APART:
        from_everybody, from_nobody = KEPT_APART[label]
        yield everybody, [from_everybody]
        yield nobody, [from_nobody]
    elif label == "consent.WithoutYes":
        yield everybody, [Q(told_on=None)]
        yield _ask(EVERYBODY, Permission.CONSENT_OVERRIDE), [NOTHING]
    elif label == "disclosure.Release":
        inside = Q(request__way="inside")
        yield everybody, [inside & ~Q(request__person=EVERYBODY.person_id)]
        yield nobody, [inside]
    elif label.startswith("own_record."):
        about = _paths(label)[0].removesuffix("person")
        yield _ask(EVERYBODY, Permission.PLAN_SEE), [~Q(**{f"{about}part__in": ["plan"]})]
        yield _ask(EVERYBODY, Permission.STATEMENT_ANSWER), [NOTHING]
    elif label.startswith("rights."):
        yield everybody, [Q(**{_paths(label)[0].removesuffix("person") + "named__account": ACCOUNT})]
        yield nobody, [NOTHING]
    elif label == "correspondence.Message":
        key = Q(is_key=True) & ~Q(poster_id=ACCOUNT) & ~DEMO
        yield everybody, [key, Q(is_sealed=True) & ~Q(account_id=ACCOUNT)]
    else:
        yield everybody, [Q(**{_paths(label)[0].removesuffix("person") + "account": ACCOUNT})]
        yield nobody, [NOTHING]


def _paths(label: str) -> tuple[str, ...]:
    return PATHS.get(label, ("person",))


def _ask(actor: Actor, may: Permission = Permission.PERSON_SEE) -> Ask:
    return Ask(actor, may, WHEN)


def given_by_the_table() -> dict[tuple[Role, Relation], frozenset[Permission]]:
    """Return what docs/reference/reasons.csv says that each role is given through each relation."""
    given: dict[tuple[Role, Relation], set[Permission]] = {}
    for line in csv.DictReader(GIVEN.read_text(encoding="utf-8").splitlines()):
        permission = Permission(line.pop("permission"))
        for column, cell in line.items():
            role, _space, relation = column.partition(" ")
            pair = given.setdefault((Role(role), Relation(relation)), set())
            pair |= {permission} if cell == "yes" else set()
    return {pair: frozenset(permissions) for pair, permissions in given.items()}


def functions_by_the_table(rows: tuple[Row, ...]) -> dict[Permission, set[Role]]:
    """Return which roles come in to a page by each permission without a subject, as permissions.csv says."""
    declared = {route.name: route.declared.may for route in routes() if route.declared}
    found: dict[Permission, set[Role]] = {may: set(roles) for may, roles in ASKED_BY_COMMANDS.items()}
    for row in rows:
        may = declared[row.route]
        if isinstance(may, Permission) and may in STAND_ALONE:
            found.setdefault(may, set()).update(role for role in Role if row.cells[role.value])
    return found


@dataclass(frozen=True)
class Mutant:
    """One change to what is decided, and what asks the law about it."""

    words: str
    faults: Callable[[], Collection[str]]


def mutants(rows: tuple[Row, ...]) -> Iterator[Mutant]:
    """Make every change: each clause left out or turned round, each table's turned about, each grant left out."""
    for label, scope in sorted(scoping._scopes.items()):
        for place, clause in enumerate(scope.clauses):
            others = (scope.clauses[:place], scope.clauses[place + 1 :])
            yield _tried(label, f"without {clause.reason}", (*others[0], *others[1]))
            yield _tried(label, f"with not {clause.reason}", (*others[0], _turned(clause), *others[1]))
            opposite = Effect.GRANTS if clause.effect is Effect.DENIES else Effect.DENIES
            yield _tried(
                label, f"with {clause.reason} {opposite}", (*others[0], replace(clause, effect=opposite), *others[1])
            )
        for place in range(len(scope.clauses) - 1):
            one, two = scope.clauses[place : place + 2]
            if one.reason != two.reason:
                swapped = (*scope.clauses[:place], two, one, *scope.clauses[place + 2 :])
                yield _tried(label, f"with {two.reason} before {one.reason}", swapped)
    for pair, permissions in THROUGH.items():
        without = {other: given for other, given in THROUGH.items() if other != pair}
        yield Mutant(f"nothing through {pair}", partial(_differs, without))
        for permission in permissions:
            less = {**THROUGH, pair: permissions - {permission}}
            yield Mutant(f"no {permission} through {pair}", partial(_differs, less))
    said = functions_by_the_table(rows)
    for role, given in FUNCTIONS.items():
        for permission in given:
            roles = {other for other in FUNCTIONS if permission in FUNCTIONS[other]} - {role}
            yield Mutant(f"no {permission} for {role}", partial(_others, permission, roles, said))


def _tried(label: str, words: str, clauses: tuple[Clause, ...]) -> Mutant:
    return Mutant(f"{label} {words}", partial(wrong, label, Scope(clauses)))


def _turned(clause: Clause) -> Clause:
    return replace(clause, q=lambda ask: ~clause.q(ask), through=None)


def _differs(through: Mapping[tuple[Role, Relation], frozenset[Permission]]) -> tuple[str, ...]:
    return ("it is not what the table says",) if dict(through) != given_by_the_table() else ()


def _others(permission: Permission, roles: set[Role], said: Mapping[Permission, set[Role]]) -> tuple[str, ...]:
    return (f"{permission} is not whose the table says",) if roles != said.get(permission, roles) else ()
