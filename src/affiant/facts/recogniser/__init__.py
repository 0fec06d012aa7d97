"""Names recognised by a trained model: evidence beside the rules and the gazetteer.

`Own` is the recogniser that affiant ships; anything with the method of `Recogniser` may be
given to `affiant.facts.find` in its place, and `Unaided` where rules shall stand alone.
"""

from affiant.facts.recogniser.line import Line, Recognised, Recogniser
from affiant.facts.recogniser.own import Own, Unaided

__all__ = ["Line", "Own", "Recognised", "Recogniser", "Unaided"]
