"""Full-text search in French and English: hits are passages."""

from affiant.evidence.search.hits import Hit, search

__all__ = ["Hit", "search"]
