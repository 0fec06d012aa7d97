"""Is anything that identifies a sender left in masked text?

    python -m benchmarks.mail_masking [--sentences N] [--seed S] [--json]

Invented people, half of them in the trove's fields, are planted in French and English sentences
in eight classes of identifiers, among them addresses disguised and encoded. The scorer shares no
line with the mask: it undoes the encodings of what came out by its own means and looks for what
was planted (the local part; each part of the name; seven digits in a row; each part of a file's
name). Names are planted for people of the trove only: nobody else's can be known. `Innocent` is
the share of sentences without anything planted that are changed all the same.
"""

import argparse
import base64
import html
import os
import quopri
import random
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from affiant.mail.masking import Masker, Pseudonyms, people
from affiant.vocabulary.letters import unaccented
from benchmarks.result import FOLDER, Result, Table, circumstances

NAME = "mail masking"
SEED = 7

_FIRST = tuple(
    """Anne Hélène Jean-Pierre Maxime Zoé Thibault Aurélie François Mathilde Cédric Marguerite
    Alice Robert Jennifer William Deborah Kevin Heather Jonathan Priscilla Wei Mohammed Ines
    """.split()  # noqa: SIM905 - forty quotation marks would hide the names
)
_FAMILIES = (
    *"""Dupont Lefèvre Château Müller Okonkwo O'Brien Smithson Garcia-Lopez Rousselot Nguyen
    Haberman Petitjean Kowalczyk Lindqvist Brandt McAllister Vandermeer Ng""".split(),  # noqa: SIM905
    "de la Tour",
    "Le Goff",
)
_HOSTS = ("corp.example.com", "mairie-exemple.fr", "exemple.gouv.fr", "dest.org", "agency.gov")


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence, the class of what is planted, and what must not be found any more."""

    text: str
    kind: str
    secrets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented person."""

    first: str
    family: str
    local: str
    host: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.family}"

    @property
    def parts(self) -> tuple[str, ...]:
        """What of the name must not be left: all of it but particles and single letters."""
        words = re.findall(r"\w+", f"{self.first} {self.family}")
        return tuple(word for word in words if word.lower() not in {"de", "la", "le", "o"})


def someone(draw: random.Random) -> Someone:
    """Drawn by chance."""
    first, family = draw.choice(_FIRST), draw.choice(_FAMILIES)
    one, other = _plain(first), _plain(family)
    local = draw.choice([
        f"{one}.{other}", f"{one[0]}{other}", f"{other}_{one[0]}", f"{one}-{other}",
        f"{one[0]}.{other}{draw.randrange(10, 99)}", f"{other}{draw.randrange(1950, 2006)}",
    ])  # fmt: skip
    return Someone(first, family, local, draw.choice(_HOSTS))


def planted(draw: random.Random, known: list[Someone]) -> Planted:
    """One sentence; the classes are drawn evenly, the languages too."""
    kind = draw.choice(list(_KINDS))
    who = draw.choice(known)
    if kind not in {"names", "file names and message ids"} and draw.random() < 0.5:
        who = someone(draw)  # a stranger to the trove
    said, secrets = _KINDS[kind](draw, who)
    frame = draw.choice(_FRAMES)
    return Planted(frame.format(said), kind, secrets)


_FRAMES = (
    "Vous pouvez joindre {} avant vendredi.",
    "> Le 3 mars, {} : merci de confirmer la réunion.",
    "Bonjour,\n\nmerci de transmettre à {}\n\nCordialement",
    "Please reach {} before Friday.",
    "> > On 3 March, {} wrote about the invoice.",
    "Hi,\n\nforward it to {}\n\nBest regards",
    "({})",
    "{}",
    "Contact : {}, merci.",
    "see {}; then reply.",
)


