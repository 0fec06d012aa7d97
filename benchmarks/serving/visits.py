"""A browser as far as a benchmark needs one: it has cookies and keeps a connection."""

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

PATIENCE = 60  # seconds that a page may take before it counts as an error
_FORM = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_FACT = re.compile(r'action="(/facts/\d+/judgement)".*?name="seen" value="(\d+)"', re.S)
_LOCKED = re.compile(r"database is locked|database table is locked", re.I)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page that was asked for. `seconds` until its last byte."""

    page: str
    seconds: float
    status: int
    size: int
    locked: bool = False

    @property
    def failed(self) -> bool:
        """Whether somebody would have seen an error; a conflict (409) is an answer."""
        return self.locked or not (200 <= self.status < 400 or self.status == 409)


class Browser:
    """One user's connection. `cookies` may be handed from one to the next."""

    def __init__(self, address: str, cookies: dict[str, str] | None = None) -> None:
        split = urlsplit(address)
        self._host, self._port = split.hostname or "", split.port or 80
        self.cookies = dict(cookies or {})
        self._line: http.client.HTTPConnection | None = None
        self.body = ""

    def get(self, page: str, path: str) -> Visit:
        """Open a page."""
        return self._ask(page, "GET", path, None)

    def post(self, page: str, path: str, form: dict[str, str]) -> Visit:
        """Send a form, with the token of the page that was opened last."""
        found = _FORM.search(self.body)
        sent = form | ({"csrfmiddlewaretoken": found[1]} if found else {})
        return self._ask(page, "POST", path, urlencode(sent))

    def judge(self, verdict: str) -> Visit | None:
        """Judge the first fact of the reading room that was opened last; None where it has none."""
        found = _FACT.search(self.body)
        if found is None:
            return None
        form = {"verdict": verdict, "seen": found[2], "back": "/documents/1"}
        return self.post("judging a fact", found[1], form)

    def _ask(self, page: str, method: str, path: str, body: str | None) -> Visit:
        begun = time.perf_counter()
        try:
            status, content = self._answer(method, path, body)
        except (OSError, http.client.HTTPException):
            self._line = None
            return Visit(page, time.perf_counter() - begun, 599, 0)
        taken = time.perf_counter() - begun
        self.body = content.decode("utf-8", "replace")
        return Visit(page, taken, status, len(content), _LOCKED.search(self.body) is not None)

    def _answer(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        if self._line is None:
            self._line = http.client.HTTPConnection(self._host, self._port, timeout=PATIENCE)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Language": "en",
            "Origin": f"http://{self._host}:{self._port}",
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._line.request(method, quote(path, safe="/?&=%+-."), body, headers)
        response = self._line.getresponse()
        content = response.read()
        for header, value in response.getheaders():
            if header.lower() == "set-cookie":
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.partition(";")[0]
        return response.status, content
