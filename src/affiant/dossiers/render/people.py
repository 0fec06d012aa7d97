from affiant.dossiers.dossier import Person
from affiant.dossiers.lint import standing_told
from affiant.dossiers.wording import Wording
from affiant.names.key import key


def told_of(person: Person, wording: Wording) -> str:
    """Where the person stands before the law, as recorded; "" for the uncharged."""
    return standing_told(person.name, person.legal, wording.language)


def roles_shown(person: Person, wording: Wording) -> tuple[str, ...]:
    """The roles, each once: those in the reader's language where there are any, for the others say
    the same; and the fullest of several wordings."""
    pairs = [*zip(person.roles, person.tongues or ("",) * len(person.roles), strict=True)]
    own = [role for role, tongue in pairs if tongue == wording.language]
    roles = own or list(person.roles)
    folded = {role: f" {key(role)} " for role in roles}
    return tuple(
        role
        for role in roles
        if not any(folded[role] in other and folded[role] != other for other in folded.values())
    )
