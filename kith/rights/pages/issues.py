"""What a group is asked to put right, for whoever runs it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from kith.ground.access.permissions import Permission
from kith.ground.web import edits
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show
from kith.rights.actions.complaints import answer_issue
from kith.rights.forms import IssueForm
from kith.rights.queries.complaints import issue_for, issues_for


@page(may=Permission.ISSUE_ANSWER)
def issues(request: KithRequest) -> HttpResponse:
    """Show what waits for this organiser, then what was done."""
    return show(request, "rights/issues.html", {"issues": issues_for(request.actor, at=request.at)})


@page(may=Permission.ISSUE_ANSWER, methods=("GET", "POST"))
def issue(request: KithRequest, issue_id: UUID) -> HttpResponse:
    """Read what is asked, and write what was done about it."""
    found = issue_for(request.actor, issue_id, at=request.at)
    form = edits.form(request, IssueForm)
    if not found.answer and form.is_valid():
        answer_issue(issue_id=issue_id, words=form.cleaned_data["words"], by=request.actor, at=request.at)
        return redirect("rights:issues")
    return show(request, "rights/issue.html", {"issue": found, "form": form})
