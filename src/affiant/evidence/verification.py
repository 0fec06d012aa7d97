"""Is the casefile what it claims to be? Every original is hashed again, every anchor looked at.

Returns what does not hold; prints nothing. What holds is counted, so that a damaged casefile
is reported with what is still good.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import DatabaseError, connection
from django.db.models import Model

from affiant.evidence.carrying import unplaced
from affiant.evidence.casefile import Casefile
from affiant.evidence.held import Verdict
from affiant.evidence.models import Body, Entry, Fact, Judgement, Original, Passage, State, Text
from affiant.evidence.originals import Originals
from affiant.reading.text import digest


class Problem(StrEnum):
    """What does not hold."""

    MISSING_ORIGINAL = "missing original"
    ALTERED_ORIGINAL = "altered original"
    UNREADABLE_ORIGINAL = "unreadable original"
    UNKNOWN_ORIGINAL = "unknown original"  # kept, but in no row: left by a killed run
    ALTERED_TEXT = "altered text"
    LOOSE_ANCHOR = "loose anchor"
    LOOSE_PASSAGE = "loose passage"
    UNFINISHED = "unfinished"
    MISCOUNTED = "miscounted"
    UNPLACED_JUDGEMENT = "unplaced judgement"
    MISPLACED_MESSAGE = "misplaced message"
    ALTERED_MESSAGE = "altered message"
    DAMAGED_DATABASE = "damaged database"


GRAVE = frozenset(Problem) - {Problem.UNKNOWN_ORIGINAL, Problem.UNPLACED_JUDGEMENT}
"""What makes `affiant verify` fail; the others are told and harm nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. `about` names it (a digest, a file, a fact's number)."""

    problem: Problem
    about: str
    detail: str = ""

    @property
    def is_grave(self) -> bool:
        """Whether something is not as it was sworn to be."""
        return self.problem in GRAVE


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, how much of it, and what of it does not hold."""

    originals: int
    texts: int
    facts: int
    entries: int
    findings: tuple[Finding, ...]
    messages: int = 0
    """Of troves of mail; `mail.storing.verification` looks at them."""

    @property
    def holds(self) -> bool:
        """Whether nothing grave was found."""
        return not any(finding.is_grave for finding in self.findings)


def verify(casefile: Casefile, watch: Callable[[str], None] | None = None) -> Verification:
    """Check the whole casefile; `watch` is told of each original as it comes up."""
    findings = [
        *_guarded("casefile.db", _database()),
        *_guarded("originals", _originals(casefile.originals, watch)),
        *_guarded("texts", _texts()),
        *_guarded("ledger", _ledger()),
        *_guarded("judgements", _judgements()),
    ]
    return Verification(
        originals=_count(Original),
        texts=_count(Body),
        facts=_count(Fact),
        entries=_count(Entry),
        findings=tuple(findings),
    )


def _guarded(part: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings up to where the database gives out; the other parts are checked all the same."""
    try:
        yield from findings
    except DatabaseError as error:
        yield Finding(Problem.DAMAGED_DATABASE, part, str(error))


def _count(model: type[Model]) -> int:
    """The rows that can be counted; 0 where the table cannot be read."""
    try:
        return model._default_manager.count()  # noqa: SLF001 - Django documents it
    except DatabaseError:
        return 0


def verify_originals(originals: Originals) -> Verification:
    """Check the archive alone: what can be done when the database cannot be read."""
    findings: list[Finding] = []
    count = 0
    for sha256 in originals.digests():
        count += 1
        findings += _rehash(originals, sha256)
    return Verification(count, 0, 0, 0, tuple(findings))


def _database() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        for (line,) in cursor.fetchall():
            if line != "ok":
                yield Finding(Problem.DAMAGED_DATABASE, "casefile.db", line)


def _originals(originals: Originals, watch: Callable[[str], None] | None) -> Iterator[Finding]:
    known = dict(Original.objects.order_by("pk").values_list("sha256", "size"))
    for sha256, size in known.items():
        if watch is not None:
            watch(sha256)
        if not originals.path(sha256).is_file():
            yield Finding(Problem.MISSING_ORIGINAL, sha256, f"{size} bytes")
        else:
            yield from _rehash(originals, sha256)
    for sha256 in originals.digests():
        if sha256 not in known:
            yield Finding(Problem.UNKNOWN_ORIGINAL, sha256)


def _rehash(originals: Originals, sha256: str) -> Iterator[Finding]:
    try:
        today = originals.rehash(sha256)
    except OSError as error:
        yield Finding(Problem.UNREADABLE_ORIGINAL, sha256, error.strerror or "")
        return
    if today != sha256:
        yield Finding(Problem.ALTERED_ORIGINAL, sha256, f"its bytes are now {today}")


def _texts() -> Iterator[Finding]:
    for body in Body.objects.order_by("pk").iterator(chunk_size=100):
        if digest(body.text) != body.sha256:
            yield Finding(Problem.ALTERED_TEXT, body.sha256)
        for text in Text.objects.filter(body=body):
            yield from _anchors(text, body.text)


def _anchors(text: Text, body: str) -> Iterator[Finding]:
    facts = Fact.objects.filter(text=text)
    for pk, start, end, values in facts.values_list("pk", "start", "end", "values"):
        if values.get("span") != [start, end] or body[start:end] != values.get("surface"):
            yield Finding(Problem.LOOSE_ANCHOR, f"fact {pk}", f"of text {text.pk}")
    yield from _corrected_anchors(text, body)
    reached = 0
    passages = Passage.objects.filter(text=text).order_by("start", "pk")
    for pk, start, end in passages.values_list("pk", "start", "end"):
        if not reached <= start <= end <= len(body):
            yield Finding(Problem.LOOSE_PASSAGE, f"passage {pk}", f"of text {text.pk}")
        reached = max(reached, end)


def _corrected_anchors(text: Text, body: str) -> Iterator[Finding]:
    """Judgements that move a fact to words which do not stand there."""
    judged = Judgement.objects.filter(fact__text=text, verdict=Verdict.CORRECTED.value)
    for pk, found, correction in judged.values_list("pk", "fact__values", "correction"):
        values = {**found, **correction}
        if body[slice(*values["span"])] != values["surface"]:
            yield Finding(Problem.LOOSE_ANCHOR, f"judgement {pk}", f"of text {text.pk}")


def _ledger() -> Iterator[Finding]:
    for entry in Entry.objects.filter(state=State.BEGUN, replaced=False):
        yield Finding(Problem.UNFINISHED, entry.key)
    containers = Entry.objects.filter(state=State.READ, counted__gt=0, replaced=False)
    for container in containers.iterator():
        rows = container.members.filter(replaced=False).count()
        if rows != container.counted:
            detail = f"{container.counted} came out of it, {rows} are in the ledger"
            yield Finding(Problem.MISCOUNTED, container.key, detail)
        elif container.expected is not None and container.expected != container.counted:
            detail = f"{container.expected} announced, {container.counted} came out of it"
            yield Finding(Problem.MISCOUNTED, container.key, detail)


def _judgements() -> Iterator[Finding]:
    for judgement in unplaced():
        surface = judgement.fact.values["surface"]
        yield Finding(Problem.UNPLACED_JUDGEMENT, f"fact {judgement.fact_id}", surface[:80])
