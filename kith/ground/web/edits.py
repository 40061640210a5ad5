"""Edits that lose nothing: a double press makes one record, a stale form overwrites nothing, typed words are kept.

A page needs two lines:

    form = edits.form(request, TieForm, initial=tie.fields(), version=tie.version)
    if form.is_valid():
        change_tie(..., version=edits.version_of(form), by=request.actor, at=request.at)
        return redirect("networks:map", ...)

`@page` answers every form that carries a key (`kit.safety(form)`, `kit.once()`) exactly once. Where the row moved on
since the form was filled, `is_valid()` is false and each field that differs shows both texts; where it moved on in the
very last moment the action raises `Stale`, and the page opens again with the words kept.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from kith.ground.tables import Stale
from kith.ground.web import drafts
from kith.ground.web.models import Answered, Draft
from kith.ground.web.requests import KithRequest
from kith.ground.web.templates import day, fresh_key

F = TypeVar("F", bound=forms.BaseForm)
LONGEST_KEY = 64


@dataclass(frozen=True)
class Edit:
    """What a form knows of its own filling: `form.edit`.

    `version` is the row's as the page found it; `theirs` holds, by field, what somebody else saved meanwhile;
    `kept_at` is when the words it opened with were typed.
    """

    once: str
    seal: str = ""
    version: int | None = None
    kept_at: datetime | None = None
    theirs: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_stale(self) -> bool:
        return bool(self.theirs)


def form(
    request: KithRequest,
    kind: type[F],
    *,
    initial: Mapping[str, Any] | None = None,
    version: int | None = None,
    **more: Any,
) -> F:
    """Make a page's form: filled with what was sent, else with the words that were kept, else with `initial`.

    `version` is that of the row being changed, as it is now; leave it out for something new.
    """
    saved = dict(initial or {})
    if request.method == "POST":
        return _sent(request, kind, saved, version, more)
    opened = kind(initial=saved, **more)
    draft = _draft(request, opened)
    if draft is None:
        opened.edit = Edit(fresh_key(), _seal(request), version)  # type: ignore[attr-defined]
        return opened
    words = drafts.typed_words(draft)
    theirs = _theirs(opened, words, saved) if _moved_on(words, version) else {}
    opened = kind(initial={**saved, **_raw(opened, words)}, **more)
    opened.edit = Edit(fresh_key(), _seal(request), version, draft.kept_at, theirs)  # type: ignore[attr-defined]
    return opened


def version_of(made: forms.BaseForm) -> int:
    """Return the version of the row that a form of ours was made for."""
    edit: Edit = made.edit  # type: ignore[attr-defined] # put there by `form`
    if edit.version is None:
        raise ValueError("This form was made for something new; it has no version.")
    return edit.version


def _sent(request: KithRequest, kind: type[F], saved: dict[str, Any], version: int | None, more: dict[str, Any]) -> F:
    sent = kind(request.POST, request.FILES, initial=saved, **more)
    theirs = _theirs(sent, request.POST, saved) if _moved_on(request.POST, version) else {}
    once = _key(request) or fresh_key()
    sent.edit = Edit(once, _seal(request), version, theirs=theirs)  # type: ignore[attr-defined]
    for name in theirs:
        sent.add_error(name, _("Somebody saved something else here while you were writing. Look at both."))
    return sent


def once(request: KithRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a form exactly once: a second press is sent on to where the first one went, and nothing is written twice.

    The key is taken in the answer's own transaction, so two presses at the same moment wait for each other. A form
    shown again with something to look at has not been answered, and one sent with other words is not the same form.
    """
    key = _key(request) if request.method == "POST" else ""
    if not key:
        return answer()
    try:
        with transaction.atomic():
            return _first_or_same(request, key, answer)
    except Stale:
        return _open_again(request)


def _key(request: KithRequest) -> str:
    """Return the key that a form carries, as far as it can be kept: PostgreSQL keeps no null character."""
    return request.POST.get("once", "")[:LONGEST_KEY].replace("\x00", "")


def _first_or_same(request: KithRequest, key: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    account_id = request.visitor.account_id if request.visitor else None
    taken, is_first = Answered.objects.get_or_create(
        sender=str(account_id or ""), key=key, content=_digest(request.POST), defaults={"at": request.at}
    )
    if not is_first:
        return HttpResponseRedirect(taken.location)
    response = answer()
    if isinstance(response, HttpResponseRedirect):
        Answered.objects.filter(pk=taken.pk).update(location=response.url)
        if account_id:
            drafts.forget(account_id, request.path)
    else:
        taken.delete()
    return response


def _digest(words: QueryDict) -> str:
    said = sorted((name, values) for name, values in words.lists() if name not in drafts.NEVER_KEPT)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _open_again(request: KithRequest) -> HttpResponse:
    """The row moved on between reading and writing: keep the words, and let the page show both."""
    account_id = request.visitor.account_id if request.visitor else None
    drafts.keep(request.POST, signed_in=account_id, at=request.at)
    return HttpResponseRedirect(request.get_full_path())


def _seal(request: KithRequest) -> str:
    account_id = request.visitor.account_id if request.visitor else None
    return drafts.seal(account_id, request.path) if account_id else ""


def _draft(request: KithRequest, opened: forms.BaseForm) -> Draft | None:
    account_id = request.visitor.account_id if request.visitor else None
    return drafts.kept(account_id, request.path, _control_names(opened)) if account_id else None


def _control_names(opened: forms.BaseForm) -> Iterable[str]:
    return (opened.add_prefix(name) for name in opened.fields)


def _moved_on(words: QueryDict, version: int | None) -> bool:
    return version is not None and words.get("version", str(version)) != str(version)


def _raw(opened: forms.BaseForm, words: QueryDict) -> dict[str, Any]:
    """Return what each control held, in the shape in which its widget takes it back."""
    return {
        name: control.widget.value_from_datadict(words, {}, opened.add_prefix(name))
        for name, control in opened.fields.items()
        if not isinstance(control, forms.FileField)
    }


def _theirs(opened: forms.BaseForm, words: QueryDict, saved: Mapping[str, Any]) -> dict[str, str]:
    """Return, for each field whose saved value is not what was typed, the saved value as it would be read."""
    raw = _raw(opened, words)
    return {
        name: _said(opened.fields[name], saved.get(name))
        for name in raw
        if name in saved and opened.fields[name].has_changed(saved[name], raw[name])
    }


def _said(control: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day(value)
    values = value if isinstance(value, list | tuple | set | frozenset) else [value]
    words = {str(key): str(word) for key, word in getattr(control, "choices", ()) if not isinstance(word, list | tuple)}
    return ", ".join(words.get(str(one), str(one)) for one in values if one is not None)
