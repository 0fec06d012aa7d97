"""The words around a number that tell what it counts: where a figure begins and ends."""

from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.unless import unless_denied
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.conjugation import speech_forms

_SHORT_PREDICATE = (
    30  # characters: "ont été condamnés" belongs to its figure even after a short noun
)
_SUBJECT = 100  # characters of a subject that a figure takes in
_HEAD_REACH = 12  # tokens from "le nombre" to the verb that moves it
_MEASURES = frozenset(
    (
        "kilometre",
        "metre",
        "mile",
        "tonne",
        "kilogram",
        "hectare",
        "acre",
        "litre",
        "inch",
        "foot",
        "horsepower",
        "kilowatt-hour",
        "watt",
        "kilowatt",
        "megawatt",
        "gigawatt",
        "degree",
        "kilometre per hour",
        "mile per hour",
        "gram",
        "centimetre",
        "millimetre",
    )
)  # what a thing measures, never a thing that is counted: "82 kWh battery"
_FIGHT = 4  # tokens between a word of dispute and "over"
_FIGHTS = frozenset((
    "sue", "sues", "sued", "suing", "lawsuit", "dispute", "fight", "row", "clash", "probe", "feud",
    "battle", "standoff", "charged", "fined", "fire", "criticised", "criticized",
))  # fmt: skip
BASIS_POINT = "basis point"
NOUN_REACH = 6  # tokens between a number and the noun it counts
_INVARIABLE = frozenset(("is", "us", "as", "ous", "ss"))
_BEFORE_A_PLURAL = frozenset(("the", "les", "des", "plusieurs", "several", "many", "quelques"))
_SAME_IN_PLURAL = frozenset((
    "cas", "pays", "mois", "prix", "bras", "temps", "repas", "succès", "procès", "accès", "décès",
    "avis", "fois", "corps", "choix", "voix", "croix", "taux", "progrès", "congrès", "pas", "jus",
))  # fmt: skip
_EMPTY_SUBJECTS = frozenset(
    (
        "there",
        "it",
        "they",
        "il",
        "elle",
        "ce",
        "c'",
        "he",
        "she",
        "we",
        "that",
        "this",
        "which",
        "who",
        "qui",
        "cela",
        "ceci",
    )
)
_LEFT_OUT = frozenset((
    "prévus", "prévues", "versés", "versées", "annoncés", "annoncées", "budgétés", "budgétées",
    "dépensés", "dépensées", "perçus", "perçues", "payés", "payées", "attendus", "attendues",
))  # fmt: skip
"""Participles of a noun that was told before, and is left out."""
_SET = frozenset(("set", "fixed", "held", "made", "found", "given", "sent", "left", "seen", "paid"))
_COUPLED = frozenset(
    ("current", "former", "past", "present", "active", "retired", "male", "female")
)
_NO_ADVERBS = frozenset(
    ("family", "ally", "assembly", "supply", "reply", "fly", "monopoly", "july")
)
_BEFORE_A_VERB = frozenset(("n'", "ne", "se", "s'"))
_NEARLY = frozenset(
    ("almost", "nearly", "more", "than", "presque", "quasiment", "quasi", "plus", "que", "environ")
) | {"été", "been"}
_SIGNS = frozenset(',;:.!?()«»“”"')


def compared(wording: Wording, number: Number) -> tuple[Comparator, int]:
    """How the number is compared, and where the comparator (or the number) begins."""
    start = number.first
    if number.form is Form.SHARE and wording.low(start - 1) in ("la", "le", "les", "the"):
        start -= 1
    found = wording.measures.comparators.before(wording.tokens, start)
    if found and wording.low(found[1]) == "over" and _fought(wording, found[1]):
        found = None  # "sues Ottawa over $11 million"
    if found:
        return unless_denied(wording, found[1], Comparator(found[0])), found[1]
    if number.high is not None and wording.low(start - 1) in wording.words.between:
        return Comparator.EXACT, start - 1
    if number.form is Form.VAGUE or number.approximate:
        opened = wording.low(number.first - 1) in _BEFORE_A_PLURAL
        return Comparator.ABOUT, number.first - 1 if opened else number.first
    return _compared_behind(wording, number), start


