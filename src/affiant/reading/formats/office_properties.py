"""Title, authors and dates from the metadata parts of OOXML, OpenDocument and EPUB.

All three speak Dublin Core, so one reading by local names serves them.
"""

from lxml import etree

from affiant.reading.formats.claims import Claims, iso_date, line, people

_DATES = ("created", "creation-date", "date", "modified")
"""The day of making before the day of the last change."""

_PEOPLE = ("creator", "initial-creator", "lastModifiedBy")

_KEPT = (*_DATES, "lastModifiedBy", "subject", "description", "publisher", "language", "keywords")


def claims(root: etree._Element | None, extra: tuple[tuple[str, str], ...] = ()) -> Claims:
    """What the metadata element says; `extra` is what the reader counted."""
    said: dict[str, list[str]] = {}
    for element in root.iter(etree.Element) if root is not None else ():
        if value := line(element.text):
            said.setdefault(etree.QName(element).localname, []).append(value)
    dates = (iso_date(value) for name in _DATES for value in said.get(name, ()))
    names = next((said[name] for name in _PEOPLE if name in said), [])
    kept = tuple((name, value) for name in _KEPT for value in said.get(name, ()))
    return Claims(
        title=next(iter(said.get("title", ())), None),
        published=next((date for date in dates if date), None),
        authors=tuple(person for name in names for person in people(name)),
        metadata=kept + extra,
    )
