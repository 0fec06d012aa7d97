"""Senders masked in any text: their addresses, names and numbers give way to stable labels.

Invariant: within a casefile one account has one label, wherever and however it is written, and
no label can be computed from an address without the casefile's key.
"""

from affiant.mail.masking.cover import Cover
from affiant.mail.masking.masker import Masker
from affiant.mail.masking.people import Person, people
from affiant.mail.masking.pseudonym import Pseudonyms

__all__ = ["Cover", "Masker", "Person", "Pseudonyms", "people"]
