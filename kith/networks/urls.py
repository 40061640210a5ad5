"""The addresses of maps, ties and decisions about them."""

from django.urls import path

from kith.networks.pages.add import add
from kith.networks.pages.bring_in import bring_in, bring_in_now, take_all_back
from kith.networks.pages.change import change
from kith.networks.pages.confirm import confirm
from kith.networks.pages.contact import contact
from kith.networks.pages.decide import decide
from kith.networks.pages.dispute import dispute
from kith.networks.pages.draw import draw
from kith.networks.pages.earlier import earlier
from kith.networks.pages.if_away import if_away
from kith.networks.pages.knows import knows
from kith.networks.pages.map import show_map
from kith.networks.pages.move import move
from kith.networks.pages.new_wave import new_wave
from kith.networks.pages.not_them import not_them
from kith.networks.pages.photo import choose_photo, leave_out, send_photo, take_away
from kith.networks.pages.print_map import print_map
from kith.networks.pages.remember import remember
from kith.networks.pages.remind import end, remind, talked_over
from kith.networks.pages.rings import rings
from kith.networks.pages.take_off import put_back_on_map, take_off
from kith.networks.pages.take_out import map_file, take_out
from kith.networks.pages.tie import tie
from kith.networks.pages.undo import redo_next, undo_last
from kith.networks.pages.who_knows_whom import ask_who_knows_whom
from kith.networks.pages.worker_view import worker_view

urlpatterns = [
    path("people/<uuid:person_id>/map", show_map, name="map"),
    path("people/<uuid:person_id>/map/print", print_map, name="print"),
    path("people/<uuid:person_id>/map/take-out", take_out, name="take-out"),
    path("people/<uuid:person_id>/map/file", map_file, name="file"),
    path("people/<uuid:person_id>/map/bring-in", bring_in, name="bring-in"),
    path("people/<uuid:person_id>/map/bring-in/now", bring_in_now, name="bring-in-now"),
    path("people/<uuid:person_id>/map/bring-in/back", take_all_back, name="take-all-back"),
    path("people/<uuid:person_id>/map/earlier", earlier, name="earlier"),
    path("people/<uuid:person_id>/map/new", new_wave, name="new-wave"),
    path("people/<uuid:person_id>/map/if-away", if_away, name="if-away"),
    path("people/<uuid:person_id>/map/add", add, name="add"),
    path("people/<uuid:person_id>/map/rings", rings, name="rings"),
    path("people/<uuid:person_id>/map/draw", draw, name="draw"),
    path("people/<uuid:person_id>/map/undo", undo_last, name="undo"),
    path("people/<uuid:person_id>/map/redo", redo_next, name="redo"),
    path("people/<uuid:person_id>/map/who-knows-whom", ask_who_knows_whom, name="who-knows-whom"),
    path("ties/<uuid:tie_id>", tie, name="tie"),
    path("ties/<uuid:tie_id>/change", change, name="change"),
    path("ties/<uuid:tie_id>/photo", choose_photo, name="photo"),
    path("ties/<uuid:tie_id>/photo/left-out", leave_out, name="leave-photo-out"),
    path("ties/<uuid:tie_id>/photo/<uuid:photo_id>", send_photo, name="photo-in-mark"),
    path("ties/<uuid:tie_id>/photo/<uuid:photo_id>/gone", take_away, name="take-photo-away"),
    path("ties/<uuid:tie_id>/move", move, name="move"),
    path("ties/<uuid:tie_id>/take-off", take_off, name="take-off"),
    path("ties/<uuid:tie_id>/not-them", not_them, name="not-them"),
    path("ties/<uuid:tie_id>/put-back", put_back_on_map, name="put-back"),
    path("ties/<uuid:tie_id>/remembered", remember, name="remember"),
    path("ties/<uuid:tie_id>/knows", knows, name="knows"),
    path("ties/<uuid:tie_id>/contact", contact, name="contact"),
    path("ties/<uuid:tie_id>/reminder", remind, name="remind"),
    path("ties/<uuid:tie_id>/reminder/end", end, name="end-reminder"),
    path("reminded/<uuid:reminded_id>/talked-over", talked_over, name="talked-over"),
    path("in-touch/<uuid:noted_id>/dispute", dispute, name="dispute"),
    path("ties/<uuid:tie_id>/decide", decide, name="decide"),
    path("ties/<uuid:tie_id>/confirm", confirm, name="confirm"),
    path("ties/<uuid:tie_id>/worker-view", worker_view, name="worker-view"),
]
