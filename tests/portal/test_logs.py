import logging
import sys

from affiant.portal.logs import Reticent, is_a_fault


def test_t_31_an_error_is_told_without_its_words() -> None:
    try:
        int("Lina Moreau lives at 3 Mill Lane")
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "x", 1, "/search?q=Moreau", None, sys.exc_info()
        )
    line = Reticent().format(record)
    assert "ValueError" in line
    assert "Moreau" not in line


def test_what_is_still_being_worked_out_is_no_fault() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "x", 1, "/names", None, None)
    record.status_code = 503
    assert not is_a_fault(record)
    record.status_code = 507
    assert is_a_fault(record)
    assert Reticent().format(record) == "affiant serve: error in django.request (507)"
