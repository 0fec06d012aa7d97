"""What every reader of written pages does once it has text and passages.

A reader makes a draft: the text, its passages by their shape, and what the format's own
metadata tells. Here the rest is read from the words: sources, boilerplate, title, authors,
language and date. What the draft already knows is never overwritten.
"""

from dataclasses import replace

from affiant.reading import boilerplate, dateline, headline, language, reference_list
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind


def article(draft: Document) -> Document:
    """The draft completed; pure, and idempotent on its own result."""
    text = draft.text
    passages = boilerplate.mark(text, reference_list.mark(text, draft.passages))
    passages, title = _titled(draft, passages)
    code = language.tell_document(text, passages) or draft.language
    published = draft.published or dateline.find(text, passages, code)
    if published and not published.may_be_repost and dateline.says_repost(text, passages):
        published = replace(published, may_be_repost=True)
    return replace(
        draft,
        language=code,
        title=title,
        published=published,
        authors=draft.authors or headline.authors(text, passages),
        passages=language.assign(text, passages, code),
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
