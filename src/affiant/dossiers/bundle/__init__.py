"""A dossier with all that it stands on, in one signed file that anybody can check.

A BagIt bag (RFC 8493) in a ZIP: `data/dossier.*`, the masked texts that the facts are anchored in,
the originals, and manifests with two digests of each. The casefile's key signs the tag manifest,
and so every byte. Checking needs no casefile, no network and not even affiant: any BagIt tool
checks the digests, and any Ed25519 tool the signature.
"""

from affiant.dossiers.bundle.checking import Fault, Faulty, Inspection, check_bundle
from affiant.dossiers.bundle.packing import NOTHING, Original, pack

__all__ = ["NOTHING", "Fault", "Faulty", "Inspection", "Original", "check_bundle", "pack"]
