"""Mixed files, some of them hostile: every one is accounted for and harms no other. The full
measure, with 2,000 files, is `python -m benchmarks.hostile`.
"""

from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Entry, State
from affiant.evidence.status import misses, status
from affiant.evidence.verification import verify
from benchmarks.corpus import make_corpus
from tests.evidence.conftest import Read


@pytest.mark.slow
def test_every_file_of_a_mixed_and_hostile_folder_is_accounted_for(
    read: Read, casefile: Casefile, tmp_path: Path
) -> None:
    corpus = make_corpus(tmp_path / "documents", 60, 0.25, seed=11)
    summary = read(tmp_path / "documents")
    handed_in = {str(path) for path in (*corpus.friendly, *corpus.hostile)}
    top = Entry.objects.filter(container=None)
    assert {entry.key for entry in top} == handed_in
    assert not top.filter(key__in=map(str, corpus.friendly)).exclude(state=State.READ).exists()
    stands = status()
    assert stands.begun == 0
    assert stands.entries == stands.read + stands.failed == summary.read + summary.failed
    assert all(miss.reason for miss in misses())
    assert verify(casefile).holds
