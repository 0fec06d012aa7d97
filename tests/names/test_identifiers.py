import pytest

from affiant.names.identifiers import Scheme, is_valid


@pytest.mark.parametrize(
    ("scheme", "value", "valid"),
    [
        (Scheme.LEI, "529900T8BM49AURSDO55", True),
        (Scheme.LEI, "529900T8BM49AURSDO56", False),
        (Scheme.LEI, "529900T8BM49AURSDO5", False),
        (Scheme.UEI, "ABCDEF12GH34", True),
        (Scheme.UEI, "0BCDEF12GH34", False),
        (Scheme.UEI, "ABCDEFI2GH34", False),
        (Scheme.UEI, "A123456789BC", False),
        (Scheme.CIK, "0000000042", True),
        (Scheme.CIK, "0000000000", False),
        (Scheme.CIK, "12345678901", False),
        (Scheme.SIREN, "732829320", True),
        (Scheme.SIREN, "732829321", False),
        (Scheme.SIREN, "000000000", False),
        (Scheme.WIKIDATA, "Q42", True),
        (Scheme.WIKIDATA, "Q042", False),
        (Scheme.WIKIDATA, "", False),
    ],
)
def test_a_number_is_one_of_its_register_by_form_and_check_digits(
    scheme: Scheme, value: str, *, valid: bool
) -> None:
    assert is_valid(scheme, value) is valid
