"""Names that were handed over answer as those that they were made of."""

import pytest

from affiant.evidence.entities import picture, shortlist
from affiant.evidence.entities.names import Names
from affiant.evidence.entities.picture import pieces, put_together
from affiant.names.entity import Taught
from affiant.names.identity import Identities

BODIES = ("Northmere Systems", "Nortmere Systems", "Arden County Council", "Wexley Holdings")
TAUGHT = (Taught(1, "NS", "Northmere Systems", "brackets"),)


@pytest.fixture
def whole() -> Names:
    rows = [(n, "organisation", name, "", name, "", False, 1) for n, name in enumerate(BODIES)]
    rows.append((9, "person", "Ada Quill", "", "Quill", "director", False, 2))
    rows.append((9, "person", "Odile Verne", "", "", "", False, 1))  # without a public part
    return Names(tuple(rows), TAUGHT, Identities())


def test_it_answers_as_the_names_it_was_made_of(
    whole: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "FEW", 0)
    monkeypatch.setattr(picture, "PIECE", 30)
    given = list(pieces(whole))
    handed = put_together(whole.identities, given)

    assert len(given) > 2
    assert handed.public == whole.public
    assert handed.public_by_id == whole.public_by_id
    assert handed.public_by_key == whole.public_by_key
    assert handed.taught == whole.taught
    for one in whole.public:
        assert handed.shortlist.of(one) == whole.shortlist.of(one)


def test_what_it_was_not_given_it_does_not_make_up(whole: Names) -> None:
    handed = put_together(whole.identities, pieces(whole))
    for asked in (lambda: handed.entities, lambda: handed.parts, lambda: handed.written("Quill")):
        with pytest.raises(LookupError):
            asked()


def test_whoever_is_protected_since_is_taken_out_of_all_of_it(
    whole: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "FEW", 0)
    handed = put_together(whole.identities, pieces(whole))
    ada = handed.public_by_key["ada quill"]

    left = handed.without({"ada quill", "northmere systems", "nobody else"})

    assert ada not in left.public
    assert ada.id not in left.public_by_id
    assert ada not in left.public_by_key.values()
    assert ada not in left.shortlist.of(ada)
    assert left.public_by_key["northmere systems"] in left.public  # no person
    assert ada in handed.public
    assert ada in handed.shortlist.of(ada)
