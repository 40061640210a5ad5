"""Is it alive, and is it ready? Answered in JSON, to machines; what is wrong is named, nothing else is said."""

from django.http import HttpResponse, JsonResponse

from kith.ground.running import checks
from kith.ground.web.page import PUBLIC, page
from kith.ground.web.requests import KithRequest


@page(may=PUBLIC, is_presence=False)
def live(_request: KithRequest) -> HttpResponse:
    return JsonResponse({"live": True})


@page(may=PUBLIC, is_presence=False)
def ready(request: KithRequest) -> HttpResponse:
    findings = checks.look(checks.READY, at=request.at)
    is_ready = all(finding.is_good for finding in findings)
    return JsonResponse(
        {"ready": is_ready, **{finding.name: finding.is_good for finding in findings}}, status=200 if is_ready else 503
    )
