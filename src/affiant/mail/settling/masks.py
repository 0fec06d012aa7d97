"""The casefile's one mask for mail: of all people that its stored troves name.

`masker(language).mask(text)` is what every word of a trove goes through before anybody is shown
it. It is held in memory, and made anew once troves name somebody new; messages that are stored
and not settled yet are asked for their people first, so that nothing is shown before that.
"""

import re
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Max

from affiant.evidence.casefile import Casefile
from affiant.mail import index
from affiant.mail.attribution.account import account
from affiant.mail.attribution.domain import domain_of
from affiant.mail.attribution.holder import Kind, holder
from affiant.mail.masking import Cover, Masker, Person, people
from affiant.mail.masking.names import Names
from affiant.mail.models import Correspondent, Message
from affiant.mail.settling.naming import Naming
from affiant.mail.settling.numbers import StoredPseudonyms
from affiant.mail.settling.secret import pseudonym_key
from affiant.mail.settling.source import sources_of

__all__ = ["closed_domains", "cover", "masked_matches", "masker"]


_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Held:
    """The mask of one database, and up to which rows it knows."""

    database: tuple[str, ...] = ()
    messages: int = 0  # all up to this one have been asked for their people
    correspondents: int = -1
    names: Names | None = None  # of one mask as of the other: they are most of its memory
    masks: dict[str, Masker] = field(default_factory=dict)
    closed: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)


_held = _Held()
_alone = threading.Lock()


def masker(language: str) -> Masker:
    """The mask, its labels in "en" or "fr". Raises Locked where the team's keys are not at hand."""
    with _alone:
        _look_again()
        if language not in _held.masks:
            known = next(iter(_held.masks.values()), None)
            _held.masks[language] = known.speaking(language) if known else _made(language)
        return _held.masks[language]


def cover() -> Cover:
    """The mask without labels, for texts that keep their length; it needs no keys."""
    with _alone:
        _look_again()
        if _held.names is None:
            _held.names = Names(_people())
        return Cover(_held.names)


def closed_domains(least: int) -> frozenset[str]:
    """The domains of correspondents that are in no reviewed table and of no rule, and from which
    fewer than `least` accounts wrote: one can be a person's own, and bear the name."""
    with _alone:
        _look_again()
        newest = Message.objects.aggregate(n=Max("pk"))["n"] or 0
        if (newest, least) not in _held.closed:
            _held.closed = {(newest, least): _closed(least)}
        return _held.closed[newest, least]


def _closed(least: int) -> frozenset[str]:
    senders = Message.objects.exclude(sender="").order_by().values_list("sender", flat=True)
    met_accounts = {account(sender) for sender in senders.distinct().iterator(10_000)}
    accounts = Counter(_domain(sender) for sender in met_accounts)
    written = Correspondent.objects.exclude(address="").values_list("address", flat=True)
    met = {_domain(address) for address in written.iterator(10_000)} | accounts.keys()
    return frozenset(
        one for one in met if one and accounts[one] < least and holder(one).kind is Kind.UNKNOWN
    )


def _domain(address: str) -> str:
    return domain_of(address.rpartition("@")[2])


def masked_matches(words: str, texts: Iterable[str], mask: Masker) -> bool:
    """Whether all that was searched for still stands in what is shown of these texts.

    The index knows words that masks hide. A hit that rests on one of them is none: else who
    searches for a name would learn that it is there. So count hits after this, not before.
    """
    pieces = [_words(piece) for text in texts for piece in mask.pieces(text)]
    asked = list(index.terms(words))
    return bool(asked) and all(any(_holds(term, piece) for piece in pieces) for term in asked)


def _words(text: str) -> list[str]:
    return _WORD.findall(index.folded(text))


def _holds(term: index.Term, words: list[str]) -> bool:
    sought = [index.folded(word) for word in term.words]
    *first, last = sought
    return any(
        words[at - len(first) : at] == first
        and (words[at] == last or (term.prefix and words[at].startswith(last)))
        for at in range(len(first), len(words))
    )


def _look_again() -> None:
    """Forget what no longer holds."""
    settings = connection.settings_dict
    database = tuple(str(settings[one]) for one in ("ENGINE", "NAME", "HOST", "PORT"))
    if _held.database != database:
        _held.database, _held.messages, _held.correspondents = database, 0, -1
        _held.masks, _held.names, _held.closed = {}, None, {}
    _ask_new_messages()
    newest = Correspondent.objects.aggregate(n=Max("pk"))["n"] or 0
    if newest != _held.correspondents:
        _held.correspondents, _held.masks, _held.names = newest, {}, None
        _held.closed = {}


def _ask_new_messages() -> None:
    """Keep the people of messages that were stored and never settled."""
    newest = Message.objects.aggregate(n=Max("pk"))["n"] or 0
    if newest <= _held.messages:
        return
    rows = Message.objects.filter(pk__gt=_held.messages, pk__lte=newest, attributed=None)
    naming = Naming()
    for source in sources_of(rows, Casefile.at_hand().originals):
        naming.take(source)
    naming.write()
    _held.messages = newest


def _made(language: str) -> Masker:
    known = _people()
    _held.names = _held.names or Names(known)
    return Masker(StoredPseudonyms(pseudonym_key()), known, language, _held.names)


def _people() -> tuple[Person, ...]:
    named = Correspondent.objects.order_by("pk").values_list("name", "address")
    return people(named.iterator(10_000))
