"""Words reported as somebody's: between marks, and in indirect speech, with who said them.

Rules over sentences; see `attribution` for their order. A wrong speaker is worse than none.
"""

from affiant.facts.context import Context
from affiant.facts.kinds import Quote
from affiant.facts.quotes import blocks
from affiant.facts.quotes.finder import Finder
from affiant.facts.quotes.turns import within

__all__ = ["find"]


def find(context: Context) -> tuple[Quote, ...]:
    """Every quotation of the document, in the order of the text."""
    apart = blocks.blocks(context)
    finder = Finder(within.others(context), apart)
    found = [*finder.quotes(), *blocks.signed(context, apart)]
    return tuple(sorted(within.told(context, found), key=lambda quote: quote.span))
