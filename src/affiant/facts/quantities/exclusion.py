"""Numbers that count nothing: markers, labels, product names, telephone and list numbers."""

from affiant.facts.quantities.lexicon import counted
from affiant.facts.quantities.number import Form, Number
from affiant.facts.quantities.telling import are_sources
from affiant.facts.quantities.wording import Wording

_STREETS_FR = frozenset((
    "rue", "avenue", "boulevard", "bd", "av", "chemin", "allée", "allées", "quai", "impasse",
    "cours", "square", "esplanade",
))  # fmt: skip
_PLACES_FR = frozenset(
    ("place", "route", "cité", "passage", "faubourg", "parvis", "promenade", "cour")
)
_STREETS_EN = frozenset((
    "street", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "drive", "square",
    "terrace", "crescent", "highway",
))  # fmt: skip
_CLOSING = frozenset(".,;:!?”\"»)]'’…")
_NEVER_BEFORE = frozenset("#°/_&@=§\\*<%")
_NEVER_AFTER = frozenset("/_@=°\\:")
_LAW = frozenset(("usc", "u.s.c", "cfr", "u.s.c."))
_REPORTERS = frozenset(("u.s.", "f.2d", "f.3d", "f.4th"))
_REPORTER_TOKENS = 7  # "F. Supp. 3d 44"
_DAYS = 31
_ORDINALS = frozenset(("st", "nd", "rd", "th", "e", "è", "er", "ère", "ème", "eme", "ers"))
_SPELLED = 10  # counts up to ten in words need a noun that the field counts
_POSTAL = 5  # digits of a French postal code
_MARKER = 2  # digits of a reference marker
_CLOCK = frozenset(("am", "pm", "a.m", "p.m", "h"))
_CLOCK_ZONES = frozenset(("gmt", "utc", "cet", "est", "edt", "pst", "bst"))
_COUNTERS = frozenset((
    "comment", "comments", "commentaire", "commentaires", "share", "shares", "partage", "partages",
    "view", "views", "vue", "vues", "like", "likes", "retweet", "retweets", "repost", "reposts",
    "citation", "citations", "quote", "quotes", "réponse", "réponses", "reply", "replies", "j'aime",
    "abonnés", "followers", "bookmark", "bookmarks", "signets", "favoris", "mentions", "lectures",
))  # fmt: skip
_RATES = frozenset(("taux", "rate", "ratio", "cas", "décès", "nombre", "number"))
_COUNTER_TOKENS = 12  # "Partages : 342 – 19 commentaires"
_SHORTENED = frozenset(("k", "m", "md", "b"))  # "402,3 k vues"
_SUPPOSING = frozenset(("where", "if", "unless", "si", "s'"))
_EVEN = frozenset(("bien", "possible", "not", "only"))
_PLURALS = ("s", "x", "z")
_ABBREVIATED = 3  # letters of a unit that has no plural: km, MWh
_CLOCK_BEFORE = frozenset(("à", "vers", "at", "dès"))


def counts_nothing(wording: Wording, number: Number) -> bool:
    """Whether the number is a label, a marker or part of a name rather than a quantity."""
    if number.form in (Form.SHARE, Form.VAGUE):
        return _half_of_nothing(wording, number)
    return any(rule(wording, number) for rule in _RULES)


def _half_of_nothing(wording: Wording, number: Number) -> bool:
    """ "half-time", "half an hour", "the first half": no share of anything."""
    if number.form is Form.VAGUE:
        loose = wording.measures.language == "fr" and wording.low(number.first - 1) == "les"
        return loose and wording.low(number.after) not in wording.words.of  # les millions cachés
    after, before = wording.low(number.after), wording.low(number.first - 1)
    if before in ("first", "second", "other", "et", "première", "seconde"):
        return True
    if number.last - number.first > 1 or after in wording.words.of:
        return False
    return not (after in ("the", "its", "their", "all", "les") or wording.verb(number.after))


def _glued_before(wording: Wording, number: Number) -> bool:
    """ "IND33", "COVID-19", "Maven.10", "#3", "opérations.3"."""
    at = number.first
    if not number.digits:
        return False
    before = wording.low(at - 1)
    if before in _NEVER_BEFORE or before == "°":
        return True
    if not wording.tight(at):
        return False
    if before.isalpha():
        return before not in wording.words.of and not before.endswith("'")
    if before in "-‑–" and wording.tight(at - 1):
        return wording.low(at - 2) not in ("mid", "sub", "mi")
    return before in _CLOSING and at >= 2 and wording.tight(at - 1)  # noqa: PLR2004 - sign and word


