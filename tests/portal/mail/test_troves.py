"""The pages of troves."""

import html
import re

import pytest

from affiant.mail.models import Stretch, TroveFile
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trouble import Trouble
from tests.portal.mail.conftest import Desk
from tests.portal.mail.demo import NAMES


def trove(desk: Desk, language: str = "en") -> str:
    return desk.get(f"/mail/troves/{desk.trove}", language)


def test_the_list_leads_to_each_trove(desk: Desk) -> None:
    assert f'href="/mail/troves/{desk.trove}"' in desk.get("/mail")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_stands_on_it(desk: Desk, language: str) -> None:
    for address in ("/mail", f"/mail/troves/{desk.trove}"):
        said = desk.get(address, language)
        assert [name for name in NAMES if name in said] == []


def test_every_byte_is_accounted_for(desk: Desk) -> None:
    assert "That is the size of the files." in trove(desk)


def test_bytes_that_are_missing_from_the_account_are_told(desk: Desk) -> None:
    Stretch.objects.all().delete()
    assert "NOT ACCOUNTED FOR" in trove(desk)


def test_what_failed_is_told_with_its_offset(desk: Desk) -> None:
    failed = Stretch.objects.exclude(trouble="").get()
    why = html.escape(Trouble(failed.trouble).sentence("en"))
    assert re.search(rf"{why}.*from byte 0\b", trove(desk), re.DOTALL)


def test_a_file_that_holds_no_mail_is_told_once(desk: Desk) -> None:
    place = "<bdi>photo.jpg</bdi>"
    file = TroveFile.objects.create(
        trove_id=desk.trove, place=["photo.jpg"], place_digest="0" * 64, size=4, state="failed",
        detail=Trouble.NO_MAIL.value,
    )  # fmt: skip
    assert trove(desk).count(place) == 1
    Stretch.objects.create(
        file=file, start=0, end=4, kind=Kind.UNREADABLE.value, trouble=Trouble.NO_MAIL.value
    )
    assert trove(desk).count(place) == 1


def test_where_an_archive_breaks_off_is_a_place_of_no_size(desk: Desk) -> None:
    failed = Stretch.objects.exclude(trouble="").get()
    Stretch.objects.filter(pk=failed.pk).update(end=failed.start)
    said = trove(desk)
    assert "from byte 0</p>" in said
    assert "0 bytes" not in said.partition('id="lost"')[2].partition("</section>")[0]


def test_dates_that_cannot_be_are_told_apart_from_none(desk: Desk) -> None:
    said = trove(desk)
    assert re.search(r"1 with a date that cannot be", said)
    assert re.search(r"1 without a date", said)
    assert "2099" not in said


def test_signatures_are_counted_by_domain(desk: Desk) -> None:
    row = re.search(r"northmere\.example</bdi></th>(.*?)</tr>", trove(desk))
    assert row is not None
    assert re.findall(r">(\d+)<", row.group(1)) == ["2", "2", "0", "0"]


def test_copies_and_threads_are_counted(desk: Desk) -> None:
    said = trove(desk)
    assert re.search(r"of them an exact copy</dt><dd>1<", said)
    assert re.search(r"messages</dt><dd>8<", said)
