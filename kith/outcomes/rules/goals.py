"""A goal in the person's own words, and where they say they are with it, 0 to 10.

Goals stand beside every scale and instead of any scale that would not be right for somebody. Three points is the size
of change often used for goals like these; it is not agreed, so nothing is judged by it.
"""

from kith.ground.words import mark
from kith.outcomes.rules.instruments import Better, Scale, Standing, Threshold

LOWEST, HIGHEST = 0, 10
LOWEST_WORDS, HIGHEST_WORDS = mark("not at all there"), mark("all the way there")

GOAL_SCALE = Scale(
    key="goal",
    name=mark("Your own goal"),
    item_keys=("rating",),
    lowest=LOWEST,
    highest=HIGHEST,
    better=Better.HIGHER,
    change=Threshold(3, Standing.PROVISIONAL),
)
