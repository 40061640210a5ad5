"""Certificates: to read, to print, and as a file. They name nobody who was erased."""

import json
from uuid import UUID

from django.http import HttpResponse

from kith.disposal.queries import certificates as queries
from kith.ground.access.permissions import Permission
from kith.ground.web.page import page
from kith.ground.web.requests import KithRequest
from kith.ground.web.show import show

KEEP = Permission.DISPOSAL_KEEP


@page(may=KEEP)
def certificates(request: KithRequest) -> HttpResponse:
    """List what was erased, the latest first."""
    found = queries.certificates(request.actor, at=request.at)
    return show(request, "disposal/certificates.html", {"certificates": found})


@page(may=KEEP)
def certificate(request: KithRequest, certificate_id: UUID) -> HttpResponse:
    """Show one certificate, held against the record of what was done."""
    one = queries.certificate(request.actor, certificate_id, at=request.at)
    return show(request, "disposal/certificate.html", {"one": one, "told": one.told})


@page(may=KEEP)
def file(request: KithRequest, certificate_id: UUID) -> HttpResponse:
    """Send one certificate as a file that another system can read."""
    one = queries.certificate(request.actor, certificate_id, at=request.at)
    told = {**one.told.for_machines, "organisation": one.organisation, "seal": one.told.seal}
    response = HttpResponse(json.dumps(told, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="certificate.json"'
    return response
