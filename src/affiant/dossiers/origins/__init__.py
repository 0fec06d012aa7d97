"""From documents to origins: which of them speak with one voice, and whose it is.

Corroboration counts origins (DESIGN.md, invariant 6). Documents of one lineage have one; so have
documents that say themselves that they tell the same outlet's story, and documents of one
publisher or sender. Whoever counts is to count too few rather than too many.
"""

from affiant.dossiers.origins.origin import Ground, Lineage, Origin
from affiant.dossiers.origins.origins import Origins, find_origins, origins_of

__all__ = ["Ground", "Lineage", "Origin", "Origins", "find_origins", "origins_of"]
