"""Telling a full disk from every other fault: SQLite, PostgreSQL and the file system each say it in their own way."""

import errno
import sqlite3

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
POSTGRES_NO_ROOM = frozenset({"53000", "53100"})
"""Insufficient resources, and disk full."""


def is_no_room(fault: BaseException) -> bool:
    """Say whether a fault, or what it came from, is a disk without room."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in NO_ROOM:
            return True
        if isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(cause, "sqlstate", None) in POSTGRES_NO_ROOM:
            return True
        cause = cause.__cause__
    return False
