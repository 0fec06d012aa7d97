"""The fixed words of the pages of mail's keys."""

from functools import lru_cache

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys.importing import ImportKind
from affiant.portal.speech import Speech


@lru_cache(maxsize=2)
def key_words(speech: Speech) -> dict[str, str]:
    """Each word in one language."""
    return _keys(speech) | _wanted(speech) | _imports(speech)


def _keys(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "mail": _("Mail"),
        "title": _("Keys of signatures"),
        "lead": _(
            "Signatures of mail are checked against the public keys that this casefile keeps, each "
            "with who told it and when it was seen. Nothing is ever fetched from the network."
        ),
        "find": _("A domain or a selector, or part of one"),
        "show": _("Show"),
        "kept": _("Keys that are kept"),
        "none": _("There is no such key."),
        "no_keys": _("No key is kept yet."),
        "two": _("different keys under one name: which of them signed is told by the signature"),
        "size": _("Size"),
        "bits": _("{n} bits"),
        "revoked": _("revoked by its domain"),
        "weak": _("too short to be believed"),
        "source": _("Source"),
        "told_by": _("Told by"),
        "seen": _("Seen"),
        "no_day": _("on days that are not known"),
        "private": _("Private part"),
        "private_since": _("public since {day}: whoever has it can sign, and write any date"),
        "statement": _("The statement"),
        "verified": _("signed, and the signature holds"),
        "unverified": _("not verified"),
        "record": _("The record"),
        "limits": _(
            "A recovered key proves that one signer made these signatures. It does not prove whose "
            "key it is, nor that the domain published it: whoever makes up a whole trove can make "
            "up a key for it."
        ),
        "partly": _(
            "Shown are the keys that mail which you see was signed with. Who told them, and what "
            "was imported, is seen by those who see the whole casefile."
        ),
    }


def _wanted(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "wanted": _("Keys that are missing"),
        "wanted_lead": _(
            "Messages bear signatures by these names, and no key of theirs is kept. No key is no "
            "finding: whether the signature holds is not known."
        ),
        "no_wanted": _("No signature that was checked lacks its key."),
        "name": _("Name in the DNS"),
        "needed_by": _("Messages that need it"),
        "came": _("a key is kept by now: work the mail out again"),
        "two_do": _("may be computed from these messages (affiant mail keys recover)"),
        "how": _("How to get one"),
        "how_archives": _(
            "Ask archives of the DNS (passive DNS, published key archives, researchers who scan) "
            "for the TXT records of that name, and import what they give you with its days."
        ),
        "how_holders": _(
            "Ask those who ran the domain, or whoever kept zone files or a mail server's logs of "
            "that time."
        ),
        "how_recover": _(
            "From two messages that one RSA key signed, the key can be computed in the terminal; "
            "what that proves is limited, and is printed with it."
        ),
    }


def _imports(speech: Speech) -> dict[str, str]:
    _ = speech.gettext
    return {
        "import": _("Import keys"),
        "import_lead": _(
            "A DNS dump, a zone file, the output of dig, statements or a single key. What cannot "
            "be read, or can be read in two ways, is told by its line and not guessed."
        ),
        "file": _("File"),
        "file_help": _("At most 2 MB; larger ones in the terminal: affiant mail keys import FILE"),
        "pasted": _("Or one key, as text"),
        "pasted_help": _("a TXT record (v=DKIM1; p=…) or a public key (PEM)"),
        "form": _("What it is"),
        "by_beginning": _("told by its beginning"),
        "teller": _("Who tells it"),
        "teller_help": _("an archive, a person, a server; else the file's name"),
        "day": _("Seen on"),
        "day_help": _("where the file tells no day; of a private key, since when it is public"),
        "domain": _("Domain"),
        "selector": _("Selector"),
        "name_help": _("of a single key"),
        "signer": _("Key that statements must be signed with"),
        "signer_help": _("PEM, JWK or JWKS; statements that it did not sign are refused"),
        "take": _("Take keys in"),
        "imports": _("What was imported"),
        "no_imports": _("Nothing was imported yet."),
        "found": _("keys found"),
        "new": _("of them new"),
        "problems": _("problems"),
        "line": _("Line"),
        "why": _("What was wrong"),
        "taken_all_the_same": _("taken all the same"),
        "more": _("… and {n} more; the terminal lists them: affiant mail keys import --json"),
        "no_problems": _("Every line was plain."),
        "sha256": _("SHA-256 of the file"),
        "back": _("Keys of signatures"),
        "no_file": _("There was no file in it, and no text."),
        "large": _("It is larger than this page takes: import it in the terminal."),
        "unknown_form": _("What it is cannot be told by its beginning: say it."),
        "bad_day": _("A day is written YYYY-MM-DD."),
        "bad_signer": _("The signer's file holds no public key of Ed25519 or P-256."),
    }


@lru_cache(maxsize=2)
def source_words(speech: Speech) -> dict[KeySource, str]:
    """How a key came to be known."""
    _ = speech.gettext
    return {
        KeySource.DNS: _("seen in the DNS"),
        KeySource.STATEMENT: _("a statement of what the DNS said"),
        KeySource.HELD: _("brought by somebody who vouches for it"),
        KeySource.RECOVERED: _("recovered from the trove"),
    }


@lru_cache(maxsize=2)
def kind_words(speech: Speech) -> dict[ImportKind, str]:
    """The forms that are read."""
    _ = speech.gettext
    return {
        ImportKind.ZONE: _("a zone file, or a dump in that form"),
        ImportKind.ANSWERS: _("output of dig, host or nslookup"),
        ImportKind.JSON: _("a DNS dump, JSON lines"),
        ImportKind.CSV: _("a DNS dump, CSV"),
        ImportKind.STATEMENTS: _("dated statements, signed or not"),
        ImportKind.SINGLE: _("one public key"),
        ImportKind.PRIVATE: _("a private key that was published"),
    }
