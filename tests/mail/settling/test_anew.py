"""Mail settled before keys or the table of domains changed says so, and is settled again."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.deeds import deed_of
from affiant.mail.key_shelf import Origin, keep
from affiant.mail.models import SignatureCheck
from affiant.mail.settling import anew, is_settled, out_of_date, run, settle, stale
from tests.mail.authentication.post import signer
from tests.mail.settling.trove import NOON, WORK, mail, signed, store

LATER = NOON + timedelta(days=1)


def bring_a_key() -> None:
    keep([signer().archived(WORK)], Origin("dump.csv", "csv", "made"), LATER)


def test_another_table_of_domains_makes_it_out_of_date(
    casefile: Casefile, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(casefile, [mail(1)])
    settle(1, NOON)
    assert is_settled(1)
    assert not stale(1)

    monkeypatch.setattr(anew, "_table", lambda: "f" * 64)
    assert stale(1).table
    assert not is_settled(1)
    assert out_of_date() == [1]

    assert settle(1, LATER).checked == 1
    assert is_settled(1)


def test_what_was_settled_before_tables_were_kept_is_not_called_out_of_date(
    casefile: Casefile,
) -> None:
    store(casefile, [mail(1)])
    run.settle(1, NOON)
    assert is_settled(1)


def test_a_job_settles_what_keys_made_out_of_date(casefile: Casefile) -> None:
    store(casefile, [signed()])
    settle(1, NOON)
    assert SignatureCheck.objects.get().result == "temperror"
    bring_a_key()
    assert stale(1).rechecked == 1

    tally = SimpleNamespace(done=0, total=None)
    deed_of("settle")(casefile, {}, tally, lambda: LATER)  # type: ignore[arg-type] # counts alone

    assert SignatureCheck.objects.get().result == "pass"
    assert (tally.done, tally.total) == (1, 1)
    assert out_of_date() == []


def test_nobody_does_a_job_of_a_kind_that_no_desk_brought() -> None:
    with pytest.raises(ValueError, match="nobody knows"):
        deed_of("sing")
