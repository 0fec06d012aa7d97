"""A subject without what replies and forwards put before it, in French and English and more."""

import re

_LIST = (
    r"(?:\[(?!\s*(?:fwd?|tr|re)\s*:)[^\[\]]{1,40}\]|\{[^{}]{1,20}\}|\*{1,5}[^*]{1,20}\*{1,5})\s*"
)
"""A list's name, or what a filter of spam puts there."""
_WHOLE = re.compile(r"\s*\[\s*(?:fwd?|tr|re)\s*:\s*(.*)\]\s*", re.IGNORECASE | re.DOTALL)
"""A subject in brackets, as Netscape forwards ("[Fwd: Re: lot 4]")."""
_MARK = (
    r"(?:re|réf?|ref|rép|réponse|aw|antw|antwort|sv|vs|odp|r|tr|fw|fwd|wg|fs|i|rv|enc|res|rif|ynt|"
    r"transf|doorst|答复|回复|转发|réponse automatique|automatic reply|accepted|acceptée?|declined|"
    r"refusée?)"
)
_PREFIX = re.compile(
    rf"\s*(?:{_LIST})?{_MARK}\.?(?:\s*[\[(]\d{{1,3}}[\])]|\^\d{{1,3}})?[\s\u00a0\u202f]*[:：]\s*",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"\s*{_LIST}")
_FORWARDED = re.compile(r"\s*\(fwd\)\s*$", re.IGNORECASE)
_PREFIXES = 30


def base(subject: str) -> tuple[str, bool]:
    """The subject without its marks, in lower case, and whether it had one (it answers)."""
    rest = subject
    answers = False
    for _ in range(_PREFIXES):
        if whole := _WHOLE.fullmatch(rest):
            answers, rest = True, whole[1]
            continue
        found = _PREFIX.match(rest)
        if found is None:
            break
        answers, rest = True, rest[found.end() :]
    cut = _FORWARDED.sub("", rest)
    answers = answers or cut != rest
    if (listed := _LISTED.match(cut)) and cut[listed.end() :]:
        cut = cut[listed.end() :]
    return " ".join(cut.lower().split()), answers
