from django.apps import AppConfig

from affiant.mail.attached import begin


class MailConfig(AppConfig):
    """The mail desk's tables, which every casefile has; and its mask over what came with mail."""

    name = "affiant.mail"
    label = "mail"

    def ready(self) -> None:
        """Have attachments masked as mail is."""
        begin()
