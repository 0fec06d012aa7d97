"""Organisations known beforehand, with what they are called.

The sheets lie beside this module as YAML, reviewed like code; `python -m tools.catalogue`
compiles them into one file that loads fast. Each entry names its source; of those that rest on
"common knowledge, unchecked" nobody has yet looked up anything.
"""

from affiant.names.catalogue.organisation import Alias, Organisation, Parent, Source
from affiant.names.catalogue.reading import called, organisations, squeezed

__all__ = ["Alias", "Organisation", "Parent", "Source", "called", "organisations", "squeezed"]
