"""Log lines as JSON: what happened, on which route, for how long; never who, never what they wrote."""

import json
import logging

from kith.ground import clock

_FIELDS = ("trace", "method", "route", "status", "milliseconds", "job", "count")


class JsonLine(logging.Formatter):
    """One line of JSON. Only fields of a closed list are written, so that no personal data can slip in."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": clock.now().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": record.getMessage() if record.name.startswith("kith") else record.msg,
        }
        line |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            line["raised"] = record.exc_info[0].__name__
            line["where"] = self._where(record)
        return json.dumps(line, default=str)

    @staticmethod
    def _where(record: logging.LogRecord) -> str:
        """Return file and line of the innermost frame: an exception's own words may hold somebody's data."""
        trace = record.exc_info[2] if record.exc_info else None
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        return f"{trace.tb_frame.f_code.co_filename.rpartition('/kith/')[2]}:{trace.tb_lineno}" if trace else ""
