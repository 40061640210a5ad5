"""Who may see a person, and each thing written about them: the standard clauses, whatever the table."""

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import about_a_person, keeps_apart, of_the_organisation, scope

PERSONS = scope(
    "people.Person",
    *about_a_person("pk"),
    *of_the_organisation(Permission.DISPOSAL_KEEP, Permission.HOLD_PLACE)[1:],
)
"""Whoever keeps to the schedule, or places a hold, sees who somebody is, of the whole organisation, and no more."""

NAMES = scope("people.Name", *about_a_person("person"))
NAME_SOUNDS = scope("people.NameSound", *about_a_person("person"))
CONTACT_POINTS = scope("people.ContactPoint", *about_a_person("person"))
WORDS = scope("people.Words", *about_a_person("person"))
COMMUNICATION_ASKED = scope("people.CommunicationAsked", *about_a_person("person"))
COMMUNICATION_NEEDS = scope("people.CommunicationNeed", *about_a_person("person"))
COMMUNICATION_STEPS = scope("people.CommunicationStep", *about_a_person("person"))
LANGUAGES = scope("people.Language", *about_a_person("person"))
INTERESTS = scope("people.Interest", *about_a_person("person"))
NEEDS = scope("people.Need", *about_a_person("person"))
BARRIERS = scope("people.Barrier", *about_a_person("person"))
BARRIERS_SOLVED = scope("people.BarrierSolved", *about_a_person("person"))
PREFERENCES = scope("people.Preference", *about_a_person("person"))
KEPT_FREE = scope("people.KeptFree", *about_a_person("person"))
HOME_PLACES = scope("people.HomePlace", *about_a_person("person"))
OPENINGS = scope("people.Opening", *about_a_person("person"))
CLOSURES = scope("people.Closure", *about_a_person("person"))

LIKELY_SAME = scope("people.LikelySame", *keeps_apart("person", "other"), *of_the_organisation(Permission.PERSON_JOIN))
SETTLED = scope(
    "people.Settled",
    *keeps_apart("likely__person", "likely__other"),
    *of_the_organisation(Permission.PERSON_JOIN),
)
"""Two records that look alike are an administrator's to decide; whoever wrote the second is told nothing."""
