"""Behind a proxy: every request is one by TLS where the house is https, and who asks is who the proxy saw."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.config.environment import UnsafeSettingError, read
from kith.ground.running.proxied import behind_proxies, seen_by


def _asked(header: str = "", *, is_https: bool = True, proxies: int = 1) -> dict[str, Any]:
    asked: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "HTTP_X_FORWARDED_FOR": header}

    def pages(environ: dict[str, Any], _start: object) -> list[bytes]:
        asked.update(environ)
        return []

    behind_proxies(pages, is_https=is_https, proxies=proxies)(asked, lambda *_: None)
    return asked


def test_a_house_at_https_is_asked_by_tls_whatever_a_header_says() -> None:
    assert _asked()["wsgi.url_scheme"] == "https"
    assert _asked(is_https=False)["wsgi.url_scheme"] == "http"


@pytest.mark.parametrize(
    ("header", "proxies", "seen"),
    [
        ("203.0.113.7", 1, "203.0.113.7"),
        ("10.9.9.9, 203.0.113.7", 1, "203.0.113.7"),
        ("10.9.9.9, 203.0.113.7, 192.0.2.1", 2, "203.0.113.7"),
        ("2001:db8::7", 1, "2001:db8::7"),
        ("203.0.113.7", 0, "127.0.0.1"),
        ("203.0.113.7", 2, "127.0.0.1"),
        ("", 1, "127.0.0.1"),
        ("unknown", 1, "127.0.0.1"),
    ],
)
def test_who_asks_is_who_our_outermost_proxy_saw(header: str, proxies: int, seen: str) -> None:
    assert _asked(header, proxies=proxies)["REMOTE_ADDR"] == seen


@given(said=st.lists(st.text(max_size=20), max_size=4))
def test_nothing_that_a_caller_says_first_changes_what_the_proxy_says_last(said: list[str]) -> None:
    header = ", ".join([*said, "203.0.113.7"])

    assert seen_by(1, header, otherwise="127.0.0.1") == "203.0.113.7"


def test_how_many_proxies_there_are_is_a_small_number(tmp_path: object) -> None:
    https = {"KITH_DATA": str(tmp_path), "KITH_ORIGIN": "https://kith.example.org"}

    assert read(https).proxies == 1
    assert read({"KITH_DATA": str(tmp_path)}).proxies == 0
    for text in ("many", "-1", "99", "1.5"):
        with pytest.raises(UnsafeSettingError, match="KITH_PROXIES"):
            read({**https, "KITH_PROXIES": text})
