"""Addresses of rights."""

from django.urls import path

from kith.rights.pages import capacity, complaints, interpreting, issues, representatives, rights

urlpatterns = [
    path("rights", rights.rights, name="rights"),
    path("rights/say", rights.say_so, name="say"),
    path("rights/said", rights.said, name="said"),
    path("rights/mine", rights.mine, name="mine"),
    path("complaints", complaints.complaints, name="complaints"),
    path("complaints/<uuid:complaint_id>", complaints.complaint, name="complaint"),
    path("complaints/<uuid:complaint_id>/heard", complaints.acknowledge, name="acknowledge"),
    path("complaints/<uuid:complaint_id>/answer", complaints.answer, name="answer"),
    path("complaints/<uuid:complaint_id>/since", complaints.since, name="since"),
    path("complaints/<uuid:complaint_id>/hand-over", complaints.hand_over, name="hand-over"),
    path("complaints/<uuid:complaint_id>/about", complaints.about, name="about"),
    path("complaints/<uuid:complaint_id>/group", complaints.group, name="group"),
    path("issues", issues.issues, name="issues"),
    path("issues/<uuid:issue_id>", issues.issue, name="issue"),
    path("speaking-for", representatives.speaking_for, name="speaking-for"),
    path("people/<uuid:person_id>/speaks", representatives.speaks, name="speaks"),
    path("people/<uuid:person_id>/speaks/add", representatives.add, name="add-representative"),
    path("representatives/<uuid:representative_id>/evidence", representatives.evidence, name="evidence"),
    path("representatives/<uuid:representative_id>/let-in", representatives.let_in, name="let-in"),
    path("representatives/<uuid:representative_id>/end", representatives.end, name="end-representative"),
    path("people/<uuid:person_id>/decisions", capacity.decisions, name="decisions"),
    path("people/<uuid:person_id>/decisions/add", capacity.assess, name="assess"),
    path("people/<uuid:person_id>/decisions/child", capacity.child, name="child-decision"),
    path("decisions/<uuid:capacity_id>/best-interests", capacity.best_interests, name="best-interests"),
    path("people/<uuid:person_id>/interpreting", interpreting.interpreting, name="interpreting"),
    path("people/<uuid:person_id>/interpreting/wish", interpreting.wish, name="interpreter-wish"),
    path("people/<uuid:person_id>/interpreting/add", interpreting.add, name="add-interpreter"),
]
