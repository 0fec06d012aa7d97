from collections.abc import Iterator

from affiant.dossiers.lint.breach import Breach, Indefensible, Rule
from affiant.dossiers.lint.sentence import Statement
from affiant.evidence.legal_standing import LegalStanding
from affiant.vocabulary.defensible import folded, said, words
from affiant.vocabulary.legal_status import LegalStatus

_ENDED = frozenset({LegalStatus.ACQUITTED, LegalStatus.DISMISSED, LegalStatus.VACATED})
_YEAR = 4  # characters


def sworn(statement: Statement) -> str:
    """The sentence, when it can be defended. Raises Indefensible."""
    found = breaches(statement)
    if found:
        raise Indefensible(statement.text, found)
    return statement.text


def breaches(statement: Statement) -> tuple[Breach, ...]:
    """Every rule that the sentence breaks, in the order of the rules."""
    named = [person for person in statement.persons if _names(statement, person)]
    found = [breach for person in named for breach in _of_person(statement, person)]
    return (*found, *_voice(statement))


def _names(statement: Statement, person: str) -> bool:
    name = folded(person)
    return bool(name.strip()) and name in folded(statement.text)


def _of_person(statement: Statement, person: str) -> Iterator[Breach]:
    """A name is not a word of its sentence: Mr Pimpernel's letters accuse nobody."""
    text = folded(statement.text).replace(folded(person), " ")
    standing = statement.standing(person)
    guilt = words("guilt", statement.language).first_in(text)
    crime = words("crime", statement.language).first_in(text)
    if guilt and not _is_how_it_is_said(statement, standing, text):
        yield Breach(Rule.GUILT, guilt, person)
    if crime:
        yield from _beside_crime(statement, person, standing, crime)
    elif standing.status is not LegalStatus.UNCHARGED and _says(statement, standing):
        yield from _dated(statement, person, standing, standing.status.value)


def _beside_crime(
    statement: Statement, person: str, standing: LegalStanding, crime: str
) -> Iterator[Breach]:
    if standing.status is LegalStatus.UNCHARGED:
        yield Breach(Rule.UNCHARGED, crime, person)
        return
    if not _says(statement, standing):
        yield Breach(Rule.STATUS_UNSAID, crime, person)
    yield from _dated(statement, person, standing, crime)
    yield from _completed(statement, person, standing, crime)


def _completed(
    statement: Statement, person: str, standing: LegalStanding, crime: str
) -> Iterator[Breach]:
    """What fairness adds to each status."""
    language, text = statement.language, statement.text
    if standing.status is LegalStatus.CHARGED and not words("presumed", language).first_in(text):
        yield Breach(Rule.PRESUMPTION_UNSAID, crime, person)
    if standing.status in _ENDED and _late(statement, standing):
        yield Breach(Rule.OUTCOME_LATE, crime, person)
    appealed = standing.status is LegalStatus.CONVICTED and standing.under_appeal
    if appealed and not words("appeal", language).first_in(text):
        yield Breach(Rule.APPEAL_UNSAID, crime, person)


def _dated(
    statement: Statement, person: str, standing: LegalStanding, word: str
) -> Iterator[Breach]:
    year = (standing.on or "")[:_YEAR]
    if not year or f" {year} " not in folded(statement.text):
        yield Breach(Rule.DATE_UNSAID, word, person)
    if not standing.source or folded(standing.source) not in folded(statement.text):
        yield Breach(Rule.SOURCE_UNSAID, word, person)


def _says(statement: Statement, standing: LegalStanding) -> bool:
    return said(standing.status, statement.language).first_in(statement.text) is not None


def _late(statement: Statement, standing: LegalStanding) -> bool:
    outcome = said(standing.status, statement.language).place_in(statement.text)
    return outcome > words("crime", statement.language).place_in(statement.text) >= 0


def _is_how_it_is_said(statement: Statement, standing: LegalStanding, text: str) -> bool:
    """ "Was found guilty" is how a conviction is told; "the guilty" is not."""
    if standing.status is not LegalStatus.CONVICTED:
        return False
    without = said(standing.status, statement.language).pattern.sub(" ", text)
    return words("guilt", statement.language).first_in(without) is None


def _voice(statement: Statement) -> Iterator[Breach]:
    """A loaded word needs somebody who says it, named in the sentence."""
    word = words("voice", statement.language).first_in(statement.text)
    by = statement.attributed_to
    if word and not (by and folded(by) in folded(statement.text)):
        yield Breach(Rule.OWN_VOICE, word)
