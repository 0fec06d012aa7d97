"""What people decided, as a measure of the machine: the facts of documents that they read whole.

A kind of fact counts in a document where nothing of that kind is left unjudged. Accepted, corrected
and added facts are what should be found; rejected ones should not. What is unsure or in dispute is
neither, and whatever is found on its words is left out of the count.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from affiant.evidence.held import HeldDocument, HeldFact, Verdict
from affiant.evidence.models import WholeReview
from affiant.evidence.questions import current_texts, held
from affiant.evidence.whole import who_reviewed
from affiant.facts.codec import KINDS
from affiant.facts.kinds import Fact

_RIGHT = (Verdict.ACCEPTED, Verdict.CORRECTED)


@dataclass(frozen=True, slots=True)
class Gold:
    """A document with what is to be found in it, by kinds that were judged whole."""

    held: HeldDocument
    kinds: frozenset[str]
    facts: tuple[Fact, ...]
    aside: tuple[Fact, ...]


def gold() -> Iterator[Gold]:
    """The gold of the casefile, document by document in the order they came in."""
    bodies = WholeReview.objects.filter(taken_back=False).values("text__body")
    texts = current_texts().filter(body__in=bodies)
    for text in texts.order_by("pk").iterator():
        if who_reviewed(text):
            for document in held(current_texts().filter(pk=text.pk)):
                yield _gold(document)


def _gold(document: HeldDocument) -> Gold:
    unjudged = {one.fact.kind for one in document.facts if one.verdict is Verdict.SUGGESTED}
    whole = frozenset(KINDS) - unjudged
    return Gold(
        document,
        whole,
        tuple(_of(document.facts, whole, _RIGHT)),
        tuple(_of(document.facts, whole, (Verdict.UNSURE,))),
    )


def _of(
    facts: tuple[HeldFact, ...], whole: frozenset[str], verdicts: tuple[Verdict, ...]
) -> Iterator[Fact]:
    return (one.fact for one in facts if one.fact.kind in whole and one.verdict in verdicts)
