from django.apps import AppConfig


class MailConfig(AppConfig):
    """The mail desk's tables, which every casefile has."""

    name = "affiant.mail"
    label = "mail"
