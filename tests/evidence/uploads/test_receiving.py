import hashlib
import io
from datetime import UTC, datetime, timedelta

import pytest

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Arrival, Entry, Job, JobState, State, Text, Upload
from affiant.evidence.questions import current_texts
from affiant.evidence.uploads.errors import Refused, Why
from affiant.evidence.uploads.limits import UploadLimits
from affiant.evidence.uploads.quarantine import Quarantine
from affiant.evidence.uploads.receiving import Announced, Reception
from affiant.evidence.work import work_off

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
LETTER = b"Northmere Systems held a $4.2 million contract with the county since 2019.\n"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def reception(casefile: Casefile, who: str = "Ada", **limits: int) -> Reception:
    told = UploadLimits(**{"reserve": 0, **limits})
    return Reception(Quarantine(casefile.folder), told, who, current_texts())


@pytest.fixture
def ada(casefile: Casefile) -> Reception:
    return reception(casefile)


def send(ada: Reception, upload: Upload, path: str, content: bytes = LETTER) -> str:
    """Announce a file and send it whole; its state."""
    [awaited] = ada.announce(upload, [Announced(path, len(content), 1)])
    return ada.take(upload, awaited.number, 0, io.BytesIO(content)).state


def worked(casefile: Casefile, job: Job | None) -> Job:
    assert job is not None
    work_off(casefile, lambda: NOON)
    return Job.objects.get(pk=job.pk)


def test_a_folder_is_read_under_its_own_names(casefile: Casefile, ada: Reception) -> None:
    upload = ada.begin(NOON)
    for path in ("letters/one.txt", "letters/old/one.txt", "../../etc/passwd.txt"):
        assert send(ada, upload, path, path.encode() + b" " + LETTER) == "arrived"
    job = worked(casefile, ada.close(upload, NOON, {"workers": 1}))
    assert (job.state, job.total, job.done) == (JobState.DONE, 3, 3)
    assert list(Entry.objects.order_by("pk").values_list("key", flat=True)) == [
        f"upload/{upload.pk}/letters/one.txt",
        f"upload/{upload.pk}/letters/old/one.txt",
        f"upload/{upload.pk}/\\x2e\\x2e/\\x2e\\x2e/etc/passwd.txt",
    ]
    assert set(Entry.objects.values_list("state", flat=True)) == {State.READ}
    assert not Quarantine(casefile.folder).path(upload.pk, 1).parent.exists()


def test_what_is_in_is_not_sent_again(casefile: Casefile, ada: Reception) -> None:
    upload = ada.begin(NOON)
    send(ada, upload, "letters/one.txt")
    worked(casefile, ada.close(upload, NOON, {"workers": 1}))
    second = ada.begin(NOON)
    assert second.pk != upload.pk
    told = ada.announce(
        second, [Announced("again/one.txt", len(LETTER), 5, digest(LETTER)), Announced("b", 9)]
    )
    assert [one.state for one in told] == ["known", "expected"]
    assert send(ada, second, "thrice/one.txt") == "known"  # told by its bytes, once they are here
    assert ada.close(second, NOON, {}) is None


def test_t_37_nobody_learns_by_sending_a_copy_what_others_have(
    casefile: Casefile, ada: Reception
) -> None:
    upload = ada.begin(NOON)
    send(ada, upload, "one.txt")
    worked(casefile, ada.close(upload, NOON, {"workers": 1}))
    quarantine, none = Quarantine(casefile.folder), Text.objects.none()
    bea = Reception(quarantine, UploadLimits(reserve=0), "Bea", none)
    [told] = bea.announce(bea.begin(NOON), [Announced("one.txt", len(LETTER), 1, digest(LETTER))])
    assert told.state == "expected"


def test_a_drag_that_broke_off_is_gone_on_with(ada: Reception) -> None:
    upload = ada.begin(NOON)
    file = Announced("letters/one.txt", len(LETTER), 1)
    [first] = ada.announce(upload, [file])
    ada.take(upload, first.number, 0, io.BytesIO(LETTER[:20]))
    assert ada.begin(NOON).pk == upload.pk
    [again] = ada.announce(upload, [file])
    assert (again.number, again.have) == (first.number, 20)
    assert ada.take(upload, again.number, 20, io.BytesIO(LETTER[20:])).state == "arrived"
    assert Arrival.objects.get(pk=first.number).sha256 == digest(LETTER)


