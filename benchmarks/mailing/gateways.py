"""What gateways, filters and mailboxes do to mail, written apart from what undoes it.

Each takes and gives a message with CRLF at its lines' ends.
"""

import base64
import email
import random
import re
from collections.abc import Callable
from email import policy
from email.utils import formataddr, getaddresses
from urllib.parse import quote

from benchmarks.mailing.leaves import every_leaf, halves, kind_of, recoded, way_of


def to_quoted(message: bytes, _: random.Random) -> bytes:
    """A server that cannot send 8bit turns it into quoted-printable."""
    return _changed_from(message, "8bit", "quoted-printable")


def to_8bit(message: bytes, _: random.Random) -> bytes:
    """A gateway decodes quoted-printable."""
    return _changed_from(message, "quoted-printable", "8bit")


def from_base64(message: bytes, _: random.Random) -> bytes:
    """A gateway decodes base64."""
    return _changed_from(message, "base64", "8bit")


def to_base64(message: bytes, _: random.Random) -> bytes:
    """A gateway writes what is not ASCII in base64."""
    return _changed_from(message, "8bit", "base64")


def _changed_from(message: bytes, before: str, after: str) -> bytes:
    return every_leaf(message, lambda h, b: recoded(h, b, after) if way_of(h) == before else (h, b))


def to_utf_8(message: bytes, _: random.Random) -> bytes:
    """Sympa and others write every text in UTF-8."""

    def changed(head: bytes, body: bytes) -> tuple[bytes, bytes]:
        if way_of(head) != "8bit" or b"charset=iso-8859-1" not in head:
            return head, body
        head = head.replace(b"charset=iso-8859-1", b"charset=utf-8")
        return head, body.decode("latin-1").encode()

    return every_leaf(message, changed)


def requoted(message: bytes, draw: random.Random) -> bytes:
    """Software that parses addresses and writes them its own way."""
    always = draw.random() < 0.5
    head, body = halves(message)

    def anew(found: re.Match[bytes]) -> bytes:
        people = getaddresses([found[2].decode()])
        told = [_person(name, address, always=always) for name, address in people]
        return found[1] + b": " + ", ".join(told).encode() + b"\r\n"

    pattern = rb"^(From|To|Cc): ([^\r\n]*)\r\n"
    return re.sub(pattern, anew, head, flags=re.MULTILINE) + b"\r\n" + body


def _person(name: str, address: str, *, always: bool) -> str:
    if not name:
        return f"<{address}>" if always else address
    if always:
        return f'"{name}" <{address}>'
    return f"{name} <{address}>" if "=?" in name else formataddr((name, address))


def refolded(message: bytes, draw: random.Random) -> bytes:
    """Outlook and others fold long fields at their commas or spaces."""
    head, body = halves(message)
    space = draw.choice((b"\t", b" "))

    def fold(found: re.Match[bytes]) -> bytes:
        return found[0].replace(b", ", b",\r\n" + space)

    return re.sub(rb"^(?:To|Cc): [^\r\n]*", fold, head, flags=re.MULTILINE) + b"\r\n" + body


def parameters(message: bytes, draw: random.Random) -> bytes:
    """The charset's quotes and letters written anew."""
    head, body = halves(message)
    told = draw.choice((b'charset="utf-8"', b"charset=utf-8", b"charset=UTF-8"))
    return re.sub(rb'charset="?utf-8"?', told, head, flags=re.IGNORECASE) + b"\r\n" + body


def parsed_and_written(message: bytes, _: random.Random) -> bytes:
    """Python's own e-mail package in between: it refolds long fields."""
    parsed = email.message_from_bytes(message, policy=policy.compat32)
    return parsed.as_bytes(unixfrom=False, policy=policy.compat32.clone(linesep="\r\n"))


def cased(message: bytes, _: random.Random) -> bytes:
    """Domino, Java's mail and others write names of fields their own way."""
    head, body = halves(message)
    for before, after in ((b"Message-ID:", b"Message-Id:"), (b"MIME-Version:", b"Mime-Version:"),
                          (b"Cc:", b"CC:")):  # fmt: skip
        head = re.sub(rb"^" + before, after, head, flags=re.MULTILINE)
    return head + b"\r\n" + body


def message_id(message: bytes, draw: random.Random) -> bytes:
    """Exchange and Amazon's service write their own Message-ID and keep the other."""
    head, body = halves(message)
    own = b"<%024x@eu.example>" % draw.randrange(16**24)
    kept = rb"Message-ID: " + own + rb"\r\nX-Microsoft-Original-Message-ID: \1"
    return re.sub(rb"^Message-ID: ([^\r\n]*)", kept, head, flags=re.MULTILINE) + b"\r\n" + body


def field_dropped(message: bytes, _: random.Random) -> bytes:
    """A gateway leaves In-Reply-To out where there is References."""
    head, body = halves(message)
    if b"\r\nReferences:" not in head:
        return message
    return re.sub(rb"(?m)^In-Reply-To: [^\r\n]*\r\n", b"", head) + b"\r\n" + body


def dashes(message: bytes, _: random.Random) -> bytes:
    """Editors and gateways take the space after the signature's dashes."""
    return _open_text(message, lambda body: re.sub(rb"(?m)^-- \r\n", b"--\r\n", body))


def trimmed(message: bytes, _: random.Random) -> bytes:
    """A gateway takes the spaces from the ends of the lines of a flowed text."""
    return _flowed(message, lambda body: re.sub(rb"(?m)(?<!^--) +\r\n", b"\r\n", body))


