from datetime import date

from affiant.mail.keys.found import KeyTrouble
from affiant.mail.keys.importing import ImportKind
from tests.mail.keys.files import NAME, QUOTED, RECORD, seen, taken

DIG = f"""; <<>> DiG 9.18.1 <<>> TXT {NAME}
;; ANSWER SECTION:
{NAME}. 300 IN CNAME s1.sender.example.
s1.sender.example. 300 IN TXT {QUOTED}

;; WHEN: Mon Jan 06 09:00:00 CET 2014
"""


def test_an_alias_has_the_key_that_it_leads_to_with_the_day_of_the_answer() -> None:
    keys, problems = taken(DIG, ImportKind.ANSWERS)

    assert problems == []
    assert [(key.name, key.record) for key in keys] == [(NAME, RECORD)]
    assert seen(keys[0]) == (date(2014, 1, 6), date(2014, 1, 6))


def test_an_answer_has_its_own_day_and_not_the_next_ones() -> None:
    undated = "\n".join(DIG.splitlines()[:-1]) + "\n"

    keys, _ = taken(undated + DIG, ImportKind.ANSWERS)

    assert [seen(key)[0] for key in keys] == [None, date(2014, 1, 6)]


def test_host_and_nslookup_are_read() -> None:
    for told in (f"{NAME} descriptive text {QUOTED}\n", f"{NAME}\ttext = {QUOTED}\n"):
        assert [key.record for key in taken(told, ImportKind.ANSWERS)[0]] == [RECORD]


def test_an_alias_of_itself_ends() -> None:
    loop = f"{NAME} is an alias for {NAME}.\n{NAME} descriptive text {QUOTED}\n"

    assert len(taken(loop, ImportKind.ANSWERS)[0]) == 1


def test_two_records_under_one_name_are_both_kept_and_told() -> None:
    told = f'{NAME} descriptive text {QUOTED}\n{NAME} descriptive text "p="\n'

    keys, problems = taken(told, ImportKind.ANSWERS)

    assert len(keys) == 2
    assert problems == [(2, KeyTrouble.TWO_RECORDS)]
