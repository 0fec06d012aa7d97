"""A renewed key: every value is closed anew, however often the run is killed."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from affiant.access.cipher import rotation
from affiant.access.cipher.errors import KeyInUse
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.access.cipher.ring_file import RingFile
from affiant.access.cipher.rotation import encrypted_fields, forget, remaining, rotate
from affiant.access.models import Unmasking
from affiant.evidence.casefile import Casefile
from tests.access.cipher.test_ring_file import QUICK, RECIPIENT, WORDS
from tests.access.cipher.unlocking import unlocked
from tests.access.conftest import NOON

ROWS = 25
FIELDS = 2  # of Unmasking: the reason and its salt

pytestmark = pytest.mark.usefixtures("casefile")


def fill(rows: int = ROWS) -> None:
    Unmasking.objects.bulk_create(
        Unmasking(
            asked_by="person:7",
            asked_at=NOON + timedelta(seconds=number),
            scope_id=number,
            reason=f"reason number {number}",
            salt=f"salt {number}",
        )
        for number in range(rows)
    )


def read() -> list[str]:
    return [row.reason for row in Unmasking.objects.order_by("asked_at")]


WRITTEN = [f"reason number {number}" for number in range(ROWS)]


@pytest.fixture
def renewed(ring: Keyring) -> Keyring:
    fill()
    return Keyring(Key.make(), (ring.current,))


def test_every_encrypted_field_is_found() -> None:
    names = {(model.__name__, field.name) for model, field in encrypted_fields()}
    assert {("Unmasking", "reason"), ("Unmasking", "salt")} <= names


def test_all_values_are_closed_anew_and_read_as_before(renewed: Keyring, ring: Keyring) -> None:
    rotated = rotate(renewed, batch=10)
    assert (rotated.done, rotated.failures) == (ROWS * FIELDS, ())
    assert remaining(ring.current.id) == 0
    assert remaining(renewed.current.id) == ROWS * FIELDS
    with unlocked(renewed):
        assert read() == WRITTEN


def test_what_is_done_is_not_done_again(renewed: Keyring) -> None:
    rotate(renewed)
    assert rotate(renewed).done == 0


@pytest.mark.parametrize("after", [1, 2, 4])
def test_a_run_that_breaks_off_is_gone_on_with(renewed: Keyring, after: int) -> None:
    batches = 0

    def watch(_: int) -> None:
        nonlocal batches
        batches += 1
        if batches == after:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        rotate(renewed, batch=10, watch=watch)
    with unlocked(renewed):
        assert read() == WRITTEN
    done = min(after, 3) * 10 if after < 3 else ROWS + 10
    assert rotate(renewed, batch=10).done == ROWS * FIELDS - done
    with unlocked(renewed):
        assert read() == WRITTEN


def test_a_value_that_does_not_open_stays_and_is_told(renewed: Keyring, ring: Keyring) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_unmasking SET salt = reason WHERE scope_id = 3")
    rotated = rotate(renewed, batch=10)
    assert [(one.column, one.reason) for one in rotated.failures] == [("salt", "Altered")]
    assert rotated.done == ROWS * FIELDS - 1
    assert remaining(ring.current.id) == 1


def test_a_row_that_somebody_saves_meanwhile_keeps_what_they_wrote(renewed: Keyring) -> None:
    model, field = next(one for one in encrypted_fields() if one[1].name == "reason")
    rows = list(rotation._waiting(model, field, renewed.current.id, None))
    with unlocked(renewed):
        last = Unmasking.objects.get(pk=rows[-1][0])
        last.reason = "written meanwhile"
        last.save()
    rotation._close_anew(renewed, model, field, rows)
    with unlocked(renewed):
        assert sorted(read()) == sorted(
            [
                *WRITTEN[: int(last.scope_id)],
                *WRITTEN[int(last.scope_id) + 1 :],
                "written meanwhile",
            ]
        )


def test_a_key_that_rows_need_is_not_forgotten(casefile: Casefile) -> None:
    file = RingFile(casefile.folder / "keys")
    old = file.create(WORDS, RECIPIENT)
    with unlocked(old):
        fill(3)
    renewed = file.renew(WORDS)
    with pytest.raises(KeyInUse, match="6 values"):
        forget(file, WORDS, old.current.id)
    rotate(renewed)
    assert forget(file, WORDS, old.current.id).ids == (renewed.current.id,)


KILLED = f"""
import sys, time
from pathlib import Path
from affiant.evidence.connection import start_django
start_django()
from affiant.evidence.casefile import Casefile
from affiant.access.cipher.ring_file import RingFile
from affiant.access.cipher.rotation import rotate
from affiant.access.cipher.wrapping import Passphrase

def watch(done):
    print(done, flush=True)
    time.sleep(0.05)

casefile = Casefile.open(Path(sys.argv[1]), sys.argv[2] or None)
ring = RingFile(casefile.folder / "keys").open(Passphrase({WORDS.words!r}, {QUICK}))
rotate(ring, batch=2, watch=watch)
"""


def test_a_run_that_is_killed_is_gone_on_with(casefile: Casefile) -> None:
    file = RingFile(casefile.folder / "keys")
    old = file.create(WORDS, RECIPIENT)
    with unlocked(old):
        fill()
    renewed = file.renew(WORDS)
    run = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(casefile.folder), url()],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        env={**os.environ},
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"2\n"
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert 0 < remaining(old.current.id) < ROWS * FIELDS
    rotate(renewed)
    assert remaining(old.current.id) == 0
    with unlocked(renewed):
        assert read() == WRITTEN


def url() -> str:
    """The database that is open, for another process; empty for SQLite in the casefile."""
    if connection.vendor == "sqlite":
        return ""
    settings = connection.settings_dict
    host = settings["OPTIONS"].get("host") or settings["HOST"]
    return f"postgresql://{settings['USER']}@/{settings['NAME']}?host={host}"
