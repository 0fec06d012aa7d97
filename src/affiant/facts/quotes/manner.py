from affiant.facts.kinds import Manner
from affiant.facts.quotes.frame import Frame
from affiant.facts.quotes.speaker import Said

FRAGMENT_WORDS = 3  # at most; four words and more are a clause
YEAR_DIGITS = 4
_PARTS = frozenset({"episode", "épisode", "season", "saison", "chapter", "chapitre", "volume"})
_BE = frozenset({"is", "was", "est", "était"})
_MADE = frozenset({
    "produced", "directed", "edited", "published", "broadcast", "written", "produit", "réalisé",
    "édité", "publié", "diffusé", "écrit", "produite", "réalisée", "éditée", "publiée", "diffusée",
})  # fmt: skip
_ARTICLES = frozenset({"the", "le", "la", "les", "l", "’", "'"})
_FROM_HERE = frozenset({"hereinafter", "hereafter", "ci-après", "désormais"})
_OF_PAPERS = frozenset({"de", "d", "du", "dans", "par", "by", "in", "from", "of"})
_ARTICLES_OF = frozenset({
    "enquête", "article", "reportage", "interview", "tribune", "investigation", "story", "report",
})  # fmt: skip
_LONGEST_PAPER = 4  # words of a newspaper's name
_DASHES = frozenset({"—", "–", "―", "-"})
_INFINITIVES = ("er", "ir", "oir", "dre", "tre", "ire")
_ENDS = ".!?…"


def is_title(frame: Frame, mark: int) -> bool:
    """Whether the marked words are the title of a work (the film “...”): no quotation."""
    at = mark - 1
    if frame.low(at) in {",", ":"}:
        at -= 1
    if frame.low(at).isdigit() and frame.low(at - 1) in _PARTS:
        return True  # episode 14: “...”
    if frame.low(mark + 1) == "," and frame.low(mark + 2) in _PARTS:
        return True  # « ... », épisode 6
    made = frame.low(mark + 1) in _BE and frame.low(mark + 2) in _MADE
    return made or frame.low(at) in frame.cues.titles or _dated(frame, mark)


def is_paper(frame: Frame, mark: int, content: str) -> bool:
    """Whether the marks hold whose article it is: l’enquête de « L’Œil public », an article in
    “The Public Eye”."""
    if frame.low(mark - 1) not in _OF_PAPERS or frame.low(mark - 2) not in _ARTICLES_OF:
        return False
    words = content.split()
    named = words[0][0].isupper() and len(words) <= _LONGEST_PAPER
    return named and content[-1] not in _ENDS


def is_definition(frame: Frame, mark: int) -> bool:
    """Whether the text only says what it calls somebody from here on: (the “Supplier”), ci-après
    « la Ville »."""
    at = mark - 1
    while frame.low(at) in _ARTICLES:
        at -= 1
    if frame.low(at) in _FROM_HERE or (
        frame.low(at) == "après" and frame.low(at - 1) in {"ci", "-"}
    ):
        return True
    article = at < mark - 1
    return article and frame.low(at) == "(" and frame.low(mark + 1) == ")"


def _dated(frame: Frame, mark: int) -> bool:
    """Mise à jour : 7 mai 2017 — « ... »: a headline after its date."""
    year = frame.low(mark - 2)
    return frame.low(mark - 1) in _DASHES and year.isdigit() and len(year) == YEAR_DIGITS


def is_term(frame: Frame, mark: int, content: str) -> bool:
    """Whether the marks only hold a term or a label (the so-called “...”; the “...” policy)."""
    if frame.low(mark - 1) in frame.cues.terms:
        return not (frame.low(mark - 1) == "dit" and _infinitive(content))
    return frame.low(mark + 1) in frame.cues.labels


def _infinitive(content: str) -> bool:
    """Le maire dit « assumer ses choix »: he says so, and is not called so."""
    first = next(iter(content.lower().split()), "")
    return first.endswith(_INFINITIVES) and len(first) > FRAGMENT_WORDS


def manner(content: str, said: Said | None, *, term: bool) -> Manner:
    """How the words are reported."""
    count = len(content.split())
    short = count <= FRAGMENT_WORDS
    if (short and (term or said is None)) or (term and said is None):
        return Manner.SCARE
    if said is not None and said.close and content[0].isupper():
        return Manner.DIRECT
    if short:
        return Manner.FRAGMENT
    whole = content[0].isupper() or content.rstrip("\u00a0\u202f ")[-1] in _ENDS
    return Manner.DIRECT if whole else Manner.PARTIAL
