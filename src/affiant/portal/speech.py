"""The language of a page: what the reader chose, else what the browser asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.http import HttpRequest, HttpResponse

from affiant.dossiers.locale_forms import date_in_words, number
from affiant.dossiers.wording import Wording
from affiant.vocabulary.language import LANGUAGES, translation

COOKIE = "affiant-language"
NAMES = {"en": "English", "fr": "Français"}


def wanted(cookie: str, accepted: str) -> str:
    """The language for a cookie and an Accept-Language header (RFC 9110, 12.5.4)."""
    if cookie in LANGUAGES:
        return cookie
    ranked = sorted(map(_weighed, accepted.split(",")), key=lambda one: -one[0])
    return next((code for weight, code in ranked if weight and code in LANGUAGES), "en")


def _weighed(part: str) -> tuple[float, str]:
    code, _, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=")
    try:
        return (float(weight) if weight else 1.0), code.strip()[:2].lower()
    except ValueError:
        return 0.0, ""


@dataclass(frozen=True)
class Speech:
    """The words of one language."""

    language: str

    @cached_property
    def _catalogue(self) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
        found = translation("affiant.portal", self.language)
        return found.gettext, found.ngettext

    @cached_property
    def wording(self) -> Wording:
        """The words that dossiers use for the same things."""
        return Wording(self.language)

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._catalogue[0](message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message for this number, with the number in it as {n}."""
        return self._catalogue[1](one, many, n).format(n=self.number(n))

    def number(self, n: int) -> str:
        """A whole number with this language's separators."""
        return _number(n, self.language)

    def percent(self, share: float) -> str:
        """A share of one in whole percent, with this language's space before the sign."""
        return f"{share * 100:.0f}" + ("\u202f%" if self.language == "fr" else "%")

    def date(self, iso: str) -> str:
        """An ISO date in words."""
        return _date(iso, self.language)


@lru_cache(maxsize=8_192)
def _number(n: int, language: str) -> str:
    """A page of documents has a hundred of them, a tenth of its time."""
    return number(n, language)  # type: ignore[arg-type] # a whole number is a decimal


@lru_cache(maxsize=8_192)
def _date(iso: str, language: str) -> str:
    return date_in_words(iso, language)


@lru_cache(maxsize=len(NAMES))
def _speech(language: str) -> "Speech":
    """One for all requests: a catalogue is read from its file once."""
    return Speech(language)


def speech_of(request: HttpRequest) -> Speech:
    """The language of this request."""
    return _speech(
        wanted(request.COOKIES.get(COOKIE, ""), request.headers.get("Accept-Language", ""))
    )


class Speaking:
    """Says in the response in which language it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response with its language."""
        response = self._answer(request)
        response.setdefault("Content-Language", speech_of(request).language)
        return response
