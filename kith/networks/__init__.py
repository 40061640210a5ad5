"""Maps: who and what is in somebody's life, how close, how they help, how it feels, and what the person wants of it.

Words: a map belongs to one person; what stands on it is a tie (to a person, a place, an activity, a group, a service
or an animal). A tie has a ring (closeness) and a sector (whose world it is). A decision says what the person wants of
a tie; it counts once the person has confirmed it. An acquaintance says that two ties know each other.

This room never scores a person, never names anybody "lost", and never keeps more of a third party than a first name,
a relationship, and whom else on the map they know.
"""
