"""The only writers of maps: one function for each thing that is done to a map, a tie or a decision."""

from kith.networks.actions.contact import note_contact
from kith.networks.actions.decisions import (
    AskAboutRhythmError,
    NotWithoutThemError,
    WorkersColumnAloneError,
    confirm_decision,
    decide_on_tie,
)
from kith.networks.actions.showing import hide_all, show_ties
from kith.networks.actions.ties import (
    NothingToUndoError,
    add_tie,
    change_tie,
    mark_as_remembered,
    move_tie,
    take_off_map,
    undo,
)
from kith.networks.actions.views import record_worker_view

__all__ = [
    "AskAboutRhythmError",
    "NotWithoutThemError",
    "NothingToUndoError",
    "WorkersColumnAloneError",
    "add_tie",
    "change_tie",
    "confirm_decision",
    "decide_on_tie",
    "hide_all",
    "mark_as_remembered",
    "move_tie",
    "note_contact",
    "record_worker_view",
    "show_ties",
    "take_off_map",
    "undo",
]