def _compared_behind(wording: Wording, number: Number) -> Comparator:
    """ "10 days or more"; not the word before the next number: "ten days, at least 40"."""
    behind = wording.measures.comparators_after
    for at in range(number.after, min(number.after + 3, len(wording.tokens))):
        if wording.low(at) in _SIGNS:
            return Comparator.EXACT
        tail = behind.at(wording.tokens, at)
        if tail and not wording.digits(tail[1]):
            return Comparator(tail[0])
    return Comparator.EXACT


def points_of(wording: Wording, number: Number) -> str | None:
    """The unit of "0.3 points", "120 basis points"; None of what is no points."""
    if not number.points:
        return None
    told = {wording.low(at) for at in range(number.last, number.after)}
    return BASIS_POINT if told & {"basis", "base"} else "point"


def _fought(wording: Wording, at: int) -> bool:
    return any(wording.low(step) in _FIGHTS for step in range(max(0, at - _FIGHT), at))


def unit_of(wording: Wording, number: Number, end: int) -> tuple[str, tuple[int, int]] | None:
    """The counted noun of the phrase behind the number, under the field's word or its singular."""
    first = number.after
    counts_of = number.form is Form.VAGUE or number.scale > 1
    if wording.low(first) in wording.words.of and not counts_of:
        return None  # "63 d'Amazon"; but "20 millions de personnes"
    if wording.low(first) in wording.measures.determiners:
        return None  # "149 a year earlier"
    if wording.low(first) in _LEFT_OUT:
        return None  # « 6,1 millions | versés à X »: euros, told before
    if wording.low(first) in wording.words.of and wording.low(first + 1) == "ici":
        return None  # « 1,2 million d’ici 2025 »
    while wording.low(first) in ("-", "‑") or wording.low(first) in wording.words.of:
        if not wording.words.of.intersection((wording.low(first),)) and not wording.tight(first):
            return None  # "20417 - Oakline"
        first += 1
    last = min(first + NOUN_REACH, end)
    window = [at for at in range(first, last) if wording.low(at)[:1].isalpha()]
    noun_at = _counted_noun(wording, window)
    if noun_at is None or _stands_behind(wording, noun_at):
        return None
    noun = wording.low(noun_at)
    if noun in ("share", "shares"):
        return "company share", (noun_at, noun_at + 1)  # a "share" by itself is a part of a whole
    unit = counted().get(noun, singular(noun, wording.measures.language))
    if unit == "point" and wording.low(noun_at + 1) in wording.words.of:
        unit = f"{unit} {wording.surface(noun_at + 1, noun_at + 3)}"  # "point d'eau": no percent's
    return unit, (noun_at, noun_at + 1)


def _counted_noun(wording: Wording, window: list[int]) -> int | None:
    """The head of the phrase, or the noun in it that the field counts."""
    noun_at = head(wording, window)
    if noun_at is None:
        return None
    known = next(
        (at for at in _until_preposition(wording, window) if wording.low(at) in counted()), None
    )
    if known is not None and (
        wording.measures.language == "fr" or wording.low(noun_at) not in counted()
    ):
        return known
    return noun_at


def _stands_behind(wording: Wording, at: int) -> bool:
    """A limit of 10 | set by the agency: a participle of the number, and no noun."""
    return wording.low(at) in _SET and wording.low(at + 1) in ("by", "for", "in", "under")


def _until_preposition(wording: Wording, window: list[int]) -> list[int]:
    kept: list[int] = []
    for at in window:
        low = wording.low(at)
        coupled = low == "and" and {wording.low(at - 1), wording.low(at + 1)} <= _COUPLED
        if coupled:
            continue  # 14 current and former employees
        if low in wording.measures.prepositions or low in ("et", "and", "quelques"):
            break
        kept.append(at)
    return kept


def head(wording: Wording, window: list[int]) -> int | None:
    """The noun that is counted among the tokens of `window`.

    French puts the noun first (after a few adjectives), English last (before "of", "in").
    """
    kept = _until_preposition(wording, window)
    nouns = [at for at in kept if not _qualifies(wording, at)]
    if not nouns:
        return None
    if wording.measures.language == "fr" or counted().get(wording.low(nouns[0])) in _MEASURES:
        return nouns[0]
    plurals = [at for at in nouns if wording.low(at).endswith("s") or wording.low(at) in counted()]
    return (plurals or nouns)[-1]


def _qualifies(wording: Wording, at: int) -> bool:
    """Adjectives of the list, and English adverbs: "16 currently" counts no currently."""
    low = wording.low(at)
    if low in wording.measures.adjectives:
        return True
    if low in _COUPLED and low not in counted():
        return True
    adverb = wording.measures.language == "en" and low.endswith("ly")
    return adverb and low not in _NO_ADVERBS and low not in counted()


