"""Telephone numbers and web addresses, as people type them and as a device dials or opens them."""

import re
import unicodedata

NUMBER = re.compile(r"\+?\d(?:[ -]?\d){4,14}|(?<!\d)\d{3}(?!\d)")
"""Digits as a telephone number is written, of any script: five to fifteen, or three alone (999). A year is none."""

_DASHES = re.compile(r"[‐-―−]")
_HOST = re.compile(r"(?=.{4,100}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_PLACE = re.compile(r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?")


def dialled(number: str) -> str:
    """Return what a telephone dials for a number: its digits, of whatever script, without what stands between them."""
    return "".join(c if c == "+" else str(unicodedata.decimal(c)) for c in number if c == "+" or c.isdecimal())


def number_of(typed: str) -> str:
    """Return a telephone number as it is shown: digits, and single spaces or hyphens; nothing where it is none."""
    plain = _DASHES.sub("-", " ".join(typed.split()))
    shown = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
    return shown if NUMBER.fullmatch(shown) else ""


def address_of(typed: str) -> str:
    """Return a web address without its https, as it is shown; nothing where it is none that may be opened.

    Neither another scheme nor a name and password, a port or a number in place of a name is taken.
    """
    bare = typed.strip()
    if bare[:8].lower() == "https://":
        bare = bare[8:]
    host, slash, place = bare.partition("/")
    is_one = _HOST.fullmatch(host.lower()) and _PLACE.fullmatch(slash + place)
    return f"{host.lower()}{slash}{place}".rstrip("/") if is_one else ""
