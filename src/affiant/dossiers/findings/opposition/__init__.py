"""Whether two sentences on one subject exclude each other. The plainest door: `contradiction`."""

from affiant.dossiers.findings.opposition.opposition import Ground, Opposition, contradiction

__all__ = ["Ground", "Opposition", "contradiction"]
