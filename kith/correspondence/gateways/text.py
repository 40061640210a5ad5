"""Text messages through a provider that takes JSON by HTTPS: to, words and a key under which a double is dropped.

No redirect is followed: number, words and token go to the address that was set up, or nowhere.
"""

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from kith.correspondence.gateways import Parcel, Refused

PATIENCE_SECONDS = 20
LONGEST_ANSWER = 64 * 1024


class Texts:
    """One provider: `POST {"to", "text", "key"}` with a bearer token; a 2xx answer may carry an `id`."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self._token = urlsplit(url), token

    def send(self, parcel: Parcel) -> str:
        provider = self._provider()
        try:
            provider.request(
                "POST",
                self._url._replace(scheme="", netloc="").geturl() or "/",
                body=json.dumps({"to": parcel.address, "text": parcel.body, "key": parcel.key}),
                headers={"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"},
            )
            with provider.getresponse() as answer:
                said = answer.read(LONGEST_ANSWER)
        except (OSError, HTTPException) as fault:
            raise Refused(f"The text provider cannot be reached ({type(fault).__name__}).") from fault
        finally:
            provider.close()
        if not 200 <= answer.status < 300:  # noqa: PLR2004 - the web's own word for yes
            raise Refused(f"The text provider did not take it (answer {answer.status}).")
        return _reference(said)

    def _provider(self) -> HTTPConnection:
        connection = HTTPConnection if self._url.scheme == "http" else HTTPSConnection
        return connection(self._url.hostname or "", self._url.port, timeout=PATIENCE_SECONDS)


def _reference(said: bytes) -> str:
    try:
        answer = json.loads(said)
    except ValueError:
        return ""
    return str(answer.get("id", "")) if isinstance(answer, dict) else ""
