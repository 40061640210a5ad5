"""The database wrapper that Django loads for `ENGINE = "kith.ground.sqlite"`."""

from collections import defaultdict

from django.db.backends.sqlite3 import base

from kith.ground.turns import FairLock

_writers: defaultdict[str, FairLock] = defaultdict(FairLock)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection; it holds the writers' lock of its file from BEGIN to COMMIT, ROLLBACK or close."""

    _is_writing = False

    def _start_transaction_under_autocommit(self) -> None:
        _writers[str(self.settings_dict["NAME"])].acquire()
        self._is_writing = True
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._is_writing:
            self._is_writing = False
            _writers[str(self.settings_dict["NAME"])].release()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._let_go()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._let_go()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._let_go()
