"""Where in a text somebody is told of: by an address, a number or a name, however it is written."""

from collections.abc import Iterator
from typing import NamedTuple

from affiant.mail.masking.accounts import accounts
from affiant.mail.masking.addresses import addresses
from affiant.mail.masking.beside import beside
from affiant.mail.masking.digits import numbers
from affiant.mail.masking.hosts import host_of, hosts
from affiant.mail.masking.names import Names
from affiant.mail.masking.pseudonym import Masking
from affiant.mail.masking.view import View, views


class Spot(NamedTuple):
    """`rank` says who names it where two overlap: an address before a number before a name.

    `whose` are the identities that it may be of (`people.Person`), or the number's digits.
    """

    start: int
    end: int
    rank: int
    what: Masking
    whose: tuple[str, ...]


def spots(
    text: str,
    names: Names,
    closed: frozenset[str] = frozenset(),
    shared: frozenset[str] = frozenset(),
) -> Iterator[Spot]:
    """All of them, in no order; they may overlap. `closed` are domains that count too; `shared`
    are those of several accounts, which are nobody's own."""
    for view in views(text):
        yield from _in_view(view, names, closed, shared)


def _in_view(
    view: View, names: Names, closed: frozenset[str], shared: frozenset[str]
) -> Iterator[Spot]:
    for start, end, domain in hosts(view.text, closed):
        yield Spot(*view.span(start, end), 0, Masking.DOMAIN, (domain,))
    for found in addresses(view.text):
        kind = Masking.ID if found.is_id else Masking.SENDER
        yield Spot(*view.span(found.start, found.end), 0, kind, (found.address,))
        if (own := host_of(found, closed, shared)) is not None:
            yield Spot(*view.span(found.at, found.until), 0, Masking.DOMAIN, (own,))
        elif view.text[found.at] == "[":  # "anne@[192.0.2.7]", the machine at her desk
            literal = view.text[found.at + 1 : found.until - 1]
            place = view.span(found.at + 1, found.until - 1)
            yield Spot(*place, 0, Masking.NETWORK, (literal,))
    for start, end, what, digits in numbers(view.text):
        yield Spot(*view.span(start, end), 1, what, (digits,))
    for start, end, what, whose_ in accounts(view.text):
        yield Spot(*view.span(start, end), 1, what, (whose_,))
    for one in beside(view.text):
        # With an address it is that account's; without, the trove may know whose it is.
        rank = 1 if one.address else 3
        held = (one.address,) if one.address else names.whose(one.name) or (one.identity,)
        kind = Masking.SENDER if len(held) == 1 else Masking.NAME
        yield Spot(*view.span(one.start, one.end), rank, kind, held)
    for start, end, whose in names.found(view.text):
        # Of several people the word "name": to choose one would be a claim.
        kind = Masking.SENDER if len(whose) == 1 else Masking.NAME
        yield Spot(*view.span(start, end), 2, kind, whose)
