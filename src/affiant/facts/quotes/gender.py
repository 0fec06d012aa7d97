"""Is a person, or a body, a he or a she? Only a title, an article, a noun or a role's ending tells;
never a first name.

M. Roe, le ministre Roe, la présidente Jane Roe, Mr Roe. What tells nothing is "".
"""

from collections.abc import Iterable

from affiant.facts.kinds import Mention
from affiant.vocabulary.entity import EntityKind

MALE, FEMALE = "m", "f"
_REACH = 40  # characters before a name that its title and article take
_BEFORE_BODY = 30  # characters before a body's name that its article and its noun take
_TITLES = {
    **dict.fromkeys(("m", "mr", "monsieur", "sir", "lord", "père", "frère"), MALE),
    **dict.fromkeys(("mme", "mrs", "ms", "mlle", "madame", "miss", "lady", "soeur"), FEMALE),
}
_ARTICLES = {"le": MALE, "un": MALE, "la": FEMALE, "une": FEMALE}
_ENDINGS = {
    **dict.fromkeys(
        ("trice", "ière", "euse", "cienne", "eure", "idente", "avocate", "députée"), FEMALE
    ),
    **dict.fromkeys(("teur", "ier", "cien", "député", "avocat"), MALE),
}
_NOUNS = {
    **dict.fromkeys(("mother", "woman", "wife", "daughter", "sister", "girl", "widow"), FEMALE),
    **dict.fromkeys(("spokeswoman", "congresswoman", "actress", "chairwoman", "aunt"), FEMALE),
    **dict.fromkeys(
        ("fille", "femme", "mère", "sœur", "soeur", "épouse", "tante", "nièce"), FEMALE
    ),
    **dict.fromkeys(("fils", "mari", "père", "frère", "époux", "oncle", "neveu", "veuf"), MALE),
    **dict.fromkeys(("father", "man", "husband", "son", "brother", "boy", "widower"), MALE),
    **dict.fromkeys(("spokesman", "congressman", "actor", "chairman", "uncle", "priest"), MALE),
}
_FEMININE_BODIES = frozenset({
    "association", "agence", "entreprise", "organisation", "ong", "union", "alliance", "armée",
    "école", "université", "assemblée",
})  # fmt: skip
_PRONOUNS = {
    **dict.fromkeys(("il", "lui", "he", "-il"), MALE),
    **dict.fromkeys(("elle", "she", "-elle"), FEMALE),
}


def of_pronoun(low: str) -> str:
    """What the pronoun tells."""
    return _PRONOUNS.get(low, "")


def of_article(low: str) -> str:
    """What a French article tells."""
    return _ARTICLES.get(low, "")


def of_phrase(phrase: str) -> str:
    """What the nouns of somebody without a name tell (my mother, a spokesman)."""
    told = {_NOUNS.get(word) for word in phrase.lower().split()} - {None}
    return told.pop() or "" if len(told) == 1 else ""


def of_mention(text: str, mention: Mention) -> str:
    """What the words before the name and its role tell."""
    starts = [s.span.start for s in mention.supports if s.attribute == "role"]
    first = min([mention.span.start, *starts])
    before = text[max(0, first - _REACH) : first].lower().split()
    last = before[-1].rstrip(".") if before else ""  # "a.m." is no "M."
    title = _TITLES.get(last)
    if title is not None:
        return title
    role = (mention.role or "").lower().split()
    article = _ARTICLES.get(last) if role else None
    if article is not None:
        return article
    ending = next((g for e, g in _ENDINGS.items() if role and role[0].endswith(e)), "")
    return ending or (of_phrase(role[0]) if role else "")


def of_persons(text: str, mentions: Iterable[Mention]) -> dict[str, str]:
    """Name of each person to what the text tells wherever she or he is named; "" where it tells
    nothing, or both."""
    told: dict[str, set[str]] = {}
    for one in mentions:
        if one.entity_kind is EntityKind.PERSON:
            told.setdefault(one.name, set()).add(of_mention(text, one))
    return {
        name: found.pop() if len(found := sexes - {""}) == 1 else "" for name, sexes in told.items()
    }


def of_body(text: str, mention: Mention) -> str:
    """What the article before a body's name or its noun tells."""
    start = mention.span.start
    before = text[max(0, start - _BEFORE_BODY) : start].lower().replace("’", "'")
    told = before.replace("'", " ").split()[-2:]
    if _FEMININE_BODIES & {*told, mention.name.lower().partition(" ")[0]}:
        return FEMALE
    return next((sex for word in reversed(told) if (sex := of_article(word))), "")
