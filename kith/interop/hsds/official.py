"""The official schemas, where somebody has them: `--schemas` names their folder. Kith ships none of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kith.interop.hsds.checking import Fault, Verdict
from kith.interop.hsds.documents import documents_of
from kith.interop.hsds.packages import Limits, PackageRefusedError, encoding_of, opened

PLACES = ("compiled/service.json", "service.json")
"""Where the schema of a whole service lies: compiled with all that it names, if it is."""
LONGEST_WORDS = 200


class NoSchemasError(Exception):
    """The schemas cannot be read, or what reads them is not installed. The message is one sentence."""


@dataclass(frozen=True)
class Official:
    """The schema of a whole service, as its publisher wrote it."""

    name: str
    validator: Any

    @classmethod
    def in_folder(cls, folder: Path) -> "Official":
        """Read the schema of a whole service. Raises NoSchemasError."""
        try:
            from jsonschema import Draft202012Validator, FormatChecker, SchemaError  # noqa: PLC0415 - an extra
        except ImportError:
            raise NoSchemasError("Install Kith with its extra `check` to read official schemas: kith[check].") from None
        file = next((folder / place for place in PLACES if (folder / place).is_file()), None)
        if file is None:
            raise NoSchemasError(f"{folder} holds no {' or '.join(PLACES)}.")
        try:
            schema = json.loads(file.read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
        except (OSError, ValueError, SchemaError) as fault:
            raise NoSchemasError(f"{file} cannot be read as a schema ({type(fault).__name__}).") from fault
        return cls(file.name, Draft202012Validator(schema, format_checker=FormatChecker()))

    def faults_of(self, path: Path, *, limits: Limits) -> Iterator[Fault]:
        """Yield what stands against the schema, service by service. Tables hold no whole services and have none."""
        try:
            with opened(path, limits) as package:
                for file in package.documents:
                    services = documents_of(file, encoding_of(file), limits)
                    for number, service in enumerate(services, start=1):
                        yield from self._faults(f"{file.name}, service {number:,}", service)
        except PackageRefusedError as refusal:
            yield Fault(Verdict.FAIL, path.name, str(refusal))

    def _faults(self, place: str, service: Any) -> Iterator[Fault]:
        named = service.get("id")
        known = f", id {named}" if isinstance(named, str) else ""
        for fault in sorted(self.validator.iter_errors(service), key=lambda one: str(one.json_path)):
            yield Fault(Verdict.FAIL, f"{place}{known} > {fault.json_path}", fault.message[:LONGEST_WORDS])
