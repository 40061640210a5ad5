"""The only writers of maps: one function for each thing that is done to a map, a tie or a decision."""

from kith.networks.actions.acquaintances import apply_acquaintances, set_acquainted, set_who_knows_whom
from kith.networks.actions.bringing import Brought, MapMovedOnError, bring_in, take_back
from kith.networks.actions.contact import dispute_contact, note_contact
from kith.networks.actions.decisions import (
    AskAboutRhythmError,
    NotWithoutThemError,
    WorkersColumnAloneError,
    confirm_decision,
    decide_on_tie,
)
from kith.networks.actions.photos import add_pictured_tie, leave_photo_out, put_photo_in_mark, take_photo_away
from kith.networks.actions.reminders import (
    NobodyToldError,
    NotRemindedError,
    ask_to_be_reminded,
    end_reminder,
    talk_over,
    tell_it_has_been_a_while,
)
from kith.networks.actions.rings import EdgeIsHeldError, draw_edge
from kith.networks.actions.showing import hide_all, show_ties
from kith.networks.actions.ties import (
    add_tie,
    change_tie,
    mark_as_remembered,
    move_tie,
    place,
    put_back,
    take_off_map,
    tell_of_tie,
    wish_ring,
)
from kith.networks.actions.tray import let_go, name
from kith.networks.actions.undoing import ChangedSinceError, redo, undo
from kith.networks.actions.views import record_worker_view
from kith.networks.actions.waves import begin_wave

__all__ = [
    "AskAboutRhythmError",
    "Brought",
    "ChangedSinceError",
    "EdgeIsHeldError",
    "MapMovedOnError",
    "NobodyToldError",
    "NotRemindedError",
    "NotWithoutThemError",
    "WorkersColumnAloneError",
    "add_pictured_tie",
    "add_tie",
    "apply_acquaintances",
    "ask_to_be_reminded",
    "begin_wave",
    "bring_in",
    "change_tie",
    "confirm_decision",
    "decide_on_tie",
    "dispute_contact",
    "draw_edge",
    "end_reminder",
    "hide_all",
    "leave_photo_out",
    "let_go",
    "mark_as_remembered",
    "move_tie",
    "name",
    "note_contact",
    "place",
    "put_back",
    "put_photo_in_mark",
    "record_worker_view",
    "redo",
    "set_acquainted",
    "set_who_knows_whom",
    "show_ties",
    "take_back",
    "take_off_map",
    "take_photo_away",
    "talk_over",
    "tell_it_has_been_a_while",
    "tell_of_tie",
    "undo",
    "wish_ring",
]
