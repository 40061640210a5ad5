"""`kith check-feed FILE-or-URL`: whether others can read a feed. Says pass, warn or fail, and where each fault is."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import msgspec
from django.core.management.base import CommandError

from kith.interop.gateways import Unreachable
from kith.interop.gateways.feeds import OverHttp
from kith.interop.hsds.checking import Checked, Fault, Verdict, faults_of_package
from kith.interop.hsds.official import NoSchemasError, Official
from kith.interop.hsds.packages import Limits
from kith.interop.hsds.walking import check_api
from kith.interop.management.showing import SaysHowFar


class Command(SaysHowFar):
    help = "Check a feed of HSDS or Open Referral UK: a zip, a folder, a JSON file, or the address of an API."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("where", help="a file, a folder, or an address that begins with http")
        parser.add_argument("--services", type=int, default=200, help="of an API, look at so many services one by one")
        parser.add_argument("--most", type=int, default=200, help="name so many faults; all are counted")
        parser.add_argument("--schemas", help="a folder of official schemas, to be held to as well")
        parser.add_argument("--json", action="store_true", help="say it for a program")

    def handle(self, *args: object, **options: object) -> None:
        asked = msgspec.convert(options, Asked, strict=False)
        checked = self._checked(asked)
        self.stdout.write(_as_json(checked) if asked.json else _in_words(checked, asked))
        if checked.verdict is Verdict.FAIL:
            sys.exit(1)

    def _checked(self, asked: "Asked") -> Checked:
        try:
            official = Official.in_folder(Path(asked.schemas)) if asked.schemas else None

            def read(path: Path) -> Iterator[Fault]:
                yield from faults_of_package(path, limits=Limits(), progress=self.say_how_far)
                if official:
                    yield from official.faults_of(path, limits=Limits())

            if asked.where.startswith(("http://", "https://")):
                return check_api(OverHttp(asked.where), read, most_services=asked.services)
            return Checked(tuple(read(Path(asked.where))))
        except (Unreachable, NoSchemasError) as fault:
            raise CommandError(str(fault)) from None


class Asked(msgspec.Struct, frozen=True):
    """What was asked for on the command line."""

    where: str
    services: int
    most: int
    json: bool
    schemas: str | None = None


def _as_json(checked: Checked) -> str:
    told = {"verdict": checked.verdict, **asdict(checked)}
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()


def _in_words(checked: Checked, asked: Asked) -> str:
    lines = [f"{fault.verdict}: {fault.place}: {fault.words}" for fault in checked.faults[: asked.most]]
    if (more := len(checked.faults) - asked.most) > 0:
        lines.append(f"And {more:,} more; --most names more of them.")
    if checked.listed is not None:
        lines.append(f"{checked.looked_at:,} of {checked.listed:,} services were looked at one by one.")
    fails, warns = checked.count_of(Verdict.FAIL), checked.count_of(Verdict.WARN)
    lines.append(f"{asked.where}: {checked.verdict} ({fails:,} fail, {warns:,} warn)")
    return "\n".join(lines)
