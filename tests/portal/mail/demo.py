"""An invented trove that shows what the pages of mail must cope with, signed with keys of its own.

Replies and what they quote, an attachment, copies, a changed copy, a bad and a missing date, bytes
that are no mail, a signature that holds, one that does not and one without a key, a chain of
seals, and words that would run if anybody let them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import dkim

from affiant.mail.keys.found import Found
from benchmarks.mailing.signing import Signer

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
NAMES = ("Anne", "Dupont", "dupont", "Okafor", "jrokafor", "Faure", "zoe.faure", "06 12 34 56 78")
"""What no page shows to who has not unmasked it."""

_SIGNED = [b"from", b"to", b"subject", b"date", b"message-id"]

FIRST = b"""From: Anne Dupont <anne.dupont@northmere.example>
To: "J. R. Okafor" <jrokafor@arden.example>, zoe.faure@bureau.example
Subject: The contract for the north site
Date: Mon, 06 Jan 2014 09:00:00 +0000
Message-ID: <first@northmere.example>

The contract for the north site is ready to be signed, Mr Okafor.
The price is 1,250,000 euros, and nobody else has seen it.

Anne Dupont
06 12 34 56 78
"""
REPLY = b"""From: "J. R. Okafor" <jrokafor@arden.example>
To: Anne Dupont <anne.dupont@northmere.example>
Subject: Re: The contract for the north site
Date: Mon, 06 Jan 2014 15:20:00 +0000
Message-ID: <reply@arden.example>
In-Reply-To: <first@northmere.example>
References: <first@northmere.example>
Received: from mail.arden.example (mail.arden.example [192.0.2.7])
 by mx.northmere.example; Mon, 06 Jan 2014 15:20:09 +0000

The county signs on Friday. Please keep the price between us.

On Mon, Jan 6, 2014 at 9:00 AM, Anne Dupont <anne.dupont@northmere.example> wrote:
> The contract for the north site is ready to be signed, Mr Okafor.
> The price is 1,250,000 euros, and nobody else has seen it.
"""
FRENCH = """From: =?utf-8?q?Zo=C3=A9_Faure?= <zoe.faure@bureau.example>
To: Anne Dupont <anne.dupont@northmere.example>
Subject: =?utf-8?q?Re=3A_The_contract_for_the_north_site?=
Date: Tue, 07 Jan 2014 10:12:00 +0100
Message-ID: <french@bureau.example>
In-Reply-To: <lost@arden.example>
References: <first@northmere.example> <lost@arden.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Je vous envoie le détail des frais, comme convenu avec M. Okafor.

Le 6 janvier 2014 à 15:20, J. R. Okafor <jrokafor@arden.example> a écrit :
> The county signs on Friday.

--b1
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="frais_anne_dupont.txt"

Northmere Systems paid $4.2 million to Arden County for the north site in 2014.

--b1--
""".encode()
HOSTILE = """From: <script>alert(1)</script> <x@mail.example>
To: anne.dupont@northmere.example
Subject: =HYPERLINK("http://evil.example") <script>alert(2)</script> \u202egnp.exe
Date: Fri, 01 Jan 2099 00:00:00 +0000
Message-ID: <hostile@mail.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><img src="http://evil.example/pixel"><script>alert(3)</script>
<p onclick="alert(4)">The body of the hostile letter.</p></body></html>
""".encode()
UNDATED = b"""From: Sam Lee <slee@agence.example>
To: jrokafor@arden.example
Subject: planning
Message-ID: <undated@agence.example>

When do we meet?
"""
LISTED = b"""From: Anne Dupont <anne.dupont@northmere.example>
To: site-list@lists.example
Subject: The figures of the north site
Date: Wed, 08 Jan 2014 11:00:00 +0000
Message-ID: <listed@northmere.example>

Here are the figures that everybody on the list asked for.
"""
_FOOTER = b"""_______________________________________________
site-list mailing list
https://lists.example/mailman/listinfo/site-list
"""
_FOUND = b"Authentication-Results: mx.lists.example; dkim=pass header.d=northmere.example\n"
JUNK = b"\x00\x01 this is no mail, it lies before all of it\n\n"


@dataclass(frozen=True)
class Demo:
    """The mailbox's bytes, and the key that signed the first message."""

    mailbox: bytes
    key: Found


@cache
def demo() -> Demo:
    """Made once in a process: a key takes some time."""
    ours, lost = Signer.new("s1", 1024), Signer.new("s9", 1024)
    first = _signed(ours, FIRST, b"northmere.example")
    reply = _signed(lost, REPLY, b"arden.example")
    changed = first.replace(b"1,250,000", b"2,150,000")
    letters = [first, reply, FRENCH, first, changed, HOSTILE, UNDATED, _of_a_list(ours)]
    stored = b"".join(
        b"From somebody Mon Jan  6 09:00:00 2014\n" + one.replace(b"\r\n", b"\n") + b"\n"
        for one in letters
    )
    return Demo(JUNK + stored, ours.archived("northmere.example"))


def _signed(signer: Signer, message: bytes, domain: bytes) -> bytes:
    made = dkim.sign(
        message,
        signer.selector.encode(),
        domain,
        signer.private,
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=_SIGNED,
    )
    return bytes(made) + message


def _of_a_list(signer: Signer) -> bytes:
    """Signed, sealed by the list that took it in, and then given a tag and a footer."""
    signed = _FOUND + _signed(signer, LISTED, b"northmere.example")
    seal = dkim.arc_sign(
        signed, signer.selector.encode(), b"lists.example", signer.private, b"mx.lists.example"
    )
    sealed = b"".join(bytes(one) for one in seal) + signed
    return sealed.replace(b"Subject: The", b"Subject: [site-list] The") + _FOOTER


def write(folder: Path) -> Path:
    """The mailbox as a file of this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "north-site-anne.dupont.mbox"
    path.write_bytes(demo().mailbox)
    return path
