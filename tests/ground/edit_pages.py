"""Two pages as a room would write them: one makes something new, one changes something that others change too."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from kith.config.urls import urlpatterns as house
from kith.ground.access.permissions import Permission
from kith.ground.accounts.models import Team
from kith.ground.tables import next_version
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show


class TeamForm(forms.Form):
    name = forms.CharField(label="Name", max_length=50)
    areas = forms.MultipleChoiceField(
        label="Areas",
        choices=[("n", "North"), ("s", "South")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


@dataclass
class Shelf:
    """A row that two people change. `moves_on` plays the other worker who saves in the very last moment."""

    name: str = "Harbour"
    areas: tuple[str, ...] = ("n",)
    version: int = 1
    moves_on: bool = False


SHELF = Shelf()


@page(may=Permission.PERSON_FIND, methods=("GET", "POST"))
def open_team(request: KithRequest) -> HttpResponse:
    form = edits.form(request, TeamForm)
    if form.is_valid():
        Team.objects.create(organisation_id=request.actor.organisation_id, name=form.cleaned_data["name"])
        return redirect("teams")
    return show(request, "tests/edit.html", {"form": form})


@page(may=Permission.PERSON_FIND, methods=("GET", "POST"))
def change_team(request: KithRequest) -> HttpResponse:
    saved = {"name": SHELF.name, "areas": list(SHELF.areas)}
    form = edits.form(request, TeamForm, initial=saved, version=SHELF.version)
    if form.is_valid():
        if SHELF.moves_on:
            SHELF.name, SHELF.version, SHELF.moves_on = "Lighthouse", SHELF.version + 1, False
        SHELF.version = next_version(SHELF, filled_from=edits.version_of(form))
        SHELF.name, SHELF.areas = form.cleaned_data["name"], ()
        return redirect("teams")
    return show(request, "tests/edit.html", {"form": form})


@page(may=Permission.PERSON_FIND)
def teams(request: KithRequest) -> HttpResponse:
    return HttpResponse(" ".join(Team.objects.values_list("name", flat=True)), content_type="text/plain")


urlpatterns = [
    *house,
    path("teams", teams, name="teams"),
    path("teams/new", open_team),
    path("teams/change", change_team),
]
