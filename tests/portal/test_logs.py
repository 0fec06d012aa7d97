import logging
import sys

from affiant.portal.logs import Reticent


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
