from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Grants, the audit log and unmaskings."""

    name = "affiant.access"
    label = "access"
