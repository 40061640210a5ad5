"""How much each thing counts, version 1. Made here, by judgement, licence as the project; nobody has measured it yet.

Intended use: the order of a list that a person and a worker read together. Never a threshold, never a figure shown.

Known failures:
- It was set by hand on a made-up town and one real city directory. No outcome has been learned from.
- Something near with a weak word can stand above something a little farther with a stronger one.
- A place whose distance, cost or hours are not known stands lower than one that says them, however good it is.
- Distance is a straight line: water, hills and buses are not in it.
"""

from kith.matching.rules.finding import Strength
from kith.matching.rules.offers import Where
from kith.matching.rules.suggesting import Weights

VERSION = 1

WEIGHTS = Weights(
    said=0.36,
    asked=0.30,
    near=0.12,
    gap=0.08,
    times=0.04,
    cost=0.03,
    room=0.03,
    fresh=0.04,
    strength=Strength(
        same={Where.NAME: 0.9, Where.TOPIC: 0.85, Where.TEXT: 0.5},
        kin={Where.NAME: 0.8, Where.TOPIC: 0.75, Where.TEXT: 0.4},
        want=0.7,
    ),
)
