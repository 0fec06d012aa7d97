"""Messages of all sorts: usual ones, odd ones, and bytes that are none."""

import base64
import quopri

from hypothesis import strategies as st

from tests.mail.reading.box import MIXED, parts

FIELDS = (
    b"From: Anne <anne@corp.example>", b"From: Zo\xc3\xa9 <zoe@bureau.example>",
    b"from : b@c.example", b"To: a@b.example,\n\tb@b.example", b"Cc: ", b"Subject: note",
    b"Subject:  =?utf-8?q?d=C3=A9tail?= 12", b"Subject: ?= =?utf-8?b?w6k=?=",
    b"Subject: =?utf-8?q?=C2=A0=00?=", b"Subject: a\x1cb", b"Subject: a\tb",
    b"Date: Mon, 3 May 2021 10:12:00 +0200", b"Date: 3 May 2021 10:12:00 -0000",
    b"Date: Mon, 30 Feb 2021 10:12:00 +0000", b"Date: Mon, 3 May 2099 10:12:00 +0000 (later)",
    b"Date:   Mon,  3 May 2021 10:12:60 +0200 ", b"Date: Mon, 3 May 1969 24:12:00 -2460",
    b"Message-ID: <1@b.example>", b"Message-ID: two words", b"Message-ID:",
    b"Received: from x by y;\n  Mon, 3 May 2021 10:13:00 +0200", b"X-A: 1 \n 2", b"no field",
    b" folded: first", b"Content-Type: text/plain; charset=utf-8",
    b"Content-Type: text/plain; charset=iso-8859-1", b"Content-Type: text/plain; charset=utf-16",
    b"Content-Type: text/plain; charset=unheard-of", b"Content-Type: text/html",
    b"Content-Type: image/png; name=a.png", b"Content-Type: TEXT/plain; name=a", MIXED,
    b'Content-Type: multipart/alternative;\n boundary="=_b"', b"Content-Type: ;",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: quoted-printable",
    b"Content-Transfer-Encoding: 8bit", b"Content-Transfer-Encoding: x-none",
    b"Content-Disposition: attachment", b"Subject: \x1ca\x1f ", b"From: \x1d a@b.example\x1c",
    b"Message-ID: \x1ca\x1f", b"Content-Type: text/plain\x1c", b"Cc: \x1f",
    b"Date: Mon, 3 May 2021 10:12:00 +0200\x1c", b"Date: \t3 May 2021 10:12:00 +0060",
    b"Date: 3 May 2021 101200.5 +0200", b"Date: 3 May 0000 10:12:00 +0200",
    b"Date: Mon, 3 May 2021 10:12:00 +02:00", b"Content-Transfer-Encoding: 8-bit",
    b'Content-Transfer-Encoding: "Base-64"', b"Content-Transfer-Encoding: Quoted Printable",
    b'Content-Type: application/pdf name="a.pdf"', b'name="a.pdf"', b"Subject: =?utf-8?q?=C3=A9?",
    b"Content-Type: text/plain; charset=x-mac-roman", b"Subject: =?iso-8859-1?q?=92?= a",
)  # fmt: skip
TEXTS = (
    b"", b"Bonjour.\n", "Réunion à 10 h.\n".encode(), "Réunion à 10 h “sûre”.\n".encode("cp1252"),
    b"a\0b\n", b">From here\n\n\n- one\n- two\n", b"<p>Bonjour.</p>", b"\xff\xfea\n", b"a = b\n",
    b"<p>Bonjour, <b>Anne</b> &amp; co.\n", b"<style>p {}</style><p>Bonjour.", b"=C3=A9=\n=41\n",
    "Ça \u2014 là\u200b\n".encode(), "Un détail, écrit : ".encode("latin-1") + "détail\n".encode(),
)  # fmt: skip
BODIES = st.sampled_from(
    (*TEXTS, *map(base64.encodebytes, TEXTS), *map(quopri.encodestring, TEXTS), b"Qm9u am91cg==\n")
)
HEADERS = st.lists(st.sampled_from(FIELDS), max_size=9).map(b"\n".join)
PARTS = st.tuples(HEADERS, BODIES).map(b"\n\n".join)
BODY = (
    BODIES | st.lists(PARTS, min_size=1, max_size=3).map(lambda inner: parts(*inner)) | st.binary()
)
MESSAGES = st.tuples(HEADERS, st.sampled_from((b"\n\n", b"\r\n\r\n", b"\n")), BODY).map(b"".join)