def test_two_files_of_one_name_are_two_files(ada: Reception) -> None:
    upload = ada.begin(NOON)
    files = [Announced("a.txt", 1, 1), Announced("a.txt", 2, 1), Announced("A.txt", 1, 1)]
    assert len({one.number for one in ada.announce(upload, files)}) == 3
    paths = Arrival.objects.order_by("pk").values_list("path", flat=True)
    assert list(paths) == ["a.txt", "a (2).txt", "A.txt"]


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        ({"file": 4}, Why.TOO_LARGE),
        ({"files": 1}, Why.TOO_MANY),
        ({"total": 8}, Why.TOO_MUCH),
        ({"reserve": 10**15}, Why.NO_ROOM),
    ],
)
def test_t_34_limits_hold_before_anything_is_sent(
    casefile: Casefile, limits: dict[str, int], why: Why
) -> None:
    ada = reception(casefile, "Ada", **limits)
    told = ada.announce(ada.begin(NOON), [Announced("a", 5), Announced("b", 5)])
    assert told[1].why is why
    assert Arrival.objects.count() == (0 if why in (Why.TOO_LARGE, Why.NO_ROOM) else 1)


def test_only_who_sends_an_upload_adds_to_it(casefile: Casefile, ada: Reception) -> None:
    upload = ada.begin(NOON)
    with pytest.raises(Upload.DoesNotExist):
        reception(casefile, "Bea").mine(upload.pk)
    ada.close(upload, NOON, {})
    with pytest.raises(Refused):
        ada.mine(upload.pk)


def test_what_did_not_come_whole_is_not_read(casefile: Casefile, ada: Reception) -> None:
    upload = ada.begin(NOON)
    send(ada, upload, "whole.txt")
    [half] = ada.announce(upload, [Announced("half.txt", 100, 1)])
    ada.take(upload, half.number, 0, io.BytesIO(b"half"))
    assert worked(casefile, ada.close(upload, NOON, {"workers": 1})).done == 1
    assert list(Entry.objects.values_list("name", flat=True)) == ["whole.txt"]


def test_a_file_that_a_killed_run_had_archived_is_read_by_the_next(
    casefile: Casefile, ada: Reception
) -> None:
    upload = ada.begin(NOON)
    send(ada, upload, "one.txt")
    arrival = Arrival.objects.get()
    casefile.originals.adopt(Quarantine(casefile.folder).path(upload.pk, arrival.pk))
    assert worked(casefile, ada.close(upload, NOON, {"workers": 1})).failed == 0
    assert Entry.objects.get().state == State.READ


def test_what_is_thrown_away_leaves_nothing(casefile: Casefile, ada: Reception) -> None:
    upload = ada.begin(NOON)
    send(ada, upload, "one.txt")
    ada.discard(upload)
    assert not Upload.objects.exists()
    assert not any((casefile.folder / "uploads").iterdir())


def test_what_a_form_left_that_broke_off_is_thrown_away_a_day_later(
    casefile: Casefile, ada: Reception
) -> None:
    broken = ada.begin_form(NOON)
    for path in ("half.txt", "whole.txt"):
        ada.add(broken, ada.whole(broken, path, 0), 0, io.BytesIO(LETTER))
    ada.finish(broken, Arrival.objects.get(path="whole.txt"), len(LETTER))

    ada.begin(NOON + timedelta(hours=23))
    assert Upload.objects.filter(pk=broken.pk).exists()

    ada.begin_form(NOON + timedelta(hours=25))
    assert not Upload.objects.filter(pk=broken.pk).exists()
    assert not any((casefile.folder / "uploads").iterdir())


def test_what_waits_for_its_sender_or_its_job_is_kept(casefile: Casefile, ada: Reception) -> None:
    opened, closed = ada.begin(NOON, 1), ada.begin(NOON, 2)
    send(ada, opened, "one.txt")
    send(ada, closed, "two.txt")
    ada.close(closed, NOON, {"workers": 1})

    ada.begin_form(NOON + timedelta(days=9))

    assert [
        Quarantine(casefile.folder).have(one.upload_id, one.pk) for one in Arrival.objects.all()
    ] == [
        len(LETTER),
        len(LETTER),
    ]
