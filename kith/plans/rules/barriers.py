"""What stands in the way, as a closed list of codes.

"Not motivated" is not one of them: whoever would write it is asked what is behind it. Immigration status is not a
field; "needs something that asks for no papers" says what is needed.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kith.ground.words import mark


class Barrier(StrEnum):
    """Something that stands between a person and what they want to do."""

    DISTANCE = "distance"
    MOBILITY = "mobility"
    TRANSPORT = "transport"
    PHYSICAL_ACCESS = "physical_access"
    SENSORY = "sensory"
    LANGUAGE = "language"
    LITERACY = "literacy"
    DIGITAL = "digital"
    COST = "cost"
    CHILDCARE = "childcare"
    CARING_DUTY = "caring_duty"
    TIME = "time"
    CONFIDENCE = "confidence"
    ANXIETY = "anxiety"
    STIGMA = "stigma"
    PAST_EXPERIENCE = "past_experience"
    CULTURE_OR_FAITH = "culture_or_faith"
    GENDER_MIX = "gender_mix"
    SAFETY_OF_AREA = "safety_of_area"
    NO_PAPERS = "no_papers"
    HEALTH_FLARE = "health_flare"


BARRIER_WORDS: Mapping[Barrier, str] = MappingProxyType(
    {
        Barrier.DISTANCE: mark("It is far"),
        Barrier.MOBILITY: mark("Walking or moving is hard"),
        Barrier.TRANSPORT: mark("No way of getting there"),
        Barrier.PHYSICAL_ACCESS: mark("Steps, doors or toilets in the way"),
        Barrier.SENSORY: mark("Sight, hearing, noise or light"),
        Barrier.LANGUAGE: mark("Language"),
        Barrier.LITERACY: mark("Reading and writing"),
        Barrier.DIGITAL: mark("No internet, or not at ease with it"),
        Barrier.COST: mark("Money"),
        Barrier.CHILDCARE: mark("Nobody to mind the children"),
        Barrier.CARING_DUTY: mark("Looking after somebody"),
        Barrier.TIME: mark("No time, or the wrong time"),
        Barrier.CONFIDENCE: mark("Confidence"),
        Barrier.ANXIETY: mark("Worry, or wanting to stay in"),
        Barrier.STIGMA: mark("What people might think"),
        Barrier.PAST_EXPERIENCE: mark("It went badly before"),
        Barrier.CULTURE_OR_FAITH: mark("Culture or faith"),
        Barrier.GENDER_MIX: mark("Who else is there: women, men, mixed"),
        Barrier.SAFETY_OF_AREA: mark("The area does not feel safe"),
        Barrier.NO_PAPERS: mark("Needs something that asks for no papers"),
        Barrier.HEALTH_FLARE: mark("Health comes and goes"),
    },
)
