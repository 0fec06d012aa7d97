import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.formats.mail_date import moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 04 Mar 2014 10:12:00 +0100", "2014-03-04T10:12:00+01:00"),
        ("mar. 4 mars 2014 10:12:00 +0100", "2014-03-04T10:12:00+01:00"),
        ("dim., 3 août 2014 10:12 +0200", "2014-08-03T10:12:00+02:00"),
        ("Mar 4 2014 10:12:00", "2014-03-04T10:12:00"),
        ("Mon, 6 Jun 2005 12:05:00 AM", "2005-06-06T00:05:00"),
        ("Mon, 6 Jun 2005 12:05:00 p.m. +0000", "2005-06-06T12:05:00+00:00"),
        ("Mon, 6 Jun 2005 22:21:22 UTC+2", "2005-06-06T22:21:22+02:00"),
        ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59+00:00"),
        ("2014-03-04T10:12:00Z", "2014-03-04T10:12:00+00:00"),
    ],
)
def test_a_date_is_read_as_it_was_meant(written: str, meant: str) -> None:
    told = moment(written)

    assert told is not None
    assert told.isoformat() == meant


@pytest.mark.parametrize("written", ["", "soon", "06/07/2005 10:12", "Mon, 31 Feb 2005 10:12:00"])
def test_what_has_no_meaning_or_two_is_no_date(written: str) -> None:
    assert moment(written) is None


@given(st.text(alphabet='0123456789:+-() ,.GMTPAapmUCJunéjuillet\n"', max_size=60))
def test_nothing_raises(written: str) -> None:
    moment(written)
