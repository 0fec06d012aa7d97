"""Who is named in troves, in fields and under texts: masks know people by it."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from affiant.mail.masking.beside import beside
from affiant.mail.masking.people import folded
from affiant.mail.masking.signatures import signed_names
from affiant.mail.models import Correspondent, MessageText
from affiant.mail.settling.source import Source, storable
from affiant.reading.formats.address_list import people_of
from affiant.reading.formats.mail_headers import characters, shown

_AT_ONCE = 1_000
_TEXTS = 100  # that are fetched together
_FIELDS = frozenset(
    {
        "from", "to", "cc", "bcc", "sender", "reply-to", "return-path", "delivered-to",
        "x-original-to", "x-original-from", "envelope-to", "disposition-notification-to",
        "resent-from", "resent-to", "resent-cc", "resent-sender", "mail-followup-to",
    }
)  # fmt: skip
_LONGEST = 64 * 1024  # bytes of a field that are read: some thousand people
_LONGEST_NAME = 200
_MOST_BRACKETS = 50
_LONGEST_TEXT = 200_000  # characters in which signatures are sought

_SIMPLE = re.compile(
    r" ?(?:\"?([^\"<>,;:()@\\]*)\"? ?<([^<>\s@\"(),;:]+@[\w.-]+)>|([^<>\s@\"(),;:\\]+@[\w.-]+)) ?"
)

Pair = tuple[str, str]


class Naming:
    """One run: pairs of name and address, each put into the casefile once."""

    def __init__(self) -> None:
        self._met: set[bytes] = set()
        self._waiting: dict[str, Pair] = {}
        self._senders: dict[int, tuple[Pair, ...]] = {}
        self._lately: set[tuple[Pair, ...]] = set()  # those of a field that were just kept

    def take(self, source: Source) -> None:
        """Take in the fields of a message, and who signs it."""
        for name, value in source.headers.fields:
            if name in _FIELDS:
                found = named(value[:_LONGEST])
                if found not in self._lately:
                    self._lately.add(found)
                    self._keep(found)
                if name == "from":
                    self._senders[source.message.pk] = found
        if len(self._senders) >= _AT_ONCE or len(self._waiting) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Put those that are new into the casefile."""
        self._sign()
        rows = [
            Correspondent(name=name, address=address, digest=digest)
            for digest, (name, address) in self._waiting.items()
        ]
        Correspondent.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_AT_ONCE)
        self._waiting = {}
        self._lately.clear()

    def _sign(self) -> None:
        numbers = [*self._senders]
        rows = MessageText.objects.filter(pk__in=numbers).values_list("pk", "text")
        for key, text in rows.iterator(_TEXTS):
            self._keep(_signers(text[:_LONGEST_TEXT], self._senders[key]))
            self._keep(_quoted(text[:_LONGEST_TEXT]))
        self._senders = {}

    def _keep(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            told = hashlib.sha256("\0".join(pair).encode("utf-8", "surrogatepass")).digest()
            if told not in self._met:
                self._met.add(told)
                self._waiting[told.hex()] = pair


@lru_cache(maxsize=2_000)  # twenty thousand held fifteen mebibytes, and found few more
def named(value: bytes) -> tuple[Pair, ...]:
    """The pairs of an address field."""
    raw = characters(value)
    if raw.count("(") > _MOST_BRACKETS:
        raw = raw.replace("(", " ").replace(")", " ")  # the library goes down into each
    raw = " ".join(raw.split())
    # Encoded words are decoded after the field is cut: a comma in one parts nobody.
    cut = _quickly(raw) or people_of([raw])
    pairs = ((storable(shown(name))[:_LONGEST_NAME], storable(address)) for name, address in cut)
    found = dict.fromkeys((name, _bare(address)) for name, address in pairs)
    found.pop(("", ""), None)
    return tuple(found)


def _quickly(raw: str) -> list[Pair] | None:
    """A field as most are written, in a tenth of the time; None for any other."""
    found = [_SIMPLE.fullmatch(part) for part in raw.split(",")]
    if not all(found):
        return None
    return [(one[1] or "", one[2] or one[3]) for one in found if one]


def _bare(address: str) -> str:
    return address.strip().strip("<>")[:_LONGEST_NAME] if "@" in address else ""


def _signers(text: str, senders: tuple[Pair, ...]) -> Iterator[Pair]:
    """Who signs; with the sender's address where both share a part of a name."""
    for name in dict.fromkeys(signed_names(text)):
        address = next((one[1] for one in senders if _is_theirs(name, one)), "")
        yield storable(name)[:_LONGEST_NAME], address


def _quoted(text: str) -> Iterator[Pair]:
    """Whoever the text names beside an address or in a quoted header: most wrote to somebody else,
    and are in no field of the trove. One word alone is not kept: it can be any word."""
    for one in beside(text):
        if " " in one.name:
            yield storable(one.name)[:_LONGEST_NAME], storable(one.address)[:_LONGEST_NAME]


def _is_theirs(name: str, sender: Pair) -> bool:
    shown_name, address = sender
    local = address.rpartition("@")[0]
    held = set(folded(shown_name)) | set(folded(local))
    joined = "".join(folded(local))
    return any(part in held or (len(part) > 3 and part in joined) for part in folded(name))  # noqa: PLR2004 - a short part is in many words
