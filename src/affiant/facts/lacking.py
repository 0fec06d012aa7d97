"""Who says that he has no proof denies nothing: I do not have any; « je n’ai pas de preuve ».

Who did not destroy the proof does: what tells is the verb that the noun hangs on.
"""

from collections.abc import Sequence

from affiant.vocabulary.wordlist import words

_NONE_OF = frozenset({"any", "no", "aucun", "aucune", "pas", "de", "d", "’", "'"})
_HAVING = frozenset(
    {"have", "had", "ai", "a", "avons", "ont", "avais", "avait", "avions", "avaient"}
)


def lacks_proof(lows: Sequence[str]) -> bool:
    """Whether the first noun for a proof among these lower-case words is what is not had."""
    proofs = words("clauses", "lackable")
    at = next((at for at, low in enumerate(lows) if low in proofs), 0)
    verb = at - 1
    while verb > 0 and lows[verb] in _NONE_OF:
        verb -= 1
    return at > 0 and lows[verb] in _HAVING
