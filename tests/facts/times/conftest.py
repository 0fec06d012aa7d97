from collections.abc import Callable

import pytest

from affiant.facts import times
from affiant.facts.context import Context
from affiant.facts.kinds import TimeExpression
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

THURSDAY = "2018-06-28"

Find = Callable[..., tuple[TimeExpression, ...]]


def find_times(
    text: str,
    language: str = "en",
    published: str | None = THURSDAY,
    *,
    repost: bool = False,
    origin: str | None = None,
) -> tuple[TimeExpression, ...]:
    """The times of a one-paragraph document."""
    passages = (Passage(Span(0, len(text)), PassageKind.PARAGRAPH),) if text else ()
    date = PublicationDate(published or "", DateBasis.TEXT, None, repost, origin)
    document = Document(
        "0" * 64,
        "text/plain",
        text,
        language,
        published=date if published else None,
        passages=passages,
    )
    return times.find(Context(document, tuple(sentences(document))))


@pytest.fixture
def find() -> Find:
    return find_times
