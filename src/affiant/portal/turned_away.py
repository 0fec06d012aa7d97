"""What is said of a request that no page sees, since the server took in only its beginning: it is
too long, there is no room for it, or it is none. A page all the same, in the reader's language."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.template.loader import get_template
from waitress.utilities import Error

from affiant.portal.headers import HEADERS
from affiant.portal.sizes import size_word
from affiant.portal.speech import COOKIE, Speech, wanted

TOO_LONG, NO_ROOM = 413, 507


class TurnedAway(Error):
    """What the server found wrong, as it is answered. `headers` are those of the request, named as
    waitress names them; `limit` the bytes that a form at its address may have, 0 for other
    addresses."""

    def __init__(self, error: Error, headers: Mapping[str, str], limit: int = 0) -> None:
        super().__init__(error.body)
        self.code, self.reason = error.code, error.reason
        self._headers, self._limit = headers, limit

    def to_response(  # type: ignore[override] # waitress's stubs say str, and it writes bytes
        self, ident: str | None = None
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and page."""
        del ident
        speech = _speech(self._headers)
        title, sentence = self._said(speech)
        shown = {
            "language": speech.language,
            "title": title,
            "sentence": sentence,
            "on": speech.gettext("Go on"),
        }
        content = get_template("turned_away.html").render(shown).encode()
        told = [("Content-Type", f"text/html; charset={settings.DEFAULT_CHARSET}")]
        return f"{self.code} {self.reason}", [*told, *HEADERS.items()], content

    def _said(self, speech: Speech) -> tuple[str, str]:
        _ = speech.gettext
        if self.code == NO_ROOM:
            return _("The disk is full"), _(
                "Nothing of it was taken in, and nothing was lost. Have somebody make room on the "
                "disk of the server, and send it again."
            )
        if self.code == TOO_LONG and self._limit:
            return _("That is too much for one form"), _(
                "A form without scripts takes {size} at most. Nothing of it was taken in. Send "
                "fewer files at once, or allow this site to run scripts: then files are sent in "
                "pieces, and may be larger."
            ).format(size=size_word(self._limit, speech))
        if self.code == TOO_LONG:
            return _("That is more than affiant takes in"), _(
                "Nothing was changed. Go back, and send less at once."
            )
        return _("affiant does not answer this request."), ""


def _speech(headers: Mapping[str, str]) -> Speech:
    try:
        chosen = SimpleCookie(headers.get("COOKIE", "")).get(COOKIE)
    except CookieError:
        chosen = None
    language = wanted(chosen.value if chosen else "", headers.get("ACCEPT_LANGUAGE", ""))
    return Speech(language)