def _glued_after(wording: Wording, number: Number) -> bool:
    """ "3G", "18h30", "5th", "8:30", "12/15", "555-0100"."""
    at = number.after
    if not number.digits or number.percent or not wording.tight(at):
        return False
    after = wording.low(at)
    if after.split("-")[0] in _ORDINALS or after in _CLOCK:
        return True
    if after.isalpha():
        return after not in counted()
    if after in _NEVER_AFTER:
        return wording.tight(at + 1)
    if after not in "-‑–." or not wording.tight(at + 1) or at + 1 >= len(wording.tokens):
        return False
    code = wording.year(number.first) and wording.tokens[at + 1].text.isupper()
    return wording.digits(at + 1) or code  # "2023-SA-0457"


def _labelled(wording: Wording, number: Number) -> bool:
    """ "article 9", "page 12", "section 230", "18 USC", "at 5 pm", "à 18 heures"."""
    before, after = wording.low(number.first - 1), wording.low(number.after)
    if before == "." and wording.low(number.first - 2) in wording.measures.labels:
        return True
    if before in wording.measures.labels or after in _LAW or after in _CLOCK:
        return True
    if _base_of_a_rate(wording, number, before) or _multiplies(wording, number.after):
        return True
    if after == "u" and wording.low(number.after + 1) == ".":
        return True
    if _clock(wording, number, after) or _raised(wording, number, after):
        return True
    return before in _CLOCK_BEFORE and after in ("heure", "heures", "o")


def _base_of_a_rate(wording: Wording, number: Number, before: str) -> bool:
    """ "per 100 detainees", « pour 100 000 habitants »: what a rate is counted on."""
    text = wording.tokens[number.first].text if number.digits else ""
    figures = "".join(sign for sign in text if sign.isdecimal())
    if number.percent or len(figures) < 3 or figures.strip("0") != "1":  # noqa: PLR2004 - a hundred at least
        return False
    rated = any(wording.low(at) in _RATES for at in range(max(0, number.first - 8), number.first))
    return before == "per" or (before in ("pour", "par") and rated)


def _multiplies(wording: Wording, after: int) -> bool:
    """« deux fois | douze mois »: the first number counts the second."""
    return (
        wording.low(after) in ("fois", "times", "x", "×")
        and (wording.digits(after + 1) or wording.low(after + 1) in wording.words.splittable)
        and wording.low(after + 1) not in wording.words.articles
    )


def _clock(wording: Wording, number: Number, after: str) -> bool:
    """ "1 p.m.", "0100 GMT", the minutes of "19 h 30"."""
    if after in ("a", "p") and [wording.low(number.after + s) for s in (1, 2)] == [".", "m"]:
        return True
    if after in ("noon", "midnight", "midday"):
        return True
    return after in _CLOCK_ZONES or wording.low(number.first - 1) == "h"


def _raised(wording: Wording, number: Number, after: str) -> bool:
    """ "la 173 e fusillade": a superscript that came apart."""
    french = wording.measures.language == "fr"
    return french and after in _ORDINALS and wording.low(number.after + 1).isalpha()


def _paragraph(wording: Wording, number: Number) -> bool:
    """ "1.3 The ministry ...": the number of a paragraph at the head of a sentence."""
    text = wording.tokens[number.first].text
    behind = wording.tokens[number.after].text if number.after < len(wording.tokens) else ""
    dotted = number.digits and _only_signs(wording, number.first) and text.count(".") > 0
    return dotted and text.replace(".", "").isdecimal() and behind[:1].isupper()


def _address(wording: Wording, number: Number) -> bool:
    """ "12 rue du Canal", "14 Oak Street"."""
    if not number.digits or number.scale > 1 or number.percent:
        return False
    at = number.after + 1 if wording.low(number.after) == "," else number.after
    if wording.low(at) in ("bis", "ter"):
        at += 1
    if wording.low(at) in _STREETS_FR:
        return True
    if wording.low(at) in _PLACES_FR and wording.low(at + 1) in wording.words.of | {"de"}:
        return number.value != 1 and not wording.low(at).endswith("s")
    named = at < len(wording.tokens) and wording.tokens[at].text[:1].isupper()
    return named and any(
        wording.low(step) in _STREETS_EN and wording.tokens[step].text[:1].isupper()
        for step in range(at, min(at + 4, len(wording.tokens)))
    )


def _year_of(wording: Wording, number: Number) -> bool:
    """ "expects 2026 revenue of": a year before a noun that is no plural counts nothing."""
    at = number.after
    if not number.digits or number.last - number.first > 1 or not wording.year(number.first):
        return False
    noun = wording.low(at)
    if not noun.isalpha() or noun in counted():
        return False
    if wording.measures.language == "fr":  # « le rapport de 2020 | classait »
        return len(noun) > _ABBREVIATED and not noun.endswith(_PLURALS)
    return not noun.endswith("s") and wording.low(at + 1) in ("of", ",", ".", "to", "and", "")


def _supposed(wording: Wording, number: Number) -> bool:
    """ "Where availability falls below 97%, ...": what a term of a contract supposes."""
    if wording.low(0) not in _SUPPOSING or wording.low(1) in _EVEN:
        return False
    comma = next((at for at in range(1, len(wording.tokens)) if wording.low(at) == ","), 0)
    return number.first < comma and wording.sentence.text[:1].isupper()


