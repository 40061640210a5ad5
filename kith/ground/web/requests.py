"""The request that a page receives: Django's, with who acts and when."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from kith.ground.actor import Actor


class KithRequest(HttpRequest):
    """A request on its way through a page. `at` is one moment for the whole of it.

    `visitor` is who acts, or None where nobody is signed in; `actor` is for pages that need somebody.
    """

    at: datetime
    htmx: HtmxDetails
    trace_id: str
    visitor: Actor | None
    actor: Actor
