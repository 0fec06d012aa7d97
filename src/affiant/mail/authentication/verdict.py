"""What can be said of one signature, on five axes that are never blended into one word.

1. `result` with its `reason` (RFC 8601, 2.7.1); 2. `key`: where it came from; 3. `time`; 4.
`coverage`; 5. `undone`: what transport had changed and had to be taken back.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from affiant.mail.authentication.archive import ArchivedKey, KeySource
from affiant.mail.authentication.signature import Signature
from affiant.mail.authentication.undo.change import Undone


class Result(StrEnum):
    """RFC 8601's words."""

    NONE = "none"
    PASS = "pass"  # noqa: S105 - a result
    FAIL = "fail"
    POLICY = "policy"
    NEUTRAL = "neutral"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"


class Reason(StrEnum):
    """Why it is that result."""

    VALID = "valid"
    UNSIGNED = "no signature"
    MALFORMED = "malformed signature"
    TOO_MANY = "too many signatures"
    NO_KEY = "no key in the archive"
    KEY_REVOKED = "key revoked"
    KEY_MALFORMED = "malformed key"
    KEY_OF_OTHER_KIND = "key of another kind"  # k= is not a='s
    KEY_FORBIDS_HASH = "the key does not allow this hash"  # h=
    KEY_NOT_FOR_MAIL = "the key is not for mail"  # s=
    KEY_STRICT = "the key does not allow subdomains"  # t=s
    BODY_DIFFERS = "the body differs"
    HEADERS_DIFFER = "the signed headers differ, or another key signed"
    BODY_SHORT = "the body is shorter than l="
    KEY_WEAK = "the key is too short to be believed"  # RFC 8301, 3.2
    HASH_WEAK = "the hash is too weak to be believed"  # RFC 8301, 3.1
    FROM_ADDED = "a From field stands there that is not signed"
    CHAIN_BROKEN = "the chain of seals is broken"
    CHAIN_FAILED = "an earlier link had said fail"


class TimeNote(StrEnum):
    """The third axis: what dates say. None of them changes the result."""

    LAPSED = "lapsed"  # as of the date asked, x= was past
    FROM_THE_FUTURE = "from the future"  # as of the date asked, t= was to come
    BEFORE_KEY = "before the key was seen"
    AFTER_KEY = "after the key was last seen"
    PRIVATE_PART_PUBLIC = "the private key is public"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The fourth axis. Names are in lower case; numbers are bytes of the canonical body.

    `signed` has a name as often as fields of it are signed; `open` names the fields of which
    more could be added without breaking the signature; `unsigned` those that stand there and
    are not signed at all, or more often than they are signed.
    """

    signed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    body_signed: int = 0
    body_whole: int = 0

    @property
    def is_whole_body(self) -> bool:
        """Whether no byte of the body was left out by l=."""
        return self.body_signed >= self.body_whole


@dataclass(frozen=True, slots=True)
class Verdict:
    """See the module. `headers_hold` and `body_hold` tell which half fails; None: not checked.

    `detail` is the standard's reason of a malformed signature or key, in English, for experts.
    """

    result: Result
    reason: Reason
    signature: Signature | None = None
    key: ArchivedKey | None = None
    key_bits: int = 0
    headers_hold: bool | None = None
    body_holds: bool | None = None
    time: tuple[TimeNote, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    undone: tuple[Undone, ...] = ()
    detail: str = ""

    @property
    def key_source(self) -> KeySource:
        """The second axis in a word."""
        return self.key.source if self.key else KeySource.NONE

    @property
    def passes(self) -> bool:
        """Whether the result is pass."""
        return self.result is Result.PASS
