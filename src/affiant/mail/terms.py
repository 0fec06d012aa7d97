"""The words of the mail desk's closed vocabularies; English here, French in `locale`."""

from collections.abc import Mapping
from enum import StrEnum

from affiant.mail.authentication.undo.change import Change
from affiant.mail.authentication.verdict import Reason, Result, TimeNote
from affiant.mail.keys.found import KeyTrouble
from affiant.vocabulary.language import translation


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "a message, translated later"
    """Marks a message for the catalogue."""
    return message


TERMS: dict[type[StrEnum], dict[str, str]] = {
    Result: {  # in English the standard's own words (RFC 8601, 2.7.1)
        Result.NONE: N_("none"),
        Result.PASS: N_("pass"),
        Result.FAIL: N_("fail"),
        Result.POLICY: N_("policy"),
        Result.NEUTRAL: N_("neutral"),
        Result.TEMPERROR: N_("temperror"),
        Result.PERMERROR: N_("permerror"),
    },
    Reason: {
        Reason.VALID: N_("signature valid"),
        Reason.UNSIGNED: N_("not signed"),
        Reason.MALFORMED: N_("the signature is not written as the standard wants"),
        Reason.TOO_MANY: N_("more signatures than are looked at"),
        Reason.NO_KEY: N_("no key of this name in the archive"),
        Reason.KEY_REVOKED: N_("the domain had revoked this key"),
        Reason.KEY_MALFORMED: N_("the key's record cannot be read"),
        Reason.KEY_OF_OTHER_KIND: N_("the key is of another kind than the signature"),
        Reason.KEY_FORBIDS_HASH: N_("the key does not allow this hash"),
        Reason.KEY_NOT_FOR_MAIL: N_("the key is not meant for mail"),
        Reason.KEY_STRICT: N_("the key does not allow signing for a subdomain"),
        Reason.BODY_DIFFERS: N_("the body is not the one that was signed"),
        Reason.HEADERS_DIFFER: N_("the signed fields were changed, or another key signed"),
        Reason.BODY_SHORT: N_("the body is shorter than the part that was signed"),
        Reason.KEY_WEAK: N_("the numbers hold, but the key is too short to be believed"),
        Reason.HASH_WEAK: N_("the numbers hold, but the hash is too weak to be believed"),
        Reason.FROM_ADDED: N_("the numbers hold, but a From field stands there that is not signed"),
        Reason.CHAIN_BROKEN: N_("the chain of seals is broken"),
        Reason.CHAIN_FAILED: N_("an earlier link of the chain had failed"),
    },
    TimeNote: {
        TimeNote.LAPSED: N_("on that day the signature had lapsed"),
        TimeNote.FROM_THE_FUTURE: N_("the signature says that it was made after that day"),
        TimeNote.BEFORE_KEY: N_("that is before this source saw the key"),
        TimeNote.AFTER_KEY: N_("that is after this source last saw the key"),
        TimeNote.PRIVATE_PART_PUBLIC: N_(
            "the private part of this key is public: whoever has it can sign, and write any date"
        ),
    },
    Change: {
        Change.SENDER: N_("Sender overwritten"),
        Change.FROM: N_("From rewritten by a list"),
        Change.SUBJECT_TAG: N_("a tag put into the subject"),
        Change.ADDED: N_("field added"),
        Change.REMOVED: N_("field removed"),
        Change.ADDRESSES: N_("addresses written anew"),
        Change.PARAMETERS: N_("parameters written anew"),
        Change.WORDS: N_("encoded words written anew"),
        Change.FOLDS: N_("lines folded anew"),
        Change.NAMES: N_("name of the field written anew"),
        Change.MESSAGE_ID: N_("message identifier replaced"),
        Change.ENCODING: N_("transfer encoding changed"),
        Change.STUFFED: N_("lines that begin with From marked by a mailbox"),
        Change.DOTS: N_("leading dots doubled"),
        Change.FOOTER: N_("footer appended"),
        Change.FOOTER_PART: N_("part with a footer appended"),
        Change.DASHES: N_("the mark before a signature block shortened"),
        Change.FLOWED: N_("lines of a flowed text broken or joined anew"),
        Change.WARNING: N_("a warning of mail from outside put above the text"),
        Change.LINKS: N_("addresses of web pages replaced by a filter's"),
        Change.LONG_LINES: N_("long lines broken by a server"),
        Change.CHARSET: N_("character set changed"),
    },
    KeyTrouble: {
        KeyTrouble.NOT_A_KEY: N_("this is no key that mail could be checked with"),
        KeyTrouble.NOT_A_NAME: N_("the domain or the selector is no name of the DNS"),
        KeyTrouble.NO_NAME: N_("whose key this is is not said: name --domain and --selector"),
        KeyTrouble.WILDCARD: N_("a wildcard stands for many names; none of them is taken"),
        KeyTrouble.UNREADABLE: N_("this cannot be read"),
        KeyTrouble.TOO_LONG: N_("longer than is read"),
        KeyTrouble.TOO_MANY: N_("more than is read from one file: divide it"),
        KeyTrouble.TOO_LARGE: N_("larger than is read of such a file: divide it"),
        KeyTrouble.INCLUDE: N_("other files and patterns are not followed: import them themselves"),
        KeyTrouble.NO_COLUMNS: N_("the first line does not name the columns (name, value)"),
        KeyTrouble.TWO_COLUMNS: N_("two columns can be meant, and they differ: not taken"),
        KeyTrouble.DATE_AMBIGUOUS: N_("the date can be read in two ways: taken without a date"),
        KeyTrouble.NOT_A_DATE: N_("the date cannot be read: taken without a date"),
        KeyTrouble.DATES_REVERSED: N_("last seen before it was first seen: not taken"),
        KeyTrouble.TWO_RECORDS: N_("two records under one name: both are kept"),
        KeyTrouble.BAD_SIGNATURE: N_("the statement's signature does not hold: not taken"),
        KeyTrouble.NOT_ALLOWED: N_("signed by a method that is not to be believed: not taken"),
        KeyTrouble.NO_DATE: N_("since when the private key is public is not said: name --seen"),
    },
}


def said(vocabulary: type[StrEnum], language: str) -> Mapping[str, str]:
    """The words of a vocabulary in "en" or "fr", by member. Raises KeyError for one without."""
    gettext = translation("affiant.mail", language).gettext
    return {member: gettext(word) for member, word in TERMS[vocabulary].items()}
