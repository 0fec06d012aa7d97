"""What came with messages becomes documents, each distinct bytes once."""

from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.collections import collection_named
from affiant.evidence.intake import Intake
from affiant.evidence.models import Entry
from affiant.mail.models import Attachment
from affiant.mail.storing import Run
from affiant.mail.storing.documents import attached, count, label
from tests.mail.reading.box import FROM, MIXED, mail, parts
from tests.mail.storing.taking import NOON

NOTE = (
    b'Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename="%b"\n\n'
    b"Northmere Systems held a contract of $4.2 million with Arden County since 2019.\n"
)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Two messages with the same note under two names, in a mailbox."""
    path = tmp_path / "box.mbox"
    letters = (
        mail(parts(b"\nBonjour\n", NOTE % name), MIXED, number=number)
        for number, name in enumerate((b"note.txt", b"../other.txt"), 1)
    )
    path.write_bytes(b"\n".join(FROM + letter for letter in letters))
    return path


def test_the_same_bytes_are_read_once_in_their_troves_collection(
    casefile: Casefile, box: Path
) -> None:
    number = collection_named("Affair", NOON)
    trove, _summary = Run(casefile, lambda: NOON, collection=number).read(box)
    intake = Intake(casefile, lambda: NOON, workers=1, collection=number)
    summary = intake.hand_in(attached(trove, casefile.originals))
    entry = Entry.objects.get()

    assert (summary.read, count(trove), Attachment.objects.count()) == (1, 1, 2)
    assert (entry.name, entry.collection_id) == ("note.txt", number)
    assert entry.text is not None
    assert entry.original_id == Attachment.objects.first().original_id  # type: ignore[union-attr] # there are two
    again = Intake(casefile, lambda: NOON, workers=1, collection=number)
    assert again.hand_in(attached(trove, casefile.originals)).unchanged == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("note.pdf", "note.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\\\mail\\\\note.pdf", "note.pdf"),
        ("a\u202efdp.exe", "a\\u202efdp.exe"),
        ("", "attachment.pdf"),
        ("   ", "attachment.pdf"),
        ("x\x00y\n.pdf", "x\\x00y\\n.pdf"),
    ],
    ids=["plain", "steps up", "drive", "turned", "none", "blanks", "controls"],
)
def test_a_name_is_made_harmless(name: str, shown: str) -> None:
    assert label(name, "application/pdf") == shown
