"""Who spoke last and who was named lately: what pronouns and "the company" refer to."""

import re
from dataclasses import dataclass, field, replace

from affiant.facts.kinds import Mention
from affiant.facts.quotes import gender, phrase
from affiant.facts.quotes.bodies import Bodies
from affiant.facts.quotes.frame import Frame, Frames, Stretch
from affiant.facts.quotes.names import LIKELY, PASSED, UNLIKELY, Names
from affiant.facts.quotes.nearer import noun_between, paper_between
from affiant.facts.quotes.speaker import DOCUMENT, GROUP, ORGANISATION, PERSON, Said, Speaker, named
from affiant.facts.quotes.surnames import Surnames
from affiant.facts.quotes.titles import Titles
from affiant.reading.document import Document
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

FARTHEST = 2  # passages back that a pronoun may reach; news paragraphs hold two sentences
REACH = 3000  # characters back for "the commission" when one was named: about a page
_SOURCES = frozenset({"selon", "après", "pour"})  # "selon X, ... elle ajoute": X all the same
_ONE = ("a ", "an ", "one ", "my ", "his ", "her ", "the ")
_A = frozenset({"a", "an", "another", "un", "une", "my", "mon", "ma"})
_ORDINALS = frozenset({"premier", "première", "first", "chef", "chief"})  # une première médaille
_OF = frozenset({"de", "du", "des", "d"})
_MEANS = frozenset({"through", "via", "par", "by"})
_APPOSITION = 80  # characters of ", a surgeon in Velmont,"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OWN = frozenset({"own", "propres"})


