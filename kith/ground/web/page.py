"""What a page declares: the permission it needs and the methods it takes. An undeclared page does not exist."""

import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Concatenate, ParamSpec
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_protect

from kith.ground.access import gate
from kith.ground.access.passing import Stopped
from kith.ground.access.permissions import Permission
from kith.ground.audit import ledger
from kith.ground.audit.acts import Act
from kith.ground.ids import PersonId
from kith.ground.web import drafts, edits
from kith.ground.web.full import is_no_room
from kith.ground.web.requests import KithRequest

P = ParamSpec("P")


class Door(StrEnum):
    """A page that no permission guards: anyone may read it, or a signed link opens it."""

    PUBLIC = "public"
    BY_LINK = "by link"


PUBLIC, BY_LINK = Door.PUBLIC, Door.BY_LINK


class Again(StrEnum):
    """Whom a page asks once more who they are, if they did not show it lately. Nobody can do these on a lent screen."""

    NOBODY = "nobody"
    THE_PERSON = "the person whose life it is"
    EVERYBODY = "everybody, and sooner and by a second step at a screen that gives us doubts"


@dataclass(frozen=True)
class Declared:
    """What a page said of itself; the matrix test reads it."""

    may: Permission | Door
    methods: frozenset[str]
    answers_once: bool = True
    asks_again: Again = Again.NOBODY
    is_presence: bool = True
    is_noted: bool = True


@dataclass(frozen=True)
class Viewed:
    """Somebody's record was opened: whose, what of it, and with which act."""

    person_id: PersonId
    what: str
    act: Act = Act.VIEWED


@dataclass(frozen=True)
class Listed:
    """Several people were shown at once: one entry, with their ids beside it."""

    person_ids: Collection[PersonId]
    what: str


@dataclass(frozen=True)
class Sealed:
    """Something sealed was opened: which row of which table. Nobody is named beside it, so that it betrays nothing."""

    about: str
    row_id: UUID


def page(
    *,
    may: Permission | Door,
    methods: Collection[str] = ("GET",),
    answers_once: bool = True,
    asks_again: Again = Again.NOBODY,
    is_presence: bool = True,
    is_noted: bool = True,
) -> Callable[
    [Callable[Concatenate[KithRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """Declare a page.

    Somebody must be signed in and their role must be able to have `may` about somebody; the action or the query then
    asks the gate about the very row. What the page shows of a person is recorded as its last act.
    A form that carries a key is answered once; `answers_once=False` is for what may be sent again and again.
    `asks_again` says who shows once more that it is them; `is_presence=False` is for what a machine asks by itself,
    which never keeps a sign-in alive. `is_noted=False` is for what must leave no line even in the log of requests.
    """
    taken = frozenset(methods) | ({"HEAD"} if "GET" in methods else frozenset())
    declared = Declared(may, taken, answers_once, asks_again, is_presence, is_noted)

    def declare(
        answer: Callable[Concatenate[KithRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @csrf_protect
        @functools.wraps(answer)
        def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in declared.methods:
                return HttpResponseNotAllowed(sorted(declared.methods))
            return _answer(request, declared, functools.partial(answer, *(), **kwargs), args)  # type: ignore[arg-type]

        opened.declared = declared  # type: ignore[attr-defined]
        return opened  # type: ignore[return-value] # functools.wraps keeps the narrower request in its type

    return declare


def _answer(
    request: KithRequest, declared: Declared, answer: Callable[..., HttpResponse], args: tuple[object, ...]
) -> HttpResponseBase:
    if isinstance(declared.may, Permission):
        if request.visitor is None:
            drafts.keep_for_return(request, at=request.at)
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(request.get_full_path())}")
        try:
            gate.require(request.visitor, declared.may)
        except gate.NotAllowed:
            raise PermissionDenied from None
    try:
        bound = functools.partial(answer, request, *args)
        response = edits.once(request, bound) if declared.answers_once else bound()
    except (DatabaseError, OSError) as fault:
        if not is_no_room(fault):
            raise
        refused: HttpResponse = import_string(settings.KITH_FULL_VIEW)(request)
        return refused
    except gate.NotVisible as refusal:
        if request.visitor is not None:
            ledger.refused(refusal, by=request.visitor, at=request.at)
        raise
    except gate.NotAllowed:
        raise PermissionDenied from None
    except Stopped as stop:
        raise PermissionDenied(str(stop)) from None
    _record_look(request, response)
    return response


def _record_look(request: KithRequest, response: HttpResponse) -> None:
    look = getattr(response, "look", None)
    if look is None or request.visitor is None:
        return
    by, at = request.visitor, request.at
    if isinstance(look, Viewed):
        ledger.viewed(ledger.Line(look.act, look.what, "", by, at, person_id=look.person_id))
    elif isinstance(look, Sealed):
        ledger.viewed(ledger.Line(Act.VIEWED, look.about, str(look.row_id), by, at))
    elif look.person_ids:
        ledger.viewed(ledger.Line(Act.LISTED, look.what, "", by, at, people=tuple(look.person_ids)))
