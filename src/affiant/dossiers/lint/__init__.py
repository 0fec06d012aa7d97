"""Whether a sentence that affiant itself writes can be defended (DOMAIN.md, d1).

The lint reads sentences of our own voice only. What a source says stands between marks beside its
name, elsewhere; but a person and a crime may not meet in a sentence of ours even as a quotation.
"""

from affiant.dossiers.lint.breach import Breach, Indefensible, Rule
from affiant.dossiers.lint.check import breaches, sworn
from affiant.dossiers.lint.sentence import Statement
from affiant.dossiers.lint.standing import standing_told

__all__ = ["Breach", "Indefensible", "Rule", "Statement", "breaches", "standing_told", "sworn"]
