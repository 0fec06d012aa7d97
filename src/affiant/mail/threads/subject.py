"""A subject without what replies and forwards put before it, in French and English and more."""

import re

_LIST = r"\[[^\[\]]{1,40}\]\s*"
_MARK = (
    r"(?:re|réf?|ref|rép|rép\.?|aw|antw|antwort|sv|vs|odp|r|tr|fw|fwd|wg|fs|i|rv|enc|"
    r"transf|doorst|答复|回复|转发)"
)
_PREFIX = re.compile(
    rf"\s*(?:{_LIST})?{_MARK}\.?(?:\s*[\[(]\d{{1,3}}[\])])?[\s\u00a0\u202f]*[:：]\s*", re.IGNORECASE
)
_LISTED = re.compile(rf"\s*{_LIST}")
_FORWARDED = re.compile(r"\s*\(fwd\)\s*$", re.IGNORECASE)
_PREFIXES = 30


def base(subject: str) -> tuple[str, bool]:
    """The subject without its marks, in lower case, and whether it had one (it answers)."""
    rest = subject
    answers = False
    for _ in range(_PREFIXES):
        found = _PREFIX.match(rest)
        if found is None:
            break
        answers, rest = True, rest[found.end() :]
    cut = _FORWARDED.sub("", rest)
    answers = answers or cut != rest
    if (listed := _LISTED.match(cut)) and cut[listed.end() :]:
        cut = cut[listed.end() :]
    return " ".join(cut.lower().split()), answers
