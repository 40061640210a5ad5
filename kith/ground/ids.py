"""Names for identities. Every id is a random UUID, so that a client may make one offline and none can be guessed."""

from typing import NewType
from uuid import UUID, uuid4

OrganisationId = NewType("OrganisationId", UUID)
TeamId = NewType("TeamId", UUID)
AccountId = NewType("AccountId", UUID)
PersonId = NewType("PersonId", UUID)
CaseId = NewType("CaseId", UUID)
MapId = NewType("MapId", UUID)
TieId = NewType("TieId", UUID)
UnplacedId = NewType("UnplacedId", UUID)
PlanId = NewType("PlanId", UUID)
GoalId = NewType("GoalId", UUID)
StepId = NewType("StepId", UUID)
ReviewId = NewType("ReviewId", UUID)
AnswerSetId = NewType("AnswerSetId", UUID)
ReferralId = NewType("ReferralId", UUID)
ListingId = NewType("ListingId", UUID)
GatheringId = NewType("GatheringId", UUID)
RestrictionId = NewType("RestrictionId", UUID)
ConcernId = NewType("ConcernId", UUID)
NamedId = NewType("NamedId", UUID)
ChallengeId = NewType("ChallengeId", UUID)
MessageId = NewType("MessageId", UUID)
FileId = NewType("FileId", UUID)


def new_id() -> UUID:
    """Return a fresh identity."""
    return uuid4()
