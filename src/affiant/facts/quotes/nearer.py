"""Whether something nearer than a name may be what a French pronoun means.

Une seule réponse est venue. Elle disait ...: the answer, not the woman of the question before.
"""

from affiant.facts.quotes.gender import FEMALE, MALE

_ARTICLES = {
    **dict.fromkeys(("le", "un", "du", "au", "cet"), MALE),
    **dict.fromkeys(("la", "une", "cette", "sa"), FEMALE),
}
_OF_PAPERS = {**_ARTICLES, "ce": MALE, "son": MALE}
_PAPERS = frozenset({
    "lettre", "communiqué", "déclaration", "rapport", "étude", "article", "courriel", "mail",
    "message", "note", "tweet", "document", "mémo", "texte", "publication", "tribune", "plainte",
    "requête", "pétition", "enquête", "brochure", "réponse", "décision", "circulaire", "charte",
    "directive", "loi", "décret", "arrêté", "ordonnance", "avis", "expertise", "motion",
})  # fmt: skip
_PLACED = frozenset({"d", "dans", "par", "selon", "lors", "via", "sur", "avec", "après", "de", "à"})


def _words(text: str, start: int, end: int) -> list[str]:
    marks = str.maketrans("’'.,;:!?()«»", "  " + " " * 10)
    return text[start:end].lower().translate(marks).split()


def noun_between(text: str, start: int, end: int, sex: str) -> bool:
    """Whether a noun of this gender stands behind a name that ends at `start`, so that "celle-ci"
    may mean it; what a comma apposes to the name (X, la présidente) is no other."""
    apposed = text[start : start + 1] == ","
    words = _words(text, start, end)[apposed:]
    return bool(sex) and any(_ARTICLES.get(word) == sex for word in words)


def paper_between(text: str, start: int, end: int, sex: str) -> bool:
    """Whether a letter, an answer ... of this gender stands there; « dans une lettre, elle ... »
    only tells where."""
    words = ["", *_words(text, start, end)]
    return any(
        paper in _PAPERS and _OF_PAPERS.get(article) == sex and before not in _PLACED
        for before, article, paper in zip(words, words[1:], words[2:], strict=False)
    )
