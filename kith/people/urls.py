"""Addresses of persons and what is said of them."""

from django.urls import path

from kith.people.pages import (
    about,
    caseload,
    cases,
    circumstances,
    communication,
    contacts,
    find,
    likely_same,
    names,
    photos,
)

urlpatterns = [
    path("people", caseload.people, name="caseload"),
    path("people/find", find.find, name="find"),
    path("people/open", find.open_one, name="open"),
    path("people/likely-same", likely_same.pairs, name="likely-same"),
    path("people/<uuid:person_id>/names", names.rename, name="names"),
    path("people/<uuid:person_id>/photos", photos.photos, name="photos"),
    path("photos/<uuid:photo_id>/taken-away", photos.take_away, name="take-photo-away"),
    path("people/<uuid:person_id>/about-me/<slug:section>", about.describe, name="describe"),
    path("people/<uuid:person_id>/communication", communication.ask, name="communication"),
    path("communication-needs/<uuid:need_id>", communication.follow, name="follow-need"),
    path("people/<uuid:person_id>/languages", communication.languages, name="languages"),
    path("people/<uuid:person_id>/contacts", contacts.add, name="contacts"),
    path("contacts/<uuid:contact_id>/end", contacts.end, name="end-contact"),
    path("people/<uuid:person_id>/circumstances", circumstances.everything, name="circumstances"),
    path("people/<uuid:person_id>/interests", circumstances.interests, name="interests"),
    path("people/<uuid:person_id>/preferences", circumstances.preferences, name="preferences"),
    path("people/<uuid:person_id>/needs", circumstances.need, name="needs"),
    path("people/<uuid:person_id>/barriers", circumstances.barrier, name="barriers"),
    path("barriers/<uuid:barrier_id>/solved", circumstances.solve, name="solve-barrier"),
    path("people/<uuid:person_id>/kept-free", circumstances.kept_free, name="kept-free"),
    path("people/<uuid:person_id>/home", circumstances.home, name="home"),
    path("people/<uuid:person_id>/take-back/<slug:kind>/<uuid:row_id>", circumstances.take_back, name="take-back"),
    path("people/<uuid:person_id>/worker", cases.assign, name="assign"),
    path("people/<uuid:person_id>/close", cases.close, name="close"),
    path("people/<uuid:person_id>/open-again", cases.open_again, name="open-again"),
]
