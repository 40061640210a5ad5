"""Who may say that giving something could do serious harm: a professional of health or social work, by name."""

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Profession(Term):
    """What they are. Nobody else's view withholds anything for harm."""

    DOCTOR = "doctor", mark("Doctor")
    NURSE = "nurse", mark("Nurse or midwife")
    PSYCHOLOGIST = "psychologist", mark("Psychologist")
    THERAPIST = "therapist", mark("Occupational or other registered therapist")
    SOCIAL_WORKER = "social_worker", mark("Social worker")
