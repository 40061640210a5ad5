"""Asking a feed by HTTP: GET alone, without a key, nothing but its own host, and never more than fits."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from kith.interop.gateways import Answered, Unreachable

PATIENCE_SECONDS = 30
LONGEST_ANSWER = 64 * 1024**2
ASKING = {"Accept": "application/json", "User-Agent": "Kith check-feed"}


class OverHttp:
    """A feed at an address. A redirect is an answer like any other: it is told and not followed."""

    def __init__(self, address: str) -> None:
        self._base = urlsplit(address.rstrip("/"))
        if self._base.scheme not in {"http", "https"} or not self._base.hostname:
            raise Unreachable(f"{address} is no web address: write one that begins with https://.")

    def get(self, path: str) -> Answered:
        connection = HTTPConnection if self._base.scheme == "http" else HTTPSConnection
        try:
            asked = connection(self._base.hostname or "", self._base.port, timeout=PATIENCE_SECONDS)
        except ValueError as wrong:
            raise Unreachable(f"{self._base.netloc} is no host that could be asked.") from wrong
        try:
            asked.request("GET", f"{self._base.path}{path}", headers=ASKING)
            with asked.getresponse() as response:
                content = response.read(LONGEST_ANSWER + 1)
        except (OSError, HTTPException, ValueError) as fault:
            raise Unreachable(f"{self._base.netloc}{path} cannot be reached ({type(fault).__name__}).") from fault
        finally:
            asked.close()
        if len(content) > LONGEST_ANSWER:
            raise Unreachable(f"{path} answers with more than {LONGEST_ANSWER // 1024**2} MB. Ask for less at a time.")
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answered(response.status, headers, content)
