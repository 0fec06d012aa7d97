"""The words of deeds, one YAML sheet a language, as sets and tables to look tokens up in."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from affiant.vocabulary.event import EventKind
from affiant.vocabulary.sheet import strings_of

PARTICIPLES = ("é", "ée", "és", "ées", "ed")
"""Endings by which a word is taken for a participle, in either language."""
_AREAS = frozenset({"outcomes", "demands", "responses", "accusations", "occasions"})
_BESIDE = frozenset(
    {
        "objects",
        "comments",
        "selves",
        "allegations",
        "copulas",
        "vehicles",
        "prompts",
        "statements",
        "before",
        "nouns",
        "courtesies",
        "conditions",
        "deadlines",
        "acts",
        "half",
        "particles",
        "refusing",
        "sums",
        "own",
        "channels",
        "sorry",
        "holding",
        "untold",
        "opinions",
        "deciding",
        "messages",
        "strict",
        "that",
    }
)  # fmt: skip - these mean nothing without a trigger beside them
_UNIONS = {
    "demands.asking": ("demands.objects", "demands.calls", "demands.demands", "demands.asks"),
    "responses.verbs": (
        "responses.silent", "responses.declines", "responses.denies", "responses.answers",
        "responses.holds", "responses.states", "responses.says", "responses.admits",
        "responses.commits", "responses.reacts", "responses.silences", "responses.returns",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Lexicon:
    """One language's words. `sets` are plain lists of forms by their place in the sheet."""

    language: str
    sets: dict[str, frozenset[str]]
    events: dict[str, EventKind]
    phrased: dict[str, tuple[tuple[tuple[str, ...], EventKind], ...]]
    nominals: dict[str, EventKind]
    vehicles: tuple[str, ...]
    prompts: tuple[str, ...]
    stances: tuple[tuple[str, tuple[str, ...]], ...]
    signature: str
    greeting: str
    closing: str
    triggers: frozenset[str]


@cache
def lexicon(language: str | None) -> Lexicon:
    """The sheet of the language; English for one that has none."""
    code = "fr" if language == "fr" else "en"
    sheet: dict[str, Any] = strings_of(files(__package__).joinpath(f"{code}.yaml"))
    irregular = {word: tuple(forms) for word, forms in sheet.get("irregular", {}).items()}
    sets = {name: frozenset(words) for name, words in _lists(sheet, irregular)}
    for whole, parts in _UNIONS.items():
        sets[whole] = frozenset().union(*(sets[part] for part in parts))
    events = {
        form: EventKind(kind)
        for kind, words in sheet["events"].items()
        for word in words
        for form in _agreeing(word, irregular)
    }
    phrased = _phrased(sheet["phrased"])
    nominals = {
        form: EventKind(kind) for kind, words in sheet["nominals"].items() for form in words.split()
    }
    return Lexicon(
        language=code,
        sets=sets,
        events=events,
        phrased=phrased,
        nominals=nominals,
        vehicles=tuple(sheet["demands"]["vehicles"]),
        prompts=tuple(sheet["responses"]["prompts"]),
        stances=tuple((stance, tuple(words)) for stance, words in sheet["stances"].items()),
        signature=sheet["signature"],
        greeting=sheet["greeting"],
        closing=sheet["closing"],
        triggers=_triggers(sets, events) | frozenset(phrased) | frozenset(nominals),
    )


def _phrased(
    sheet: dict[str, list[str]],
) -> dict[str, tuple[tuple[tuple[str, ...], EventKind], ...]]:
    """The first word of a phrase -> what must follow it, and the kind that it then tells."""
    found: dict[str, tuple[tuple[tuple[str, ...], EventKind], ...]] = {}
    for kind, phrases in sheet.items():
        for phrase in phrases:
            first, *rest = phrase.replace("'", " ' ").split()
            found[first] = (*found.get(first, ()), (tuple(rest), EventKind(kind)))
    return found


def _triggers(sets: dict[str, frozenset[str]], events: dict[str, EventKind]) -> frozenset[str]:
    """Any word without which a sentence tells no deed."""
    found = set(events) | sets["legal_negated"]
    for name, words in sets.items():
        area, _, part = name.partition(".")
        if area in _AREAS and (part not in _BESIDE or name == "demands.objects"):
            found |= words
    return frozenset(found)


def _lists(
    sheet: dict[str, Any], irregular: dict[str, tuple[str, ...]]
) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for name, content in sheet.items():
        if name in (
            "signature",
            "greeting",
            "closing",
            "events",
            "phrased",
            "nominals",
            "stances",
            "irregular",
        ):
            continue
        parts = content.items() if isinstance(content, dict) else [("", content)]
        for part, words in parts:
            listed = words.split() if isinstance(words, str) else list(words)
            agreed = [form for word in listed for form in _agreeing(word, irregular)]
            found.append((f"{name}.{part}" if part else name, agreed))
    return found


def _agreeing(word: str, irregular: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A French participle with its feminine and plurals; any other word alone."""
    if word in irregular:
        return irregular[word]
    return (word, word + "e", word + "s", word + "es") if word.endswith("é") else (word,)