def _listed(wording: Wording, number: Number) -> bool:
    """ "3. Third point", "(2) ...", a marker that opens a sentence, or a numeral alone."""
    if number.first > 0 and not _only_signs(wording, number.first):
        return False
    if number.percent or not number.digits or number.scale > 1:
        return False
    rest = wording.tokens[number.after :]
    if not any(token.low[0].isalpha() for token in rest):
        return True
    if rest[0].low in (".", ")", "-", "–", ":", "/", "]", "°"):
        return True
    short = len(wording.tokens[number.first].text) <= _MARKER
    return short and rest[0].text[0].isupper() and not rest[0].text.isupper()


def _only_signs(wording: Wording, index: int) -> bool:
    return index <= 2 and not any(token.low[0].isalnum() for token in wording.tokens[:index])  # noqa: PLR2004 - "(" and a quote


def _named(wording: Wording, number: Number) -> bool:
    """ "Office 365", "Apollo 11": a plain numeral right behind a capitalised word."""
    if number.percent or number.scale > 1 or number.last - number.first > 1 or not number.digits:
        return False
    text, at = wording.tokens[number.first].text, number.first - 1
    if not text.isdecimal() or at < 0 or not wording.tokens[at].text[0].isupper():
        return False
    before, after = wording.low(at), wording.low(number.after)
    if before in wording.measures.determiners or before in wording.measures.prepositions:
        return False
    if wording.measures.comparators.before(wording.tokens, number.first) or after in counted():
        return False
    return not (at == 0 and after.isalpha() and after.islower() and after.endswith("s"))


def _telephone(wording: Wording, number: Number) -> bool:
    """Numeral beside numeral, or a French postal code before its town."""
    first = wording.tokens[number.first].text
    if not number.digits or number.percent or number.scale > 1:
        return False
    beside = wording.digits(number.first - 1) or wording.digits(number.after)
    if beside and first.isdecimal():
        return True
    after = wording.tokens[number.after].text if number.after < len(wording.tokens) else ""
    postal = len(first) == _POSTAL and first.isdecimal() and after[:1].isupper()
    swiss = len(first) == _POSTAL - 1 and first.isdecimal() and after[:1].isupper()
    ended = wording.low(number.after + 1) in (",", ".", "", "(", ")")
    postal = postal or (swiss and ended)
    return postal and wording.low(number.first - 1) in (",", "-", "–", "")


def _page_counter(wording: Wording, number: Number) -> bool:
    """ "19 commentaires", "212 shares" in a line without a verb: the page counts itself."""
    shortened = wording.low(number.after) in _SHORTENED and number.digits
    word = wording.low(number.after + 1 if shortened else number.after)
    if (word not in _COUNTERS and word != "j") or len(wording.tokens) > _COUNTER_TOKENS:
        return False
    return not any(wording.verb(at) for at in range(len(wording.tokens)))


def _reporter(wording: Wording, number: Number) -> bool:
    """ "512 F. Supp. 3d 44", "410 U.S. 113": the volume of a collection of judgements."""
    if not number.digits or number.percent or number.scale > 1:
        return False
    at = number.after
    sign = wording.tokens[at].text if at < len(wording.tokens) else ""
    initial = len(sign) == 1 and sign.isupper() and wording.low(at + 1) == "."
    if not (initial or wording.low(at) in _REPORTERS):
        return False
    return any(wording.digits(step) for step in range(at + 1, at + _REPORTER_TOKENS))


def _spoilt_date(wording: Wording, number: Number) -> bool:
    """ "9 Apnl 1987": a day, a word with a capital and a year are a date that was misread."""
    at = number.after
    if not number.digits or number.value is None or not 1 <= number.value <= _DAYS:
        return False
    word = wording.tokens[at].text if at < len(wording.tokens) else ""
    return word[:1].isupper() and word.isalpha() and wording.year(at + 1)


def _spelled_small(wording: Wording, number: Number) -> bool:
    """ "the two companies", "les deux", "two sides": small counts in words say little."""
    if number.digits or number.percent or number.points or number.value is None:
        return False
    if number.value > _SPELLED or number.approximate or number.scale > 1:
        return False
    before = wording.low(number.first - 1)
    if before in wording.measures.determiners and before not in ("these", "those", "des"):
        return wording.low(number.after) not in wording.measures.adjectives
    window = [wording.low(at) for at in range(number.after, number.after + 3)]
    return not any(word in counted() for word in window)


_RULES = (
    _glued_before, _glued_after, _labelled, _listed, _named, _telephone, _spelled_small,
    _page_counter, _paragraph, _address, _year_of, _reporter, _spoilt_date, _supposed, are_sources,
)  # fmt: skip
