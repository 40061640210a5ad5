"""What pages read about persons: frozen data, only what the reader may see."""

from kith.people.queries.cases import caseload, found, likely_same, people_of_pairs, workers
from kith.people.queries.communication import HowToTalk, communication_of, communication_of_each, followed, need_of
from kith.people.queries.persons import (
    PersonCard,
    Whose,
    contact_of,
    contacts_of,
    may_describe,
    person_of,
    whose,
)
from kith.people.queries.photos import PhotoOf, photos_of, whose_photo
from kith.people.queries.portraits import AboutMe, Circumstances, about_me, barrier_of, circumstances_of, words_of
from kith.people.queries.seen import SeenBy, seen_by

__all__ = [
    "AboutMe",
    "Circumstances",
    "HowToTalk",
    "PersonCard",
    "PhotoOf",
    "SeenBy",
    "Whose",
    "about_me",
    "barrier_of",
    "caseload",
    "circumstances_of",
    "communication_of",
    "communication_of_each",
    "contact_of",
    "contacts_of",
    "followed",
    "found",
    "likely_same",
    "may_describe",
    "need_of",
    "people_of_pairs",
    "person_of",
    "photos_of",
    "seen_by",
    "whose",
    "whose_photo",
    "words_of",
    "workers",
]