def _address(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    form = draw.choice([
        "{}", "<{}>", "mailto:{}", "<mailto:{}?subject=x>", '"{}"', "e-mail={}",
        "DKIM-Signature: v=1; i={}; d=x.org", "Received: from a by b for <{}>; Mon",
        "X-Original-To: {}", "Return-Path: <prvs=0123456789={}>", "List-Post: <mailto:{}>",
    ])  # fmt: skip
    tag = draw.choice(["", "", "+news", "-dated-1416700000.a1b2c3"])
    local = draw.choice([who.local, who.local.upper(), who.local.title()])
    return form.format(f"{local}{tag}@{who.host}"), (who.local,)


def _disguised(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    at = draw.choice([
        " [at] ", "[at]", "(at)", " (at) ", " AT ", " arobase ", "(arobase)", " at ", "{at}",
        "<at>", " @ ", " [arobase] ", "_at_", "[@]", " (chez) ", "((at))", " AROBASE ", "-at-",
        "&lt;at&gt;", "\u00ab at \u00bb".replace(" ", ""), "|at|", "&#64;", "\uff20", " @",
    ])  # fmt: skip
    dot = draw.choice([".", " dot ", " point ", "[dot]", "(point)", " [.] ", "_dot_", "((dot))"])
    host = who.host.replace(".", dot)
    local = who.local.replace(".", dot) if draw.random() < 0.5 else who.local
    return f"{local}{at}{host}", tuple(re.findall(r"[a-z]{2,}", who.local))


def _in_url(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    address = quote(f"{who.local}@{who.host}", safe="")
    if draw.random() < 0.3:
        address = "".join(f"%{ord(letter):02X}" for letter in f"{who.local}@{who.host}")
    if draw.random() < 0.3:
        address = quote(address, safe="")
    if draw.random() < 0.2:
        address = base64.b64encode(f"mail={who.local}@{who.host}".encode()).decode().rstrip("=")
    form = draw.choice(["https://x.example/u?to={}&k=1", "https://x.example/{}/open", "u={}"])
    return form.format(address), (who.local,)


def _wrapped(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    address = f"{who.local}@{who.host}"
    cut = draw.randrange(1, len(address))
    fold = draw.choice(["=\n", "=\r\n", "= \n"])
    text = address[:cut] + fold + address[cut:]
    return text.replace("@", draw.choice(["@", "=40"])), (who.local,)


def _named(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    first, family = who.first, who.family
    if draw.random() < 0.5:
        return _garbled(draw, f"{first} {family}"), (*who.parts, who.local)
    forms = [
        f"{first} {family}", f"{family}, {first}", f"{family.upper()} {first}",
        f"{first[0]}. {family}", f"{family} {first[0]}.", f"{first} {family.upper()}",
        f"M. {family}", f"Mrs {family}", _plain(f"{first} {family}"), f"{first}\n{family}",
        f"=?utf-8?q?{_quoted(first)}_{_quoted(family)}?=", first, who.local,
        _quoted(f"{first} {family}"), f"{first}&nbsp;{family}",
    ]  # fmt: skip
    return draw.choice(forms), (*who.parts, who.local)


_WITHIN = ("\u00ad", "\u200b", "\u2060", "&shy;", "<wbr>", "=\n")


def _garbled(draw: random.Random, name: str) -> str:
    """As programs leave a name, or as somebody writes it who wants it to get through."""
    cut = draw.randrange(1, len(name))
    before, after = name[:cut], name[cut:]
    return draw.choice([
        unicodedata.normalize("NFD", name),
        before + draw.choice(_WITHIN) + after,
        f"<span>{before}</span><span>{after}</span>",
        f"{before}<!-- x -->{after}",
        "".join(f"&#{ord(letter)};" for letter in name),
        "".join(f"%{byte:02X}" for byte in name.encode()),
        quote(name, encoding="cp1252"),
        name.encode().decode("cp1252", "replace"),
        f"{name}'s",
        f"{name.upper()}\u2019S",
        unicodedata.normalize("NFD", name).replace(" ", "_") + ".pdf",
        f"https://x.example/people/{quote(name.lower().replace(' ', '-'))}/",
        base64.urlsafe_b64encode(f"de {name}, lu".encode()).decode(),
        f"BEGIN:VCARD\nFN:{before}\n {after}\nEND:VCARD",
        "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in name),
    ])  # fmt: skip


def _phone(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    del who
    digits = "".join(str(draw.randrange(10)) for _ in range(8))
    gap = draw.choice([
        " ", ".", "-", "", "\u00a0", " - ", " . ", "\u2013", "/", "\u00b7", "&nbsp;", "\u202f", "_",
        "%20", "=20",
    ])  # fmt: skip
    pairs = gap.join(digits[n : n + 2] for n in range(0, 8, 2))
    area, rest = f"{draw.randrange(201, 990)}", digits[:7]
    american = f"{rest[:3]}{gap or '-'}{rest[3:]}"
    forms = [
        (f"0{draw.randrange(1, 10)}{gap}{pairs}", digits),
        (f"+33{gap}6{gap}{pairs}", digits),
        (f"+33 (0)6 {pairs}", digits),
        (f"0033 6 {pairs}", digits),
        (f"({area}) {american}", rest),
        (f"+1 {area}{gap}{american}", rest),
        (f"{area}-{american} ext. 12", rest),
        (f"tel:+1{area}{rest}", rest),
        (f"+44 20 {digits[:4]} {digits[4:]}", digits),
        (f"+32{gap}2{gap}{pairs}", digits),
        (f"(0{draw.randrange(1, 10)}){gap}{pairs}", digits),
        (f"33 6 {pairs}", digits),
        (f"(020) {digits[:4]} {digits[4:]}", digits),
        (f"07{digits[:3]} {digits[3:]}1", digits[3:]),
    ]
    text, secret = draw.choice(forms)
    return text, (secret,)


def _account(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    del who
    digits = "".join(str(draw.randrange(10)) for _ in range(23))
    gap = draw.choice([" ", "", "-", "\u00a0", "_", "/", ".", "&nbsp;"])
    country, length = draw.choice([("FR", 23), ("DE", 18), ("BE", 12), ("GB", 20)])
    number = digits[:length]
    whole = f"{country}76{number}"
    iban = gap.join(whole[n : n + 4] for n in range(0, len(whole), 4))
    card = gap.join(digits[n : n + 4] for n in range(0, 16, 4))
    text, secret = draw.choice([(iban, number), (iban.lower(), number), (card, digits[:16])])
    return text, (secret,)


def _file(draw: random.Random, who: Someone) -> tuple[str, tuple[str, ...]]:
    first, family = _plain(who.first), _plain(who.family).replace("-", "")
    form = draw.choice([
        f"CV_{first}_{family}.pdf", f"{family}-contrat-2019.docx", f"notes_{first[0]}{family}.txt",
        f"scan{family.title()}2020.png", f"Invoice-{who.local}.xlsx", f"/home/{who.local}/plan.odt",
        f"Message-ID: <{who.local}.1830@{who.host}>", f"<20190304.{who.local}@{who.host}>",
        f"mon{first}{family}.pdf" if len(family) > _SHORT else f"{family}.pdf",
        f"{family}s.txt", f"%5BCV%5D%20{first}%20{family}.doc",
        f"In-Reply-To: <x.{who.local}@{who.host}>", f"bounce-{who.local}={who.host}@lists.org",
    ])  # fmt: skip
    return form, (family, who.local)


_SHORT = 3  # letters of a part that is looked for as a word of its own

_KINDS: dict[str, Callable[[random.Random, Someone], tuple[str, tuple[str, ...]]]] = {
    "plain addresses": _address,
    "disguised addresses": _disguised,
    "addresses in links": _in_url,
    "addresses wrapped in quoted-printable": _wrapped,
    "names": _named,
    "telephone numbers": _phone,
    "account and card numbers": _account,
    "file names and message ids": _file,
}
INNOCENT = (
    "La réunion du 12 mars 2019 portera sur le budget de 1 250 000 euros.",
    "We look at the report at the end of the week; 346 cases in 2018.",
    "Le rapport compte 48 pages, dont 12 d'annexes, et coûte 19,99 €.",
    "The contract (no. 2018-14) was worth $19.4 million, paid in 3 parts.",
    "Rendez-vous à 14 h 30, salle 204, pour le point hebdomadaire.",
    "At 9:30 we meet on Main Street, then see example.com for details.",
    "Voir la page 12, paragraphe 3, et l'article 225-4-1 du code pénal.",
    "Version 2.4.1 was released on 2019-03-04 at 17:05:33 UTC.",
)


def leaked(masked: str, one: Planted) -> tuple[str, ...]:
    """What of the secrets is still there, after all that a reader could undo."""
    read, digits, folded = _readings(masked)
    return tuple(
        secret
        for secret in one.secrets
        if any(secret in text for text in digits if secret.isdigit())
        or any(_has(text, _plain(secret)) for text in folded)
        or any(re.search(rf"{secret.title()}(?![a-z])", text) for text in read if len(secret) < 4)
    )


@lru_cache(maxsize=1024)
def _readings(masked: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Every way to read it; the digits alone of each, and its letters folded."""
    read = {masked}
    for _ in range(3):
        read |= {undo(text) for text in read for undo in _UNDOING}
    digits = {re.sub(r"\D", "", re.sub(r"\[[^]]*\]", "|", text)) for text in read}
    return frozenset(read), tuple(digits), tuple({_plain(text) for text in read})


_TOKEN = re.compile(r"[A-Za-z0-9+_-]{16,}={0,2}")


def _unbased(found: re.Match[str]) -> str:
    bare = found.group().rstrip("=")
    try:
        told = base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4)).decode()
    except ValueError:
        return found.group()
    return told if told.isprintable() else found.group()


_UNSEEN = re.compile("<!--.*?-->|<[^<>]*>|[\u00ad\u200b-\u200f\u2060\ufeff]")
_UNDOING: tuple[Callable[[str], str], ...] = (
    unquote,
    lambda text: unquote(text, encoding="cp1252", errors="replace"),
    html.unescape,
    lambda text: re.sub(r"=[ \t]*\r?\n", "", text),
    lambda text: _UNSEEN.sub("", text),
    lambda text: _TOKEN.sub(_unbased, text),
    lambda text: text.encode("cp1252", "ignore").decode("utf-8", "ignore"),
    lambda text: unicodedata.normalize("NFKC", text),
    lambda text: quopri.decodestring(text.encode()).decode("utf-8", "replace"),
)


def _has(text: str, secret: str) -> bool:
    """A short part only as a word of its own: "ng" is in "meeting"."""
    if len(secret) > 3:
        return secret in text
    return re.search(rf"(?<![a-z]){re.escape(secret)}(?![a-z])", text) is not None


def _plain(text: str) -> str:
    kept = unaccented(text.lower())
    return kept.replace("'", "").replace(" ", "") if len(kept) < 40 else kept


def _quoted(text: str) -> str:
    return quopri.encodestring(text.encode()).decode().replace(" ", "_")


def masker(known: list[Someone], language: str = "fr") -> Masker:
    """A mask that knows what the trove's fields tell of these."""
    pairs = [(who.name, f"{who.local}@{who.host}") for who in known]
    return Masker(Pseudonyms(bytes(range(32))), people(pairs), language)


def measured(sentences: int, seed: int) -> Table:
    """The table of leaks by class, with the speed."""
    draw = random.Random(seed)
    known = [someone(draw) for _ in range(40)]
    mask = masker(known).mask
    tried, leaks = Counter[str](), Counter[str]()
    seconds = 0.0
    for _ in range(sentences):
        one = planted(draw, known)
        start = time.process_time()
        masked = mask(one.text)
        seconds += time.process_time() - start
        tried[one.kind] += 1
        leaks[one.kind] += bool(leaked(masked, one))
    changed = sum(mask(text) != text for text in INNOCENT)
    rows = [(kind, f"{tried[kind]:,}", str(leaks[kind])) for kind in _KINDS]
    rows.append(("**together**", f"{sentences:,}", f"**{leaks.total()}**"))
    note = (
        f"{sentences / seconds:,.0f} sentences per CPU-second, 40 people known. Of "
        f"{len(INNOCENT)} innocent sentences {changed} were changed. Seed {seed}."
    )
    return Table("Planted identifiers left after masking", ("class", "planted", "left"),
                 tuple(rows), note)  # fmt: skip


def main() -> None:
    """See the module."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sentences", type=int, default=16_000)
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--json", action="store_true")
    asked = arguments.parse_args()
    before = os.getloadavg()[0]
    table = measured(asked.sentences, asked.seed)
    result = Result(NAME, circumstances(before, ()), (table,))
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_masking.json")


if __name__ == "__main__":
    main()
