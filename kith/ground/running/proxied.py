"""What is true of a request although a proxy stands in front: it came by TLS, and from whose address.

Kith itself listens without TLS on this machine. Where its address begins with https://, whoever asks came through the
proxy, so that is said here and not read from a header that anybody may send. The address is the one that the nearest
trusted proxy saw: what stands further left in the header was said by whoever asked.
"""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

Pages = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def behind_proxies(pages: Pages, *, is_https: bool, proxies: int) -> Pages:
    """Answer as the house at its own address, to whoever asked the outermost of this many proxies of ours."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_https:
            environ["wsgi.url_scheme"] = "https"
        environ["REMOTE_ADDR"] = seen_by(
            proxies, environ.get("HTTP_X_FORWARDED_FOR", ""), otherwise=environ.get("REMOTE_ADDR", "")
        )
        return pages(environ, start_response)

    return application


def seen_by(proxies: int, header: str, *, otherwise: str) -> str:
    """Return the address that the outermost of our proxies saw; without proxies, or without sense, the plain one."""
    said = [part.strip() for part in header.split(",") if part.strip()]
    if not proxies or len(said) < proxies:
        return otherwise
    try:
        return str(ip_address(said[-proxies]))
    except ValueError:
        return otherwise
