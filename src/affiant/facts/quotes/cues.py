"""The words that report speech, as sets and maps made once from `vocabulary/words/speech`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from affiant.facts.quotes.constructions import constructions
from affiant.vocabulary.conjugation import speech_forms
from affiant.vocabulary.wordlist import load, words


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's cues, lower case. `clause`: forms of verbs that take "that ..."; `marks`:
    of those that only introduce marked words; the rest are closed lists."""

    clause: frozenset[str]
    marks: frozenset[str]
    between: frozenset[str]
    hanging: frozenset[str]
    according: dict[str, tuple[tuple[str, ...], ...]]  # by their first words
    channels: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    person_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    terms: frozenset[str]
    titles: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    that: frozenset[str]
    conjunctions: frozenset[str]
    labels: frozenset[str]
    documents: frozenset[str]
    shows: frozenset[str]  # verbs that report only with a document as their subject
    streets: frozenset[str]
    infinitive: frozenset[str]
    denials: frozenset[str]
    tells: frozenset[str]  # verbs whose object is who is told
    questions: frozenset[str]
    roles: frozenset[str]  # nouns for one person by what he or she does

    nouns_too: frozenset[str]
    participles: frozenset[str]
    bare: frozenset[str]
    one_of_many: frozenset[str]
    forms: frozenset[str]  # of all verbs of speech
    triggers: frozenset[str]  # one of these is in every sentence that reports without marks

    pronouns: frozenset[str]  # of a person, of several
    clause_words: frozenset[str]  # no noun phrase holds them: that, who, and
    after_noun: frozenset[str]  # what follows a noun that nothing tells apart
    governing: frozenset[str]  # prepositions that are no part of a determiner

    def verb(self, low: str) -> bool:
        """Whether the word is a form of a verb of speech."""
        return low in self.clause or low in self.marks or low in self.shows


@cache
def cues(language: str | None) -> Cues:
    """The cues of French ("fr"); of English for every other language."""
    tongue = "fr" if language == "fr" else "en"
    speech = load("speech")
    pronouns = speech["pronouns"]
    clause = speech_forms(tongue, "clause") | speech_forms(tongue, "opinions")
    marks = speech_forms(tongue, "marks")
    shows = speech_forms(tongue, "documents") - clause - marks
    clause_words = frozenset(
        [*pronouns["relative"][tongue], *speech["conjunctions"][tongue], *speech["that"][tongue]]
    )
    prepositions = frozenset(speech["prepositions"][tongue])
    return Cues(
        clause=clause,
        marks=marks - clause,
        between=frozenset(speech["between"][tongue]),
        hanging=frozenset(speech["hanging"][tongue]),
        according=_by_first(speech["according"][tongue]),
        channels=frozenset(speech["channels"][tongue]),
        bodies=frozenset(speech["the_organisation"][tongue]),
        people=frozenset(speech["the_person"][tongue]),
        groups=words("name_words", "group_nouns"),
        person_pronouns=frozenset(pronouns["person"][tongue]),
        plural_pronouns=frozenset(pronouns["plural"][tongue]),
        thing_pronouns=frozenset(pronouns["thing"][tongue]),
        relatives=frozenset(pronouns["relative"][tongue]),
        prepositions=prepositions,
        terms=frozenset(speech["terms"][tongue]),
        titles=frozenset(speech["titles"]),
        determiners=frozenset(speech["determiners"][tongue]),
        auxiliaries=frozenset(speech["auxiliaries"][tongue]),
        passives=frozenset(speech["passives"][tongue]),
        that=frozenset(speech["that"][tongue]),
        conjunctions=frozenset(speech["conjunctions"][tongue]),
        pronouns=frozenset([*pronouns["person"][tongue], *pronouns["plural"][tongue]]),
        clause_words=clause_words,
        after_noun=(prepositions | clause_words | frozenset(speech["passives"][tongue]))
        - {"de", "du", "des", "d", "of"},
        governing=prepositions - frozenset(speech["determiners"][tongue]),
        labels=frozenset(speech["labels"]),
        documents=frozenset(speech["documents"][tongue]),
        shows=shows,
        streets=frozenset(speech["streets"]),
        infinitive=frozenset(speech["infinitive"][tongue]),
        denials=frozenset(speech["denials"][tongue]),
        tells=frozenset(speech["tells"][tongue]),
        questions=frozenset(speech["questions"][tongue]),
        roles=_roles(tongue) | frozenset(speech["the_person"][tongue]),
        nouns_too=frozenset(speech["nouns_too"][tongue]),
        participles=frozenset(speech["participles"]),
        bare=frozenset(speech["bare"]) if tongue == "en" else frozenset(),
        one_of_many=frozenset(speech["one_of_many"]),
        forms=clause | marks | shows | frozenset(speech["hanging"][tongue]),
        triggers=clause
        | shows
        | frozenset(speech["infinitive"][tongue])
        | frozenset(speech["hanging"][tongue])
        | {"whether"}
        | constructions(language).keys()
        | frozenset(cue[-1] for cue in speech["according"][tongue]),
    )


def _by_first(phrases: Sequence[Sequence[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first words, in the order of the list."""
    firsts = dict.fromkeys(phrase[0] for phrase in phrases)
    return {
        first: tuple(tuple(phrase) for phrase in phrases if phrase[0] == first) for first in firsts
    }


def _roles(tongue: str) -> frozenset[str]:
    """The nouns that roles begin with: chief, procureur."""
    return frozenset(role.split()[0] for role in load("roles")["roles"][tongue])
