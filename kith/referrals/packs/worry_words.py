"""Beginnings of words after which an organiser is asked “raise a concern?”. Version 1, written here.

Licence as the project. Known failures: English only; it misses what is said gently (“not herself”), and asks where
nothing is wrong (“hit it off”). Asking costs one press; it decides nothing.
"""

VERSION = 1

WORRYING: tuple[str, ...] = (
    "abuse", "afraid", "assault", "attack", "beat", "black eye", "bleed", "blood", "bruis", "burn", "choke", "cried",
    "crying", "cut", "danger", "die", "dying", "drown", "end it", "ending it", "frighten", "harm", "hit", "hurt",
    "injur", "kick", "kill", "knife", "no food", "overdose", "police", "punch", "rape", "scar", "scared", "self harm",
    "slap", "starv", "steal", "stole", "stolen", "suicid", "threat", "touch", "unsafe", "weapon",
)  # fmt: skip
