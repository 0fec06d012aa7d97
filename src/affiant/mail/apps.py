from django.apps import AppConfig

from affiant.mail import attached, settling_job


class MailConfig(AppConfig):
    """The mail desk's tables, which every casefile has; its mask over what came with mail, and
    its work beside the pages."""

    name = "affiant.mail"
    label = "mail"

    def ready(self) -> None:
        """Have attachments masked as mail is, and mail settled beside the pages."""
        attached.begin()
        settling_job.begin()
