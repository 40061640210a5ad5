"""Addresses of disposal."""

from django.urls import path

from kith.disposal.pages import certificates, holds, over, schedule

urlpatterns = [
    path("forgetting", over.over, name="over"),
    path("forgetting/people/<uuid:person_id>", over.propose, name="propose"),
    path("forgetting/proposals/<uuid:disposal_id>", over.decide, name="decide"),
    path("forgetting/set-apart", over.set_apart, name="set-apart"),
    path("forgetting/set-apart/<uuid:disposal_id>", over.put_back, name="put-back"),
    path("forgetting/certificates", certificates.certificates, name="certificates"),
    path("forgetting/certificates/<uuid:certificate_id>", certificates.certificate, name="certificate"),
    path("forgetting/certificates/<uuid:certificate_id>/file", certificates.file, name="certificate-file"),
    path("forgetting/schedule", schedule.schedule, name="schedule"),
    path("forgetting/schedule/<slug:line_key>", schedule.longer, name="longer"),
    path("holds", holds.holds, name="holds"),
    path("holds/find", holds.find, name="find-to-hold"),
    path("holds/everybody", holds.everybody, name="hold-all"),
    path("holds/people/<uuid:person_id>", holds.one_person, name="hold-one"),
    path("holds/<uuid:hold_id>/end", holds.end, name="end-hold"),
]
