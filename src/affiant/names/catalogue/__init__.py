"""Organisations known beforehand, with what they are called.

The lists lie beside this module as YAML, reviewed like code. `source` says what an entry rests
on; "common knowledge, unchecked" means that nobody has yet looked it up.
"""

from affiant.names.catalogue.organisation import Alias, Organisation
from affiant.names.catalogue.reading import organisations

__all__ = ["Alias", "Organisation", "organisations"]
