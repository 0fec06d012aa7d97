"""What somebody asks to see behind a mask: told by numbers, and with a reason."""

import pytest

from affiant.access.roles.ground import Ground
from affiant.access.roles.role import Scope
from affiant.access.roles.thing import Place
from affiant.access.roles.unmasking import Wish

HERE = Place(1, frozenset({10}))
TEN = Place(collections=frozenset({10}))
WHO = "42"
REASON = "Ada Quill must be asked before we publish"


@pytest.mark.parametrize("reason", ["", "because", "   ", "need it"])
def test_t_25_a_reason_says_something(reason: str) -> None:
    with pytest.raises(ValueError, match="few words"):
        Wish(Scope.DOCUMENT, 1, HERE, Ground.SAFETY, reason, WHO)


@pytest.mark.parametrize(
    ("scope", "number", "place", "subject"),
    [
        (Scope.DOCUMENT, 1, HERE, "Ada Quill"),
        (Scope.DOCUMENT, 2, HERE, WHO),
        (Scope.COLLECTION, 10, HERE, WHO),
        (Scope.COLLECTION, 20, TEN, WHO),
        (Scope.ALL, 1, HERE, WHO),
    ],
)
def test_t_25_a_wish_tells_its_person_and_place_by_numbers_that_agree(
    scope: Scope, number: int, place: Place, subject: str
) -> None:
    with pytest.raises(ValueError, match=r"identifier|names are shown"):
        Wish(scope, number, place, Ground.SAFETY, REASON, subject)
