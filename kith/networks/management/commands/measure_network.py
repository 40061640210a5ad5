"""`kith measure-network FILE`: every measure of one network, from a file and without a store."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from kith.networks.rules.figures import Figure, figures, why_not
from kith.networks.rules.reading import Told, Unreadable, parsed, read_all

REFUSED = 2
MOST_BYTES = 64 * 2**20


class Command(BaseCommand):
    help = "Measure a network that a file holds, without a store: in words, or with --json under its measures' names."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a JSON file, or - for what is piped in")
        parser.add_argument("--json", action="store_true", help="print JSON; what has no value is null")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            told = read_all(parsed(_text(options["file"])))
        except Unreadable as refusal:
            self.stderr.write(f"kith: {_plain(str(refusal))}")
            sys.exit(REFUSED)
        if options["json"]:
            self.stdout.write(json.dumps(_for_each(told), indent=2, allow_nan=False))
            return
        for line in _lines(told):
            self.stdout.write(_plain(line))


def _text(file: Path) -> str:
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(MOST_BYTES).decode("utf-8-sig")
        if file.stat().st_size > MOST_BYTES:
            raise Unreadable(str(file), "it is larger than any network.")
        return file.read_text(encoding="utf-8-sig")
    except OSError as flaw:
        raise Unreadable(str(file), f"it cannot be read ({flaw.strerror}).") from None
    except ValueError:
        raise Unreadable(str(file), "it is not text in UTF-8.") from None


def _for_each(told: Told | Mapping[str, Told | None] | list[Told]) -> Figure:
    match told:
        case Told():
            return {**figures(told.described), "left_out": told.left_out}
        case list():
            return [_for_each(one) for one in told]
    return {name: None if one is None else _for_each(one) for name, one in told.items()}


def _lines(told: Told | Mapping[str, Told | None] | list[Told]) -> Iterator[str]:
    """Say every figure on a line of its own, and what has no value in words."""
    if isinstance(told, Told):
        for name, value in figures(told.described).items():
            yield from _said(name, value, told)
        yield from (f"Left out: {one}" for one in told.left_out)
        return
    named = told.items() if isinstance(told, Mapping) else ((str(number + 1), one) for number, one in enumerate(told))
    for name, one in named:
        yield f"{name}:"
        yield from ("  nothing to measure",) if one is None else (f"  {line}" for line in _lines(one))


def _said(name: str, value: Figure, told: Told) -> Iterator[str]:
    if value is None:
        yield f"{_in_words(name)}: no value, because {gettext(why_not(name, told.described))}"
    elif isinstance(value, Mapping) and value:
        yield f"{_in_words(name)}:"
        yield from (f"  {line}" for part, one in value.items() for line in _said(part, one, told))
    else:
        yield f"{_in_words(name)}: {_one(value)}"


def _one(value: Figure) -> str:
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, Mapping | tuple | list):
        return ", ".join(_one(one) for one in value) or "none"
    return str(value)


def _in_words(name: str) -> str:
    return name.replace("_", " ")


def _plain(line: str) -> str:
    """Write down what a terminal can show, whatever somebody is called."""
    shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in line)
    return shown.encode(sys.stdout.encoding or "utf-8", "backslashreplace").decode(sys.stdout.encoding or "utf-8")
