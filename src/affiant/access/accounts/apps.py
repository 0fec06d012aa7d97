from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts and invitations. Installed where a team is served: a laptop has neither."""

    name = "affiant.access.accounts"
    label = "accounts"
