from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The casefile's tables."""

    name = "affiant.evidence"
    label = "evidence"
