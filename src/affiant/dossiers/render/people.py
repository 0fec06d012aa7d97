from affiant.dossiers.dossier import Person
from affiant.dossiers.lint import standing_told
from affiant.dossiers.wording import Wording


def told_of(person: Person, wording: Wording) -> str:
    """Where the person stands before the law, as recorded; "" for the uncharged."""
    return standing_told(person.name, person.legal, wording.language)
