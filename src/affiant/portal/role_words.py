from affiant.access.roles.role import Role
from affiant.portal.speech import Speech


def role_word(role: str, speech: Speech) -> str:
    """A role's name; as it stands, one that a later version gave."""
    _ = speech.gettext
    words: dict[str, str] = {
        Role.READER: _("reader"),
        Role.REVIEWER: _("reviewer"),
        Role.EDITOR: _("editor"),
        Role.PUBLISHER: _("publisher"),
        Role.AUDITOR: _("auditor"),
        Role.OWNER: _("owner"),
    }
    return words.get(role, role)
