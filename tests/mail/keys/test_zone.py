import base64
from datetime import date

from affiant.mail.authentication.archive import KeySource
from affiant.mail.keys.found import KeyTrouble, Telling
from affiant.mail.keys.importing import ImportKind
from affiant.mail.keys.lines import LONGEST
from tests.mail.keys.files import NAME, QUOTED, RECORD, seen, taken


def test_strings_over_several_lines_are_one_record_under_the_origin() -> None:
    zone = f"""$ORIGIN corp.example.
$TTL 3600
@ IN SOA ns. root. 1 2 3 4 5
s1._domainkey 300 IN TXT ( {QUOTED[:202]} ; a remark (with a bracket
    {QUOTED[202:]} )
www IN A 192.0.2.1
"""
    keys, problems = taken(zone, ImportKind.ZONE, Telling("zone", date(2014, 1, 6)))

    assert problems == []
    assert [(key.name, key.record, key.source) for key in keys] == [(NAME, RECORD, KeySource.DNS)]
    assert seen(keys[0]) == (date(2014, 1, 6), date(2014, 1, 6))


def test_an_entry_that_begins_with_space_has_the_owner_before() -> None:
    zone = f'{NAME}. TXT {QUOTED}\n 60 IN TXT "v=DKIM1; p="\n'

    keys, problems = taken(zone, ImportKind.ZONE)

    assert [key.name for key in keys] == [NAME, NAME]
    assert problems == [(2, KeyTrouble.TWO_RECORDS)]


def test_a_broken_entry_spoils_no_other() -> None:
    zone = f'bad._domainkey.corp.example. TXT "unclosed\n{NAME}. TXT {QUOTED}\nx TXT ( "y"\n'

    keys, problems = taken(zone, ImportKind.ZONE)

    assert len(keys) == 1
    assert problems == [(1, KeyTrouble.UNREADABLE), (3, KeyTrouble.UNREADABLE)]


def test_what_stands_for_other_files_or_names_is_told_and_not_followed() -> None:
    zone = '$INCLUDE /etc/passwd\n*._domainkey.corp.example. TXT "v=DKIM1; p="\n'

    assert taken(zone, ImportKind.ZONE) == (
        [],
        [(1, KeyTrouble.INCLUDE), (2, KeyTrouble.WILDCARD)],
    )


def test_t_68_endless_lines_and_brackets_are_passed_over() -> None:
    line = b"x" * (3 * LONGEST) + b"\n"
    open_for_ever = b"a TXT (\n" + b'"b"\n' * (LONGEST // 3)

    keys, problems = taken(line + f"{NAME}. TXT {QUOTED}\n".encode(), ImportKind.ZONE)
    _, of_brackets = taken(open_for_ever, ImportKind.ZONE)

    assert len(keys) == 1
    assert problems == [(1, KeyTrouble.TOO_LONG)]
    assert of_brackets[0] == (1, KeyTrouble.TOO_LONG)


def test_a_key_too_short_to_be_believed_is_kept_for_the_verdict_to_say() -> None:
    number = b"\xc1" + b"\x5b" * 63  # of 512 bits
    content = b"\x30\x48\x02\x41\x00" + number + b"\x02\x03\x01\x00\x01"
    short = base64.b64encode(content).decode()

    keys, problems = taken(f'{NAME}. TXT "k=rsa; p={short}"\n', ImportKind.ZONE)

    assert (len(keys), problems) == (1, [])
