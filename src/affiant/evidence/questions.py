"""What a dossier asks of the casefile."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from django.db.models import Q, QuerySet

from affiant.evidence.description import document_of
from affiant.evidence.held import HeldDocument, HeldFact, Verdict
from affiant.evidence.models import Entry, Fact, Judgement, Passage, Text
from affiant.evidence.search.hits import texts_found
from affiant.facts.codec import decode
from affiant.facts.kinds import Manner
from affiant.names.resolve import Naming
from affiant.vocabulary.entity import EntityKind

Row = TypeVar("Row", Passage, Fact)


def current_texts() -> QuerySet[Text]:
    """The text versions that nothing supersedes."""
    return Text.objects.filter(superseded_by=None)


def documents_naming(keys: Iterable[str]) -> list[HeldDocument]:
    """The documents in which a name of one of these keys stands, in the order they came in."""
    wanted = {key for key in keys if key}
    named = Fact.objects.filter(Q(name_key__in=wanted) | Q(known_key__in=wanted))
    texts = current_texts().filter(pk__in=named.values("text"))
    return list(held(texts))


def documents_found(words: str | None) -> Iterator[HeldDocument]:
    """The documents with a passage that answers a search, or all of them, one by one."""
    texts = current_texts()
    if words is not None:
        texts = texts.filter(pk__in=texts_found(words))
    for pk in texts.order_by("pk").values_list("pk", flat=True).iterator():
        yield from held(current_texts().filter(pk=pk))


def held(texts: QuerySet[Text]) -> Iterable[HeldDocument]:
    """These text versions with all that was found in them; four queries whatever their number."""
    rows = list(texts.select_related("body", "original").order_by("pk"))
    passages = _by_text(Passage.objects.filter(text__in=rows).order_by("start", "pk"))
    facts = _by_text(Fact.objects.filter(text__in=rows).order_by("start", "end", "kind", "pk"))
    verdicts = _verdicts(rows)
    locators = _locators(rows)
    for text in rows:
        yield HeldDocument(
            id=text.pk,
            locator=locators.get(text.pk, ""),
            document=document_of(text, passages[text.pk]),
            facts=tuple(_held_fact(fact, verdicts.get(fact.pk)) for fact in facts[text.pk]),
            text_sha256=text.body_id,
            read_on=text.original.first_seen.date().isoformat(),
        )


def _by_text(rows: QuerySet[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.text_id].append(row)
    return grouped


def _verdicts(texts: list[Text]) -> dict[int, Judgement]:
    judgements = Judgement.objects.filter(fact__text__in=texts).order_by("pk")
    return {judgement.fact_id: judgement for judgement in judgements}


def _held_fact(row: Fact, judgement: Judgement | None) -> HeldFact:
    if judgement is None:
        return HeldFact(row.pk, decode(row.values))
    values = {**row.values, **judgement.correction}
    return HeldFact(row.pk, decode(values), Verdict(judgement.verdict))


def _locators(texts: list[Text]) -> dict[int, str]:
    locators: dict[int, str] = {}
    entries = Entry.objects.filter(text__in=texts, replaced=False).order_by("-pk")
    for entry in entries.select_related("container__container__container"):
        first, *rest = way(entry)
        locators[entry.text_id or 0] = " > ".join([PurePosixPath(first).name, *rest])
    return locators


def way(entry: Entry) -> list[str]:
    """The names on the way to an entry: the file's path, then the members inside."""
    here: Entry | None = entry
    way: list[str] = []
    while here is not None:
        way.append(here.key if here.container_id is None else here.name or here.key)
        here = here.container
    return way[::-1]


def namings() -> Iterator[Naming]:
    """Every mention as far as names go; documents are told apart by their text's id."""
    mentions = Fact.objects.filter(kind="mention", text__superseded_by=None).order_by("pk")
    rows = mentions.values_list(
        "text_id", "values__name", "values__entity_kind", "values__known_as", "values__surface"
    )
    for text_id, name, entity_kind, known_as, surface in rows.iterator():
        yield Naming(text_id, name, EntityKind(entity_kind), known_as, surface)


def names_written(surface: str) -> list[str]:
    """The full names for which the documents write `surface` ("Northmere"), in any case."""
    mentions = Fact.objects.filter(kind="mention", text__superseded_by=None)
    written = mentions.filter(values__surface__iexact=surface.strip())
    return sorted(set(written.values_list("values__name", flat=True)))


@dataclass(slots=True)
class Part:
    """What the documents tell of a person's part: the roles they state, words they quote."""

    roles: set[str] = field(default_factory=set)
    quoted: bool = False


def parts() -> dict[str, Part]:
    """The part of every person who is mentioned, by the name as the documents give it."""
    current = Fact.objects.filter(text__superseded_by=None)
    people: dict[str, Part] = defaultdict(Part)
    mentions = current.filter(kind="mention", values__entity_kind=EntityKind.PERSON.value)
    for name, role in mentions.values_list("values__name", "values__role").iterator():
        people[name].roles.update([role] if role else [])
    unspoken = [manner.value for manner in Manner if not manner.reports_words]
    spoken = current.filter(kind="quote").exclude(values__manner__in=unspoken)
    speakers = spoken.values_list("values__speaker", flat=True)
    for speaker in speakers.iterator():
        if speaker in people:
            people[speaker].quoted = True
    return dict(people)
