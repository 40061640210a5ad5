"""What is done about persons: the only writers of this room."""

from kith.people.actions.cases import assign, close_case, open_again, open_case, settle
from kith.people.actions.circumstances import (
    ask_for,
    keep_free,
    like,
    live_about,
    name_barrier,
    name_need,
    solve_barrier,
    take_back,
)
from kith.people.actions.communication import ask_about_communication, follow_need, record_need, speak
from kith.people.actions.contacts import add_contact, end_contact
from kith.people.actions.persons import give_account, rename
from kith.people.actions.words import describe

__all__ = [
    "add_contact",
    "ask_about_communication",
    "ask_for",
    "assign",
    "close_case",
    "describe",
    "end_contact",
    "follow_need",
    "give_account",
    "keep_free",
    "like",
    "live_about",
    "name_barrier",
    "name_need",
    "open_again",
    "open_case",
    "record_need",
    "rename",
    "settle",
    "solve_barrier",
    "speak",
    "take_back",
]
