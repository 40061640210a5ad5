"""Letters for a printing house: one file a letter in a folder that the house collects from."""

import json
from pathlib import Path

from kith.correspondence.gateways import Parcel, Refused


class PrintingHouse:
    """A folder. A letter is named by its key, so that a second try writes the same file and not a second letter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, parcel: Parcel) -> str:
        letter = {
            "to": [parcel.name, *parcel.address.splitlines()],
            "heading": parcel.subject,
            "body": parcel.body,
            "language": parcel.language,
            "format": parcel.format,
        }
        unfinished, finished = self._folder / f".{parcel.key}.part", self._folder / f"{parcel.key}.json"
        try:
            unfinished.write_text(json.dumps(letter, ensure_ascii=False, indent=1), encoding="utf-8")
            unfinished.replace(finished)
        except OSError as fault:
            raise Refused(f"The printing house's folder cannot be written to ({type(fault).__name__}).") from fault
        return finished.name
