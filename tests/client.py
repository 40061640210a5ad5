"""The test client: Django's, which also looks at the weather of every page it is given."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests import weather


class WeatherClient(Client):
    """A browser that refuses a page with something wrong in it."""

    def request(self, **request: Any) -> HttpResponse:
        response: HttpResponse = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and response.content:
            is_part = request.get("HTTP_HX_REQUEST") == "true" and request.get("HTTP_HX_BOOSTED") != "true"
            storms = weather.storms(response.content.decode(), is_part=is_part)
            assert not storms, "\n".join([f"{request.get('PATH_INFO')} has bad weather:", *storms])
        return response
