"""Marks that somebody saw on a person: where, of what kind as far as they know, and in words. Nothing here is a score.

Left and right are the person's own. What was seen stands apart from what was said of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kith.ground.words import mark
from kith.people.rules.terms import Term


class MarkKind(Term):
    """What a mark is, as far as whoever saw it knows. None of these says how it came about."""

    NOT_SURE = "not_sure", mark("I am not sure")
    BRUISE = "bruise", mark("Bruise")
    CUT = "cut", mark("Cut or graze")
    BURN = "burn", mark("Burn or scald")
    SWELLING = "swelling", mark("Swelling")
    BITE = "bite", mark("Bite")
    OTHER = "other", mark("Something else")


class Region(Term):
    """A place on somebody's body, from the body's own side."""

    TOP_OF_HEAD = "top_of_head", mark("Top of the head")
    FOREHEAD = "forehead", mark("Forehead")
    LEFT_EYE = "left_eye", mark("Left eye, or round it")
    RIGHT_EYE = "right_eye", mark("Right eye, or round it")
    LEFT_EAR = "left_ear", mark("Left ear")
    RIGHT_EAR = "right_ear", mark("Right ear")
    NOSE = "nose", mark("Nose")
    LEFT_CHEEK = "left_cheek", mark("Left cheek")
    RIGHT_CHEEK = "right_cheek", mark("Right cheek")
    MOUTH = "mouth", mark("Mouth or lips")
    CHIN = "chin", mark("Chin or jaw")
    THROAT = "throat", mark("Front of the neck")
    LEFT_SHOULDER = "left_shoulder", mark("Left shoulder")
    RIGHT_SHOULDER = "right_shoulder", mark("Right shoulder")
    LEFT_CHEST = "left_chest", mark("Left side of the chest")
    RIGHT_CHEST = "right_chest", mark("Right side of the chest")
    LEFT_RIBS = "left_ribs", mark("Left side, over the ribs")
    RIGHT_RIBS = "right_ribs", mark("Right side, over the ribs")
    BELLY = "belly", mark("Belly")
    LEFT_HIP = "left_hip", mark("Left hip")
    RIGHT_HIP = "right_hip", mark("Right hip")
    PRIVATE_PARTS = "private_parts", mark("Private parts")
    LEFT_UPPER_ARM = "left_upper_arm", mark("Left upper arm")
    RIGHT_UPPER_ARM = "right_upper_arm", mark("Right upper arm")
    LEFT_INNER_FOREARM = "left_inner_forearm", mark("Inside of the left forearm")
    RIGHT_INNER_FOREARM = "right_inner_forearm", mark("Inside of the right forearm")
    LEFT_WRIST = "left_wrist", mark("Left wrist")
    RIGHT_WRIST = "right_wrist", mark("Right wrist")
    LEFT_PALM = "left_palm", mark("Palm of the left hand")
    RIGHT_PALM = "right_palm", mark("Palm of the right hand")
    LEFT_THIGH = "left_thigh", mark("Front of the left thigh")
    RIGHT_THIGH = "right_thigh", mark("Front of the right thigh")
    LEFT_INNER_THIGH = "left_inner_thigh", mark("Inside of the left thigh")
    RIGHT_INNER_THIGH = "right_inner_thigh", mark("Inside of the right thigh")
    LEFT_KNEE = "left_knee", mark("Left knee")
    RIGHT_KNEE = "right_knee", mark("Right knee")
    LEFT_SHIN = "left_shin", mark("Left shin")
    RIGHT_SHIN = "right_shin", mark("Right shin")
    LEFT_ANKLE = "left_ankle", mark("Left ankle")
    RIGHT_ANKLE = "right_ankle", mark("Right ankle")
    LEFT_FOOT = "left_foot", mark("Left foot, top or toes")
    RIGHT_FOOT = "right_foot", mark("Right foot, top or toes")
    BACK_OF_HEAD = "back_of_head", mark("Back of the head")
    BACK_OF_NECK = "back_of_neck", mark("Back of the neck")
    LEFT_BACK_OF_SHOULDER = "left_back_of_shoulder", mark("Left shoulder, from behind")
    RIGHT_BACK_OF_SHOULDER = "right_back_of_shoulder", mark("Right shoulder, from behind")
    LEFT_UPPER_BACK = "left_upper_back", mark("Upper back, left of the spine")
    RIGHT_UPPER_BACK = "right_upper_back", mark("Upper back, right of the spine")
    LEFT_LOWER_BACK = "left_lower_back", mark("Lower back, left of the spine")
    RIGHT_LOWER_BACK = "right_lower_back", mark("Lower back, right of the spine")
    LEFT_BUTTOCK = "left_buttock", mark("Left buttock")
    RIGHT_BUTTOCK = "right_buttock", mark("Right buttock")
    LEFT_BACK_OF_UPPER_ARM = "left_back_of_upper_arm", mark("Back of the left upper arm")
    RIGHT_BACK_OF_UPPER_ARM = "right_back_of_upper_arm", mark("Back of the right upper arm")
    LEFT_ELBOW = "left_elbow", mark("Left elbow")
    RIGHT_ELBOW = "right_elbow", mark("Right elbow")
    LEFT_OUTER_FOREARM = "left_outer_forearm", mark("Outside of the left forearm")
    RIGHT_OUTER_FOREARM = "right_outer_forearm", mark("Outside of the right forearm")
    LEFT_BACK_OF_HAND = "left_back_of_hand", mark("Back of the left hand")
    RIGHT_BACK_OF_HAND = "right_back_of_hand", mark("Back of the right hand")
    LEFT_BACK_OF_THIGH = "left_back_of_thigh", mark("Back of the left thigh")
    RIGHT_BACK_OF_THIGH = "right_back_of_thigh", mark("Back of the right thigh")
    LEFT_BACK_OF_KNEE = "left_back_of_knee", mark("Hollow of the left knee")
    RIGHT_BACK_OF_KNEE = "right_back_of_knee", mark("Hollow of the right knee")
    LEFT_CALF = "left_calf", mark("Left calf")
    RIGHT_CALF = "right_calf", mark("Right calf")
    LEFT_HEEL = "left_heel", mark("Left heel or sole")
    RIGHT_HEEL = "right_heel", mark("Right heel or sole")
    SOMEWHERE = "somewhere", mark("Somewhere else, or I cannot say where")


class View(Term):
    """A side from which a body is drawn."""

    HEAD = "head", mark("Head and face")
    FRONT = "front", mark("The front of the body")
    BACK = "back", mark("The back of the body")


@dataclass(frozen=True)
class Part:
    """A part of the body as one row of a list: in the middle, or left and right.

    It is drawn so far from the middle and from the top, in units of the figure.
    """

    words: str
    regions: tuple[Region, ...]
    from_middle: int
    from_top: int


VIEWS: Mapping[View, tuple[Part, ...]] = {
    View.HEAD: (
        Part(mark("Top of the head"), (Region.TOP_OF_HEAD,), 0, 20),
        Part(mark("Forehead"), (Region.FOREHEAD,), 0, 60),
        Part(mark("Eye, or round it"), (Region.LEFT_EYE, Region.RIGHT_EYE), 30, 93),
        Part(mark("Ear"), (Region.LEFT_EAR, Region.RIGHT_EAR), 73, 100),
        Part(mark("Nose"), (Region.NOSE,), 0, 112),
        Part(mark("Cheek"), (Region.LEFT_CHEEK, Region.RIGHT_CHEEK), 40, 130),
        Part(mark("Mouth or lips"), (Region.MOUTH,), 0, 154),
        Part(mark("Chin or jaw"), (Region.CHIN,), 0, 186),
        Part(mark("Front of the neck"), (Region.THROAT,), 0, 222),
    ),
    View.FRONT: (
        Part(mark("Shoulder"), (Region.LEFT_SHOULDER, Region.RIGHT_SHOULDER), 38, 102),
        Part(mark("Chest"), (Region.LEFT_CHEST, Region.RIGHT_CHEST), 17, 122),
        Part(mark("Side, over the ribs"), (Region.LEFT_RIBS, Region.RIGHT_RIBS), 33, 156),
        Part(mark("Belly"), (Region.BELLY,), 0, 178),
        Part(mark("Hip"), (Region.LEFT_HIP, Region.RIGHT_HIP), 36, 218),
        Part(mark("Private parts"), (Region.PRIVATE_PARTS,), 0, 238),
        Part(mark("Upper arm"), (Region.LEFT_UPPER_ARM, Region.RIGHT_UPPER_ARM), 55, 140),
        Part(mark("Forearm, inside"), (Region.LEFT_INNER_FOREARM, Region.RIGHT_INNER_FOREARM), 68, 196),
        Part(mark("Wrist"), (Region.LEFT_WRIST, Region.RIGHT_WRIST), 76, 232),
        Part(mark("Hand, palm"), (Region.LEFT_PALM, Region.RIGHT_PALM), 85, 260),
        Part(mark("Thigh, front"), (Region.LEFT_THIGH, Region.RIGHT_THIGH), 33, 280),
        Part(mark("Thigh, inside"), (Region.LEFT_INNER_THIGH, Region.RIGHT_INNER_THIGH), 11, 272),
        Part(mark("Knee"), (Region.LEFT_KNEE, Region.RIGHT_KNEE), 24, 334),
        Part(mark("Shin"), (Region.LEFT_SHIN, Region.RIGHT_SHIN), 24, 370),
        Part(mark("Ankle"), (Region.LEFT_ANKLE, Region.RIGHT_ANKLE), 21, 402),
        Part(mark("Foot, top or toes"), (Region.LEFT_FOOT, Region.RIGHT_FOOT), 25, 427),
    ),
    View.BACK: (
        Part(mark("Back of the head"), (Region.BACK_OF_HEAD,), 0, 36),
        Part(mark("Back of the neck"), (Region.BACK_OF_NECK,), 0, 78),
        Part(mark("Shoulder, behind"), (Region.LEFT_BACK_OF_SHOULDER, Region.RIGHT_BACK_OF_SHOULDER), 38, 102),
        Part(mark("Upper back"), (Region.LEFT_UPPER_BACK, Region.RIGHT_UPPER_BACK), 17, 130),
        Part(mark("Lower back"), (Region.LEFT_LOWER_BACK, Region.RIGHT_LOWER_BACK), 17, 184),
        Part(mark("Buttock"), (Region.LEFT_BUTTOCK, Region.RIGHT_BUTTOCK), 21, 232),
        Part(mark("Upper arm, behind"), (Region.LEFT_BACK_OF_UPPER_ARM, Region.RIGHT_BACK_OF_UPPER_ARM), 55, 140),
        Part(mark("Elbow"), (Region.LEFT_ELBOW, Region.RIGHT_ELBOW), 62, 174),
        Part(mark("Forearm, outside"), (Region.LEFT_OUTER_FOREARM, Region.RIGHT_OUTER_FOREARM), 71, 208),
        Part(mark("Hand, back"), (Region.LEFT_BACK_OF_HAND, Region.RIGHT_BACK_OF_HAND), 85, 258),
        Part(mark("Thigh, behind"), (Region.LEFT_BACK_OF_THIGH, Region.RIGHT_BACK_OF_THIGH), 26, 284),
        Part(mark("Knee, behind"), (Region.LEFT_BACK_OF_KNEE, Region.RIGHT_BACK_OF_KNEE), 24, 334),
        Part(mark("Calf"), (Region.LEFT_CALF, Region.RIGHT_CALF), 25, 368),
        Part(mark("Heel or sole"), (Region.LEFT_HEEL, Region.RIGHT_HEEL), 22, 426),
    ),
}


@dataclass(frozen=True)
class Marks:
    """What somebody saw at one time: where and of what kind, how it looks, what the person said of it, and when."""

    where: Mapping[Region, MarkKind] = field(default_factory=dict)
    looks: str = ""
    said: str = ""
    seen_on: date | None = None
    seen_about: str = ""

    @property
    def are_none(self) -> bool:
        """Say whether nothing was seen: a day alone tells nothing."""
        return not (self.where or self.looks.strip() or self.said.strip())


UNMARKED = Marks()
"""Nothing was seen, or nobody told of it."""


def numbered(regions: Iterable[Region]) -> Mapping[Region, int]:
    """Give each place its number, in the order in which it was first told of; a place keeps it however often."""
    return {region: number for number, region in enumerate(dict.fromkeys(regions), start=1)}
