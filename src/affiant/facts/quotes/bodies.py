"""Whether an organisation may be what "the association" means: what the text tells of its kind."""

import re
from collections.abc import Sequence

from affiant.facts.kinds import Mention
from affiant.vocabulary.wordlist import words

_KINDS = tuple(
    words("clauses", kind)
    for kind in ("company", "association", "ministry", "union", "bank", "newspaper")
)
_COMPANY, _COMPANY_NAMES = _KINDS[0], words("clauses", "company_names")
_BEFORE, _BETWEEN = 60, 3  # characters before a name; words from its noun to the name
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"[.;:,!?()\n]")


def may_be(noun: str, mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Whether nothing tells that it is of another kind than `noun`. A noun for a kind needs a
    body of that kind: where the text calls another body so, it is that one or nobody."""
    kind = next((kind for kind in _KINDS if noun in kind), None)
    if kind is None:
        return True
    same = [one for one in mentions if one.name == mention.name]
    told = {
        word for one in same for word in [*_apposed(one, text), *_WORD.findall(one.name.lower())]
    }
    if not kind.isdisjoint(told):
        return True
    if any(not other.isdisjoint(told) for other in _KINDS):
        return False
    if kind is not _COMPANY and not _COMPANY_NAMES.isdisjoint(told):
        return False
    return not _called_so(noun, text)


def _apposed(mention: Mention, text: str) -> list[str]:
    """The cloud company | Northmere: the words right before a name, none of another clause."""
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    return _WORD.findall(_SENTENCE.split(before)[-1].lower())[-_BETWEEN:]


def _called_so(noun: str, text: str) -> bool:
    """Whether the text calls somebody by the noun and a name (l’association | Rive et Toit)."""
    return re.search(rf"(?i:\b{re.escape(noun)})\s+[^\W\d_a-zà-ÿ]", text) is not None
