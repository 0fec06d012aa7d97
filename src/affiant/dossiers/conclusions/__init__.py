"""What follows from a dossier's entries, in sentences of our own that pass the lint."""

from affiant.dossiers.conclusions.conclusion import Conclusion, Sort
from affiant.dossiers.conclusions.questions import questions
from affiant.dossiers.conclusions.telling import conclusions

__all__ = ["Conclusion", "Sort", "conclusions", "questions"]