def unstuffed(message: bytes, _: random.Random) -> bytes:
    """A gateway takes the space that protects a line's start in a flowed text."""
    return _flowed(message, lambda body: re.sub(rb"(?m)^ (?=From |>| )", b"", body))


def unflowed(message: bytes, _: random.Random) -> bytes:
    """A gateway makes one line of each paragraph of a flowed text."""

    def joined(body: bytes) -> bytes:
        plain = re.sub(rb"(?m)^ ", b"", body)
        return re.sub(rb"(?m)(?<!^--) \r\n", b" ", plain)

    return _flowed(message, joined)


def long_lines(message: bytes, _: random.Random) -> bytes:
    """Postfix breaks lines of more than 998 characters, and begins the rest with a space."""
    head, body = halves(message)
    lines: list[bytes] = []
    for line in body.split(b"\r\n"):
        pieces = [line[at : at + 998] for at in range(0, len(line), 998)] or [b""]
        lines += [pieces[0], *(b" " + piece for piece in pieces[1:])]
    return head + b"\r\n" + b"\r\n".join(lines)


def disclaimer(message: bytes, draw: random.Random) -> bytes:
    """What a company's server or a virus scanner appends to each letter."""
    words = draw.choice(
        (
            (
                "This e-mail and any attachments are confidential and intended solely for the "
                "addressee.\r\nIf you are not the intended recipient, delete it."
            ),
            (
                "Ce message et ses pièces jointes sont confidentiels et à l'attention de leur "
                "destinataire."
            ),
            "---\r\nThis email has been checked for viruses by an antivirus software.",
        )
    ).encode()

    def below(head: bytes, body: bytes) -> tuple[bytes, bytes]:
        if way_of(head) not in ("7bit", "8bit"):
            return head, body
        if kind_of(head) == "text/html":
            markup = b"<p>" + words.replace(b"\r\n", b"<br>") + b"</p>"
            return head, body.replace(b"</body>", markup + b"</body>")
        return head, body + b"\r\n" + words + b"\r\n"

    return every_leaf(message, below)


def warning(message: bytes, draw: random.Random) -> bytes:
    """Mail from outside is marked: above the text, and sometimes in the subject."""
    words = draw.choice(
        (
            "CAUTION: This email originated from outside the organization. Do not click links.",
            "[EXTERNAL] This message comes from an external sender.",
            "Attention : expéditeur externe, ne cliquez pas sur les liens.",
        )
    ).encode()

    def above(head: bytes, body: bytes) -> tuple[bytes, bytes]:
        if way_of(head) not in ("7bit", "8bit"):
            return head, body
        if kind_of(head) == "text/html":
            return head, body.replace(b"<body>", b"<body><div>" + words + b"</div>", 1)
        return head, words + b"\r\n\r\n" + body

    mark = draw.choice((b"", b"[EXT] ", b"EXTERNAL: "))
    told = message.replace(b"\r\nSubject: ", b"\r\nSubject: " + mark, 1)
    return every_leaf(told, above)


def proofpoint(message: bytes, draw: random.Random) -> bytes:
    """Proofpoint's second and third way of putting itself before a page."""
    way = draw.choice((_second, _third))
    return _linked(message, way)


def safe_links(message: bytes, _: random.Random) -> bytes:
    """Microsoft's filter puts itself before a page."""
    start = b"https://eur03.safelinks.protection.outlook.com/?url="
    rest = b"&data=05%7C01%7C&sdata=QWxs%3D&reserved=0"
    return _linked(message, lambda page: start + quote(page, safe="").encode() + rest)


def _second(page: bytes) -> bytes:
    kept = quote(page, safe=":/?=&.").encode().replace(b"_", b"%5F").replace(b"-", b"%2D")
    kept = re.sub(rb"[:?=&]", lambda found: b"%%%02X" % found[0][0], kept)
    told = kept.replace(b"/", b"_").replace(b"%", b"-")
    return b"https://urldefense.proofpoint.com/v2/url?u=" + told + b"&d=DwIF&c=euGZ&r=q1&m=8&s=2&e="


def _third(page: bytes) -> bytes:
    left = b"".join(re.findall(rb"[^\w:/.\-]", page))
    told = re.sub(rb"[^\w:/.\-]", b"*", page)
    kept = base64.urlsafe_b64encode(left).rstrip(b"=")
    return b"https://urldefense.com/v3/__" + told + b"__;" + kept + b"!!Ab1$"


def _linked(message: bytes, way: Callable[[bytes], bytes]) -> bytes:
    return _open_text(
        message, lambda body: re.sub(rb"https://corp[^\s<]*", lambda found: way(found[0]), body)
    )


def stuffed(message: bytes, _: random.Random) -> bytes:
    """A mailbox puts ">" before lines that begin with "From "."""
    head, body = halves(message)
    return head + b"\r\n" + re.sub(rb"^(>*From )", rb">\1", body, flags=re.MULTILINE)


def dots(message: bytes, _: random.Random) -> bytes:
    """A broken server leaves the dots doubled that SMTP doubles."""
    head, body = halves(message)
    return head + b"\r\n" + re.sub(rb"^\.", b"..", body, flags=re.MULTILINE)


def bare_lf(message: bytes, _: random.Random) -> bytes:
    """A file on a Unix machine."""
    return message.replace(b"\r\n", b"\n")


def _open_text(message: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return every_leaf(
        message, lambda h, b: (h, change(b)) if way_of(h) in ("7bit", "8bit") else (h, b)
    )


def _flowed(message: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return every_leaf(message, lambda h, b: (h, change(b)) if b"format=flowed" in h else (h, b))
