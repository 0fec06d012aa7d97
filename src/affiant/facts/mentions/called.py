"""A name right after a noun for a body: the firm Arden Lowe, l’association Refuge et Droit."""

from affiant.facts.mentions.classify import person
from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.token import Token

_ADJECTIVE = (
    "ier", "ière", "ain", "aine", "ais", "aise", "ien", "ienne", "ique", "ois", "oise", "al", "ale",
    "and", "ande", "iste", "aire", "spécialisée", "spécialisé", "privé", "privée",
    "public", "publique",
)  # fmt: skip
_MOST_ADJECTIVES = 2  # la société pétrolière américaine X
_JOINED = 3  # Refuge et Droit


def called(words: list[Token], first: int, last: int) -> bool:
    """Whether a noun for a body stands right before the run and lets it be called so."""
    if not _noun_before(words, first):
        return False
    lists = lexicon()
    head = words[first]
    if head.low in lists.not_names or head.low in lists.titles or head.low in lists.role_starts:
        return False
    single = last - first == 1
    if single and (len(head.text) == 1 or head.low in lists.places or head.text in lists.given):
        return False
    return not person(words[first:last])


def joined_name(words: list[Token], first: int, last: int) -> bool:
    """Whether the run is a body's name of two words and an "and": le collectif Pain et Paix."""
    if last - first != _JOINED or words[first + 1].low not in {"et", "and"}:
        return False
    lists = lexicon()
    ends = (words[first], words[last - 1])
    unlike = lists.not_names | lists.places.keys()
    if any(word.low in unlike or word.text in lists.given for word in ends):
        return False
    return _noun_before(words, first)


def _noun_before(words: list[Token], first: int) -> bool:
    at = first - 1
    nouns = lexicon().body_nouns
    if at < 0 or words[first].start - words[at].end != 1:
        return False
    skipped = 0
    while at > 0 and skipped < _MOST_ADJECTIVES and words[at].low not in nouns:
        if not words[at].text.endswith(_ADJECTIVE) or words[at].text[0].isupper():
            return False
        at -= 1
        skipped += 1
    return words[at].low in nouns and words[at].text[0].islower()