def singular(noun: str, language: str) -> str:
    """The noun without its plural ending, by the regular rules of the language."""
    if language == "fr":
        if noun.endswith("aux") and len(noun) > 5:  # noqa: PLR2004 - journaux, not taux
            return f"{noun[:-3]}al"
        plural = noun.endswith(("s", "x")) and noun not in _SAME_IN_PLURAL
        return noun[:-1] if plural else noun
    if noun.endswith("ies") and len(noun) > 4:  # noqa: PLR2004 - ties, pies
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(tuple(_INVARIABLE)) else noun


def with_predicate(wording: Wording, start: int, number: Number, end: int) -> int:
    """Where the figure ends once a short predicate is taken in.

    A predicate belongs when it is no longer than the noun phrase before it, or short; after a
    number without a noun ("67 ont été envoyés ...") it is all there is, and belongs whole.
    """
    verb = end + 1 if wording.low(end) in _BEFORE_A_VERB else end
    if not wording.verb(verb) or not wording.opens_clause(start):
        return end
    last = wording.predicate_end(verb)
    room = max(wording.length(start, end), _SHORT_PREDICATE)
    pronoun = end == number.after
    return last if pronoun or wording.length(end, last) <= room else end


def head_before(wording: Wording, start: int) -> int | None:
    """Where "un taux de condamnation" begins that ends in "de" right before `start`."""
    if wording.low(start - 1) not in wording.words.of:
        return None
    for at in range(start - 2, max(-1, start - 2 - _HEAD_REACH), -1):
        low = wording.low(at)
        if low in _SIGNS or wording.digits(at) or wording.verb(at):
            return None
        if low in wording.measures.heads or low in wording.measures.change_nouns:
            return _with_determiner(wording, at)
    return None


def _with_determiner(wording: Wording, at: int) -> int:
    first = at
    while first > 0 and at - first < 4:  # noqa: PLR2004 - "a record high conviction rate"
        low = wording.low(first - 1)
        if low in wording.measures.determiners:
            return first - 1
        if not low.isalpha() or low in wording.measures.prepositions or wording.verb(first - 1):
            return first
        first -= 1
    return first


def subject_of(wording: Wording, verb: int) -> tuple[int, int] | None:
    """The tokens of the verb's subject; None when it is too long to belong, or missing."""
    first = _past_opening(wording, wording.clause_start(verb), verb)
    auxiliary = verb
    while auxiliary > first and (
        wording.verb(auxiliary - 1) or wording.low(auxiliary - 1) in _NEARLY
    ):
        auxiliary -= 1
    first = _behind_telling(wording, first, auxiliary)
    if first >= auxiliary or wording.length(first, auxiliary) > _SUBJECT:
        return None
    return first, auxiliary


def _behind_telling(wording: Wording, first: int, verb: int) -> int:
    """ "The chief replied that | costs had tripled": who tells it is not what moved."""
    for at in range(verb - 1, first, -1):
        if wording.low(at) in ("that", "que", "qu'"):
            told = wording.low(at - 1)
            known = told in wording.measures.report_verbs or told.endswith(("ed", "é", "du"))
            known = known or told in speech_forms("fr", "clause")
            return at + 1 if known else first
    return first


def _past_opening(wording: Wording, first: int, verb: int) -> int:
    """Where the subject begins behind "so that", "In 2021"."""
    if first == 0 and wording.digits(0) and wording.tokens[min(1, verb)].text[:1].isupper():
        first += 1  # the number of a paragraph: "2 | Hotels accounted for ..."
    while first < verb and wording.low(first) in ("so", "that", "but", "que", "qu'", "mais"):
        first += 1
    if wording.low(first) in ("in", "en") and wording.year(first + 1) and first + 2 < verb:
        first += 2
    return first


def empty(wording: Wording, at: int) -> bool:
    """Whether the word at `at` is a subject that tells nothing: "it", « il »."""
    return wording.low(at) in _EMPTY_SUBJECTS


def measured_subject(wording: Wording, start: int) -> tuple[int, int] | None:
    """The subject of a verb of measure right before: "Les enfants représentaient"."""
    found = wording.measures.measure_verbs.before(wording.tokens, start)
    subject = subject_of(wording, found[1]) if found else None
    return None if subject and wording.low(subject[0]) in _EMPTY_SUBJECTS else subject
