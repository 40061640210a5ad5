"""Limits on contact, and concerns that somebody may be hurt.

Words here: *limit* (a restriction on contact, of whatever basis), *party* (the other one, whoever and however known),
*concern*. This room never scores how likely harm is, and never tells the other party anything.
"""
