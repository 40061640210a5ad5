"""Addresses of referrals, and of the answer link."""

from django.urls import path

from kith.referrals.pages import answer, answering, listing, sending, story, telling, visiting

urlpatterns = [
    path("referrals", listing.referrals, name="list"),
    path("people/<uuid:person_id>/referrals", listing.of_person, name="of-person"),
    path("people/<uuid:person_id>/refer/<uuid:listing_id>", sending.propose, name="propose"),
    path("referrals/<uuid:referral_id>", story.story, name="referral"),
    path("referrals/<uuid:referral_id>/send", sending.send, name="send"),
    path("referrals/<uuid:referral_id>/new-link", sending.new_link, name="new-link"),
    path("referrals/<uuid:referral_id>/answer", answering.answer, name="answer-here"),
    path("referrals/<uuid:referral_id>/first-visit", visiting.first_visit, name="first-visit"),
    path("referrals/<uuid:referral_id>/visit", visiting.visit, name="visit"),
    path("referrals/<uuid:referral_id>/next/<slug:step>", visiting.next_step, name="next"),
    path("referrals/told/<uuid:told_id>", telling.told, name="told"),
    path("answer/<str:token>", answer.by_link, name="answer"),
]
