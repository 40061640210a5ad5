"""Tables of persons: who they are, what they say of themselves, how to reach them, and when we work with them."""

from kith.people.models.cases import Closure, LikelySame, Opening, Settled
from kith.people.models.circumstances import Barrier, BarrierSolved, HomePlace, Interest, KeptFree, Need, Preference
from kith.people.models.communication import CommunicationAsked, CommunicationNeed, CommunicationStep, Language
from kith.people.models.contacts import ContactPoint
from kith.people.models.persons import Name, NameSound, Person
from kith.people.models.words import Words

__all__ = [
    "Barrier",
    "BarrierSolved",
    "Closure",
    "CommunicationAsked",
    "CommunicationNeed",
    "CommunicationStep",
    "ContactPoint",
    "HomePlace",
    "Interest",
    "KeptFree",
    "Language",
    "LikelySame",
    "Name",
    "NameSound",
    "Need",
    "Opening",
    "Person",
    "Preference",
    "Settled",
    "Words",
]
