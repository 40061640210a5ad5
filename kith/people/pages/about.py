"""One part of the about-me page, written by the person or, in their words, by somebody they told."""

from django.http import Http404, HttpResponse

from kith.ground.access.permissions import Permission
from kith.ground.ids import PersonId
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.people import actions, queries
from kith.people.forms import WordsForm
from kith.people.pages.saying import saying, subject
from kith.people.rules.about_me import Section


@page(may=Permission.PERSON_DESCRIBE, methods=("GET", "POST"))
def describe(request: KithRequest, person_id: PersonId, section: str) -> HttpResponse:
    """Write one part as it should now read."""
    person = subject(request, person_id)
    if section not in set(Section):
        raise Http404
    part = queries.about_me(request.actor, person_id, at=request.at).parts[Section(section)]

    def say(form: WordsForm) -> None:
        actions.describe(
            person_id=person_id,
            section=part.section,
            lines=form.said,
            told=form.told,
            version=form.edit.version,  # type: ignore[attr-defined] # set by edits.form
            by=request.actor,
            at=request.at,
        )

    return saying(
        request,
        person,
        WordsForm,
        say,
        template="people/about.html",
        back="record:person",
        initial={"lines": "\n".join(line.words for line in part.lines)},
        version=part.version,
        data={"part": part},
        section=part.section,
    )