@dataclass(slots=True)
class Memory:
    """The state that goes with the reader through the document."""

    document: Document
    frames: Frames
    last: Speaker | None = None
    passage: int = -1
    before: Stretch | None = None
    """The sentence before this one."""
    introduced: Said | None = None
    """Who was said to speak by a sentence that ended in a colon."""
    owners: dict[str, Speaker] = field(default_factory=dict)
    """Noun for a letter, a report ... to who wrote it."""
    _names: Names = field(init=False)
    _titles: Titles | None = None  # these are made when first asked for
    _bodies: Bodies | None = None
    _surnames: Surnames | None = None

    def __post_init__(self) -> None:
        self._names = Names(self.frames)

    def spoke(self, speaker: Speaker, passage: int) -> None:
        """Remember who spoke last."""
        self.last, self.passage = speaker, passage

    def recent(self, frame: Frame, kinds: frozenset[str]) -> Speaker | None:
        """The last speaker, if of these kinds and near enough."""
        if self.last is None or frame.passage - self.passage > FARTHEST:
            return None
        return self.last if self.last.kind in kinds else None

    def person(self, frame: Frame, at: int, sex: str = "") -> Speaker | None:
        """Whom "he" or "she" at token `at` means; None when two may be meant."""
        if self._still(frame, at, sex) and self.last is not None:
            return replace(self.last, certainty=LIKELY)
        opener = self._opener(frame, at, sex)
        found = self._one(frame, at, EntityKind.PERSON, frozenset({PERSON}))
        if opener is not None and (not self._later(found, frame) or self._by_whom(found)):
            return opener
        if found is None or (sex and self._names.sex(found) not in {"", sex}):
            return None
        if frame.language == "fr" and self._by_whom(found) and found.certainty < 1:
            return None
        if self._nearer(frame, at, sex, found) or self._somebody_since(frame, at, found):
            return None
        return found

    def _nearer(self, frame: Frame, at: int, sex: str, found: Speaker) -> bool:
        """Whether something of an earlier passage than the pronoun's is told of, and since then a
        paper that the pronoun may mean, or a body that speaks on in a new passage."""
        passage = self.document.passages[frame.passage].span.start
        where, last = frame.words[at].start, self.last
        told = found.mention.span.end if found.mention is not None else found.span.end
        if frame.language != "fr" or not sex or told >= passage:
            return False
        if last is not None and last.name == found.name and self.passage == frame.passage:
            return False  # who speaks on
        if paper_between(self.document.text, passage, where, sex):
            return True
        body = last is not None and last.kind == GROUP and last.gender == sex
        return body and at == 0 and frame.passage - self.passage == 1

    def _by_whom(self, found: Speaker | None) -> bool:
        """La commission, présidée par X, ... Elle: X only hangs on what opens the sentence."""
        mention = found.mention if found is not None else None
        return mention is not None and self._names.governor(mention) in {"par", "by"}

    def latter(self, frame: Frame, at: int, sex: str) -> Speaker | None:
        """Whom "celle-ci" or "ce dernier" at token `at` means: the last that was named."""
        before = self.before
        near = before is not None and frame.passage - before.passage <= 1
        start = before.start if before is not None and near else frame.start
        where = frame.words[at].start
        for mention in reversed(self.frames.between(start, where)):
            person = mention.entity_kind is EntityKind.PERSON and bool(sex)
            if person and self._names.sex(named(mention)) not in {"", sex}:
                continue
            nearer = noun_between(self.document.text, mention.span.end, where, sex)
            return None if nearer else named(mention, LIKELY)
        return None

    def _opener(self, frame: Frame, at: int, sex: str) -> Speaker | None:
        """La défenderesse nie ... Elle: the phrase without a name that the sentence before opens
        with, where it agrees; of English ones only those for a person."""
        before = self.before
        here = any(first < at for first in frame.names)
        if before is None or here or not sex or frame.passage - before.passage > 1:
            return None
        told = self.frames.frame(before)
        last = phrase.end_of(told, 0)
        if (
            last is None
            or not told.low(last)[:1].isalpha()
            or any(i in told.names for i in range(last))
        ):
            return None
        last = min(last, phrase.head_end(told, 0))
        office = told.low(0) in PASSED and told.low(last - 1) in told.cues.people
        if office and told.low(last) not in _OF:
            return None  # le président ... il: somebody named before
        if office:
            last = phrase.end_of(told, 0) or last  # le ministre de l’Intérieur
        found = phrase.speaker(told, 0, last, self.document.text)
        agrees = found.gender == sex or (frame.language != "fr" and found.kind == PERSON)
        return replace(self.titled(found), certainty=LIKELY) if agrees else None

    def _later(self, found: Speaker | None, frame: Frame) -> bool:
        """Whether it spoke or was named since the sentence before began."""
        if found is None:
            return False
        start = self.before.start if self.before is not None else frame.start
        spans = [found.span, *([found.mention.span] if found.mention else [])]
        return any(span.start >= start for span in spans)

    def _somebody_since(self, frame: Frame, at: int, found: Speaker) -> bool:
        """An officer took him. He ...: whether a noun for one person stands between the name and
        the pronoun, so that either may be meant. Who spoke last speaks on."""
        if found.mention is None or (self.last is not None and found.name == self.last.name):
            return False
        start = found.mention.span.end
        if self.document.text[start : start + 1] == ",":  # what the name is said to be
            start = max(start, self.document.text.find(",", start + 1, start + _APPOSITION))
        where = frame.words[at].start
        between = self.document.text[start:where] if where - start < REACH else ""
        words = _WORD.findall(between.lower())
        somebody = frame.cues.people | frame.cues.roles
        return any(
            word in _A and after in somebody - _ORDINALS and before not in _MEANS
            for before, word, after in zip(["", *words], words, words[1:], strict=False)
        )

    def _still(self, frame: Frame, at: int, sex: str) -> bool:
        """Whether the pronoun is for who spoke last without a name (une mère ... elle; a guard
        ... he), nobody who fits being named since."""
        last = self.last
        if last is None or not sex or last.mention or frame.passage - self.passage > 1:
            return False
        if frame.words[at].start - last.span.end > REACH:
            return False
        told = last.gender or gender.of_phrase(last.name)
        alone = bool(last.name) and last.name.lower().startswith(_ONE) and last.name[-1] != "s"
        if last.kind == DOCUMENT or not (told == sex or (alone and not told)):
            return False
        since = self._names.between(last.span.end, frame.words[at].start, EntityKind.PERSON)
        return all(self._names.sex(named(one)) not in {"", sex} for one in since.values())

    def lone(self, frame: Frame) -> Speaker | None:
        """Of whom the sentence before a lone quotation tells: the one person named in it."""
        if self.before is None or frame.passage - self.before.passage > 1:
            return None
        names = self._names.between(self.before.start, self.before.end, EntityKind.PERSON)
        free = self._names.free(names.values(), frame)
        return named(free[0], UNLIKELY) if len(names) == 1 and free else None

    def thing(self, frame: Frame, at: int) -> Speaker | None:
        """Which body or text "it" at token `at` means."""
        return (
            self.recent(frame, frozenset({DOCUMENT})) or self._court(frame) or self.body(frame, at)
        )

    def _court(self, frame: Frame) -> Speaker | None:
        """The Court finds ... It: the body without a name that spoke in the sentence before."""
        last, before = self.last, self.before
        if last is None or before is None or last.mention is not None or last.kind != GROUP:
            return None
        single = last.name.lower().startswith("the ") and not last.name.endswith("s")
        near = last.span.start >= before.start and before.passage == frame.passage
        return replace(last, certainty=UNLIKELY) if single and near else None

    def body(self, frame: Frame, at: int) -> Speaker | None:
        """Which organisation "the company" at token `at` means; None when two may be."""
        return self._one(frame, at, EntityKind.ORGANISATION, frozenset({ORGANISATION}))

    def body_called(self, noun: str, frame: Frame, at: int) -> Speaker | None:
        """Whom "the commission" means: the last body whose name holds the noun; else `body`."""
        where = frame.words[at].start
        near = self.frames.between(max(0, where - REACH), where)
        bodies = [one for one in near if one.entity_kind is EntityKind.ORGANISATION]
        for mention in reversed(bodies):
            if noun in mention.name.lower():
                return named(mention, LIKELY)
        apposed = self._kinds().apposed(noun, bodies)
        if apposed is not None:
            return named(apposed, LIKELY)
        if noun in frame.cues.one_of_many:
            return None
        found = self.body(frame, at)
        told = found.mention if found is not None else None
        if told is None:
            return found
        return found if self._kinds().may_be(noun, told.name) else None

    def _kinds(self) -> Bodies:
        if self._bodies is None:
            self._bodies = Bodies(self.document.text, self.frames.mentions)
        return self._bodies

    def titled(self, speaker: Speaker) -> Speaker:
        """The same speaker by name, where the document tells who bears such a title."""
        if self._titles is None:
            self._titles = Titles(self.document.text, self.frames.mentions)
        bearer = self._titles.bearer(speaker.name)
        if bearer is None:
            return speaker
        return Speaker(bearer.name, PERSON, speaker.span, LIKELY, bearer)

    def surnamed(self, words: str) -> Mention | None:
        """The one person or body of the document whose longer name ends in these words."""
        if self._surnames is None:
            self._surnames = Surnames(self.frames.mentions)
        return self._surnames.bearer(words)

    def several(self, frame: Frame) -> Speaker | None:
        """Whom "they" means: the group of the sentence before; else the one that spoke last.

        None when people without a name were spoken of since then.
        """
        last = self.recent(frame, frozenset({GROUP, ORGANISATION}))
        before = self.before
        if before is None or frame.passage - before.passage > 1:
            return last
        if last is not None and last.span.start >= before.start:
            return last
        group = self._group_before(before)
        return group or last

    def _group_before(self, before: Stretch) -> Speaker | None:
        """The first noun for people in the sentence before (412 of your own employees)."""
        frame = self.frames.frame(before)
        for at, word in enumerate(frame.words):
            if word.low in frame.cues.groups and word.text[0].islower():
                start = at
                while start and frame.words[start - 1].low in frame.cues.determiners | _OWN:
                    start -= 1
                if start and frame.words[start - 1].text.isdigit():
                    start -= 1
                span = Span(frame.words[start].start, word.end)
                return Speaker(" ".join(span.of(self.document.text).split()), GROUP, span, LIKELY)
        return None

    def _one(
        self, frame: Frame, at: int, kind: EntityKind, kinds: frozenset[str]
    ) -> Speaker | None:
        here = {
            mention.name: mention
            for first, (mention, _) in frame.names.items()
            if first < at and mention.entity_kind is kind and not self._names.theirs(mention)
        }
        free = self._names.free(here.values(), frame)
        if len(here) == 1 and free:
            return named(next(iter(here.values())), LIKELY)
        last = self.recent(frame, kinds)
        if len(here) > 1:
            if len({one.name for one in free}) == 1:
                return named(free[0], UNLIKELY)
            return last if last is not None and last.name in here else None
        found = self._of_sentence_before(frame, kind, last)
        found = found or (self._short_name(frame) if kind is EntityKind.ORGANISATION else None)
        found = found or last or self._before(frame, kind)
        only = next(iter(here.values()), None)
        if found is None and only and self._names.governor(only) in _SOURCES:
            return named(only, UNLIKELY)
        return found

    def _short_name(self, frame: Frame) -> Speaker | None:
        """Whose first words open the sentence before."""
        before = self.before
        near = before is not None and frame.passage - before.passage <= 1
        return self._names.short_name(before) if before is not None and near else None

    def _of_sentence_before(
        self, frame: Frame, kind: EntityKind, last: Speaker | None
    ) -> Speaker | None:
        """The only one of its kind named in the sentence before, when nobody spoke in it."""
        before = self.before
        if before is None or frame.passage - before.passage > 1:
            return None
        if last is not None and last.span.start >= before.start:
            return last
        names = self._names.between(before.start, before.end, kind)
        return self._names.only(names, frame, kind, LIKELY)

    def _before(self, frame: Frame, kind: EntityKind) -> Speaker | None:
        """The only one of its kind in this passage before the sentence, else the one before."""
        for back in range(FARTHEST):
            index = frame.passage - back
            if index < 0:
                return None
            span = self.document.passages[index].span
            names = self._names.between(span.start, min(span.end, frame.start), kind)
            if names:
                return self._names.only(names, frame, kind, UNLIKELY)
        return None

    def agreeing_body(self, frame: Frame, at: int, sex: str) -> Speaker | None:
        """The body that « il » or « elle » may mean: not one of the other gender, and none where
        the sentence before opens with somebody's office."""
        if sex and self._office_before(frame):
            return None
        found = self.body(frame, at)
        if found is None or found.mention is None:
            return found
        if self._nearer(frame, at, sex, found):
            return None
        told = gender.of_body(self.document.text, found.mention)
        return None if sex and told not in {"", sex} else found

    def body_that_spoke(self, frame: Frame, at: int, sex: str) -> Speaker | None:
        """La Cour confirme ... Elle précise: the body that spoke in the sentence before, where it
        agrees and no person is named in between."""
        last, before = self.last, self.before
        if last is None or before is None or not sex or last.kind != ORGANISATION:
            return None
        if last.mention is None or before.passage != frame.passage:
            return None
        if last.mention.span.start < before.start:
            return None
        start = before.start
        if self._names.governor(last.mention) in _SOURCES:  # « selon la Ligue »: not who acts
            start = self.document.passages[frame.passage].span.start
        if self._names.between(start, frame.words[at].start, EntityKind.PERSON):
            return None
        agrees = gender.of_body(self.document.text, last.mention) == sex
        return replace(last, certainty=LIKELY) if agrees else None

    def _office_before(self, frame: Frame) -> bool:
        before = self.before
        if before is None or before.passage != frame.passage:
            return False
        told = self.frames.frame(before)
        last = phrase.head_end(told, 0) if told.low(0) in PASSED else 0
        return last > 1 and told.low(last - 1) in told.cues.people
