"""What a letter's writer wrote, told apart from what is quoted, forwarded and signed."""

from affiant.mail.replies.section import Kind, Section
from affiant.mail.replies.split import sections, written

__all__ = ["Kind", "Section", "sections", "written"]
