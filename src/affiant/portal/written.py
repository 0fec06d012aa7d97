"""What somebody wrote into a form, as it is kept: cut, and without NUL, which no database takes."""

from datetime import date

from django.http import HttpRequest

REASON = 1_000  # characters


def line(sent: str, most: int) -> str:
    """On one line."""
    return " ".join(sent.replace("\0", "").split())[:most].rstrip()


def lines(sent: str, most: int) -> str:
    """On the lines it was written on, without blanks around all."""
    return sent.replace("\0", "").replace("\r\n", "\n").strip()[:most]


def day(sent: str) -> str:
    """An ISO day; "" for anything else."""
    try:
        return date.fromisoformat(sent.strip()).isoformat()
    except ValueError:
        return ""


def is_partial_date(sent: str) -> bool:
    """Whether it is an ISO day, or the year or month that one begins with."""
    whole = sent + "0001-01-01"[len(sent) :]
    return len(sent) in (4, 7, 10) and day(whole) == whole


def reason_of(request: HttpRequest) -> str:
    """The field "why": why somebody judged so; "" without one."""
    return line(request.POST.get("why", ""), REASON)
