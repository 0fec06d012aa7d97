"""Numbers that a text tells not to be so: £1.6 million, not £6.1 million; onze, et non sept.

Read without the words around it, a number that was corrected would be told as the text's own.
"""

from affiant.facts.quantities.wording import Wording

_PARTING = frozenset((",", "and", "but", "et", "mais", "(", "—", "–", "-", ""))
_LEFT = frozenset(("than", "of", "que", "lieu"))
_RATHER = frozenset(("rather", "instead", "plutôt"))
_BEING, _REVISED = frozenset(("être", "was", "were", "been", "being", "later")), (
    "ramené", "revu", "corrigé", "révisé", "rectifié", "revised", "corrected", "lowered",
)  # fmt: skip
_TO = frozenset(("à", "au", "to", "down", "up", "from"))
_REACH = 12  # tokens from a number to what corrects it
_SMALL = frozenset(("the", "de", "d'", "des", "les", "$", "€", "£", "a"))


def corrected(wording: Wording, first: int, last: int) -> bool:
    """Whether the tokens [first, last) are a number that the text takes back."""
    at = first - 1
    while wording.low(at) in _SMALL:
        at -= 1
    return _denied(wording, at) or _instead(wording, at) or _revised(wording, last)


def _denied(wording: Wording, at: int) -> bool:
    """..., not | 6; et non | sept; non pas | sept: no verb before the negation."""
    word, before = wording.low(at), wording.low(at - 1)
    if word == "pas" and before == "non":
        return True
    if word in ("not", "non") and before in _PARTING:
        return True
    return word == "pas" and before in _PARTING


def _instead(wording: Wording, at: int) -> bool:
    """Rather than | 6; instead of | 6; au lieu de | sept."""
    word, before = wording.low(at), wording.low(at - 1)
    if word == "lieu" and before == "au":
        return True
    return word in _LEFT and before in _RATHER


def _revised(wording: Wording, last: int) -> bool:
    """Six dead, before being lowered to five: the number behind stands."""
    for at in range(last, min(last + _REACH, len(wording.tokens))):
        word = wording.low(at)
        if word in (".", ";") or wording.digits(at):
            return False
        if word.startswith(_REVISED) and wording.low(at + 1) in _TO:
            return wording.low(at - 1) in _BEING
    return False
