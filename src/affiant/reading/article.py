"""What every reader of written pages does once it has text and passages.

A reader makes a draft: the text, its passages by their shape, and what the format's own
metadata tells. Here the rest is read from the words: sources, boilerplate, title, authors,
language and date. What the draft already knows is never overwritten.
"""

from dataclasses import replace

from affiant.reading import boilerplate, dateline, headline, language, reference_list
from affiant.reading.document import Document, PublicationDate
from affiant.reading.origin_date import with_origin
from affiant.reading.passage import Passage, PassageKind

_BEFORE_TITLE = 6  # passages: rubric, date, byline


def article(draft: Document) -> Document:
    """The draft completed; pure, and idempotent on its own result."""
    text = draft.text
    passages = boilerplate.mark(text, reference_list.mark(text, draft.passages))
    passages, title = _titled(draft, passages)
    code = language.tell_document(text, passages) or draft.language
    page = _from_title(passages)
    published = _published(draft, page, code)
    return replace(
        draft,
        language=code,
        title=title,
        published=published,
        authors=draft.authors or headline.authors(text, page),
        passages=language.assign(text, _without_dateline_headings(passages, published), code),
    )


def _published(
    draft: Document, page: tuple[Passage, ...], code: str | None
) -> PublicationDate | None:
    """The metadata's date, with the place where the text says the same; else the text's own."""
    stated = dateline.find(draft.text, page, code)
    published = draft.published or stated
    if published is None:
        return None
    if published.span is None and stated is not None and stated.iso == published.iso:
        published = replace(published, span=stated.span)
    repost = published.may_be_repost or dateline.says_repost(draft.text, page)
    return with_origin(replace(published, may_be_repost=repost), draft.text, page, code)


def _from_title(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages from shortly before the title on: a page may have a long menu first."""
    titles = (index for index, p in enumerate(passages) if p.kind is PassageKind.TITLE)
    return passages[max(0, next(titles, 0) - _BEFORE_TITLE) :]


def _without_dateline_headings(
    passages: tuple[Passage, ...], published: PublicationDate | None
) -> tuple[Passage, ...]:
    """A dateline is short and alone like a heading, and heads nothing."""
    if published is None or published.span is None:
        return passages
    return tuple(
        replace(p, kind=PassageKind.PARAGRAPH)
        if p.kind is PassageKind.HEADING and published.span in p.span
        else p
        for p in passages
    )


def _titled(
    draft: Document, passages: tuple[Passage, ...]
) -> tuple[tuple[Passage, ...], str | None]:
    if draft.title or any(p.kind is PassageKind.TITLE for p in passages):
        return passages, draft.title
    index = headline.title_index(draft.text, passages)
    if index is None:
        return passages, None
    titled = replace(passages[index], kind=PassageKind.TITLE)
    title = headline.plain(titled.span.of(draft.text))
    return (*passages[:index], titled, *passages[index + 1 :]), title
