"""Where failed log-ins are counted: a table, which a restart and other processes share.

Django's cache for allauth, and for nothing else. Django's own cache in the database unpickles what
it finds, so that whoever can write there could run code in the server, and throws counts away when
there are some hundreds: who tries many names would be forgotten. Here values are JSON, keys are
kept as digests, and a row goes when its time has come and not before.
"""

import hashlib
import json
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

FOREVER = 10.0 * 365 * 86_400  # seconds
SWEPT = 60.0  # seconds between looks for rows whose time has come
USED = "allauth.mfa.totp.used?"
TAKEN = 120.0
"""Seconds for which a code that was used is remembered. allauth forgets it after one period of
thirty; the portal takes a code for three (`MFA_TOTP_TOLERANCE`), so it could be used again."""

_TABLE = "accounts_count"
_PUT = (
    f"INSERT INTO {_TABLE} (key, value, until) VALUES (%s, %s, %s) "  # noqa: S608 - a table of ours
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until"
)
_ADD = f"{_PUT} WHERE {_TABLE}.until <= %s"
_GET = f"SELECT value FROM {_TABLE} WHERE key = %s AND until > %s"  # noqa: S608 - the same
_TOUCH = f"UPDATE {_TABLE} SET until = %s WHERE key = %s AND until > %s"  # noqa: S608 - the same
_DELETE = f"DELETE FROM {_TABLE} WHERE key = %s"  # noqa: S608 - the same
_SWEEP = f"DELETE FROM {_TABLE} WHERE until <= %s"  # noqa: S608 - the same


class Counts(BaseCache):
    """What is counted, by its key. Each step is one statement, whole or not at all."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._swept = 0.0

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is counted; the default where nothing is, or no more."""
        with connection.cursor() as cursor:
            cursor.execute(_GET, [self._digest(key, version), time.time()])
            found = cursor.fetchone()
        return default if found is None else json.loads(found[0])

    def set(
        self,
        key: Any,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Count this, for so many seconds."""
        with connection.cursor() as cursor:
            cursor.execute(_PUT, self._row(key, value, timeout, version))
        self._sweep()

    def add(
        self,
        key: Any,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """The same where nothing is counted; whether it was. Of two at once one is told so."""
        if str(key).startswith(USED):
            timeout = TAKEN
        row = self._row(key, value, timeout, version)
        with connection.cursor() as cursor:
            cursor.execute(_ADD, (*row, time.time()))
            return bool(cursor.rowcount == 1)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it for so many seconds more; whether it was there."""
        with connection.cursor() as cursor:
            now = time.time()
            cursor.execute(_TOUCH, [self._until(timeout), self._digest(key, version), now])
            return bool(cursor.rowcount == 1)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget it; whether it was there."""
        with connection.cursor() as cursor:
            cursor.execute(_DELETE, [self._digest(key, version)])
            return bool(cursor.rowcount == 1)

    def clear(self) -> None:
        """Forget everything."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_TABLE}")  # noqa: S608 - the same

    def _row(
        self, key: Any, value: Any, timeout: Any, version: int | None
    ) -> tuple[str, str, float]:
        return self._digest(key, version), json.dumps(value), self._until(timeout)

    def _digest(self, key: Any, version: int | None) -> str:
        return hashlib.sha256(self.make_key(key, version=version).encode()).hexdigest()

    def _until(self, timeout: Any) -> float:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return time.time() + (FOREVER if seconds is None else float(seconds))

    def _sweep(self) -> None:
        """Take away what nobody will be asked of any more, now and then."""
        now = time.time()
        if now - self._swept > SWEPT:
            self._swept = now
            with connection.cursor() as cursor:
                cursor.execute(_SWEEP, [now])
