"""What a dossier asks of the casefile."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from django.db.models import Q, QuerySet

from affiant.evidence import desk_masks, reach
from affiant.evidence.description import document_of
from affiant.evidence.held import HeldDocument, HeldFact
from affiant.evidence.models import Entry, Fact, Judgement, Passage, Text
from affiant.evidence.ruling import Ruling, rulings_of_rows
from affiant.evidence.search.hits import texts_found
from affiant.facts.codec import decode
from affiant.vocabulary.entity import EntityKind

Row = TypeVar("Row", Passage, Fact)


def current_texts() -> QuerySet[Text]:
    """The text versions that nothing supersedes."""
    return Text.objects.filter(superseded_by=None)


def documents_naming(
    keys: Iterable[str], among: QuerySet[Text] | None = None
) -> list[HeldDocument]:
    """The documents in which a name of one of these keys stands, in the order they came in;
    of `among` alone where it is given."""
    wanted = {key for key in keys if key}
    named = Fact.objects.filter(Q(name_key__in=wanted) | Q(known_key__in=wanted))
    renamed = Judgement.objects.exclude(name_key="").filter(name_key__in=wanted)
    person = EntityKind.PERSON.value
    for closed in desk_masks.all_texts():  # whom documents of desks name is hidden in them
        named = named.exclude(text__in=closed, kind="quote")
        named = named.exclude(text__in=closed, values__entity_kind=person)
        renamed = renamed.exclude(fact__text__in=closed, fact__values__entity_kind=person)
    texts = current_texts().filter(
        Q(pk__in=named.values("text")) | Q(pk__in=renamed.values("fact__text"))
    )
    return list(held(texts if among is None else texts.filter(pk__in=among.values("pk"))))


def documents_found(words: str | None) -> Iterator[HeldDocument]:
    """The documents with a passage that answers a search, or all of them, one by one."""
    texts = current_texts()
    if words is not None:
        texts = texts.filter(pk__in=texts_found(words))
    for pk in texts.order_by("pk").values_list("pk", flat=True).iterator():
        yield from held(current_texts().filter(pk=pk))


def held(texts: QuerySet[Text], kinds: Sequence[str] = ()) -> Iterable[HeldDocument]:
    """These text versions with all that was found in them, or with facts of these kinds alone; five
    queries whatever their number."""
    rows = list(texts.select_related("body", "original").order_by("pk"))
    passages = _by_text(Passage.objects.filter(text__in=rows).order_by("start", "pk"))
    found = Fact.objects.filter(text__in=rows, **({"kind__in": kinds} if kinds else {}))
    facts = _by_text(found.order_by("start", "end", "kind", "pk"))
    judged = _judged(rows, facts)
    locators, hiders = locators_of(rows), desk_masks.hiders(text.pk for text in rows)
    for text in rows:
        yield HeldDocument(
            id=text.pk,
            locator=locators.get(text.pk, ""),
            document=document_of(text, passages[text.pk]),
            facts=tuple(_held_fact(fact, judged.get(fact.pk)) for fact in facts[text.pk]),
            text_sha256=text.body_id,
            read_on=text.original.first_seen.date().isoformat(),
            hide=hiders.get(text.pk),
        )


def _by_text(rows: QuerySet[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.text_id].append(row)
    return grouped


def _judged(texts: list[Text], facts: dict[int, list[Fact]]) -> dict[int, Ruling]:
    judgements = Judgement.objects.filter(fact__text__in=texts).order_by("pk")
    by_id = {fact.pk: fact for some in facts.values() for fact in some}
    return rulings_of_rows(judgements, by_id)


def _held_fact(row: Fact, ruling: Ruling | None) -> HeldFact:
    if ruling is None:
        return HeldFact(row.pk, decode(row.values))
    fact = decode(ruling.values(row.values))
    return HeldFact(row.pk, fact, ruling.verdict, disputed=ruling.disputed)


def locators_of(texts: Iterable[Text]) -> dict[int, str]:
    """Where each text was read from, for people, by the text's id."""
    locators: dict[int, str] = {}
    entries = reach.entries().filter(text__in=texts, replaced=False).order_by("-pk")
    for entry in entries.select_related("container__container__container"):
        first, *rest = way(entry)
        locators[entry.text_id or 0] = " > ".join([PurePosixPath(first).name, *rest])
    return locators


def way(entry: Entry) -> list[str]:
    """The names on the way to an entry, as they may be shown: the file's path, then the members
    inside. What came with a desk's things has no path, but what its sender called it."""
    here: Entry | None = entry
    way: list[Entry] = []
    while here is not None:
        way.append(here)
        here = here.container
    first, *inner = way[::-1]
    names = [one.name or one.key for one in inner]
    hide = desk_masks.hider_of_key(first.key)
    return [first.key, *names] if hide is None else [hide(one) for one in (first.name, *names)]
