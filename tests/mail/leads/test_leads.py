import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.leads import LeadKind, LeadWording, examined, rate
from affiant.mail.leads.rates import ANY, ORDINARY, UNWANTED, interval
from affiant.reading.formats import mail_headers
from affiant.reading.formats.mail_headers import Headers
from tests.taking_time import within

_HOPS = (
    b"Received: from mx.dest.example.org by store.dest.example.org; "
    b"Mon, 06 Jan 2014 09:02:00 +0100\r\n"
    b"Received: from out.corp.example.com (out.corp.example.com [192.0.2.1]) "
    b"by mx.dest.example.org with ESMTP id 1; Mon, 06 Jan 2014 09:01:00 +0100\r\n"
    b"Received: from desk by out.corp.example.com; Mon, 06 Jan 2014 09:00:30 +0100\r\n"
)
_REST = (
    b"From: Anne <anne@corp.example.com>\r\n"
    b"Date: Mon, 06 Jan 2014 09:00:00 +0100\r\n"
    b"Message-ID: <20140106080000.GA12@corp.example.com>\r\n"
    b"User-Agent: Mutt/1.5.20\r\n"
    b'Content-Type: multipart/mixed; boundary="ibTvN161/egqYuK8"\r\n'
)
_PLAIN = _HOPS + _REST


def _headers(block: bytes) -> Headers:
    return mail_headers.parse(block + b"\r\n")[0]


def _kinds(block: bytes) -> set[LeadKind]:
    return {lead.kind for lead in examined(_headers(block)).leads}


def test_a_plain_header_gives_no_lead_and_all_but_none_could_be_looked_for() -> None:
    found = examined(_headers(_PLAIN))

    assert found.leads == ()
    assert set(found.checked) == set(LeadKind)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (b"09:02:00 +0100", b"08:02:00 +0100", LeadKind.HOPS_BACKWARDS),
        (b"by out.corp.example.com;", b"by relay.example.net;", LeadKind.HOPS_APART),
        (b"Jan 2014 09:00:00", b"Jan 2014 19:00:00", LeadKind.DATE_AFTER_HOP),
        (b"Mon, 06 Jan 2014 09:00:00", b"Wed, 01 Jan 2014 09:00:00", LeadKind.DATE_LONG_BEFORE_HOP),
        (b"09:00:00 +0100", b"03:00:00 -0500", LeadKind.ZONE_UNLIKE_HOP),
        (b"09:00:00 +0100", b"08:07:00 +0007", LeadKind.ZONE_IMPOSSIBLE),
        (b"Date: Mon", b"Date: Tue", LeadKind.WEEKDAY_WRONG),
        (b"12@corp.example.com", b"12@other.example.net", LeadKind.ID_OF_OTHER_DOMAIN),
        (b"20140106080000.GA12", b"5ea12b77$0b1@", LeadKind.ID_UNLIKE_MAILER),
        (b"ibTvN161/egqYuK8", b"----=_NextPart_000", LeadKind.BOUNDARY_UNLIKE_MAILER),
        (b"From: Anne", b"From: Bob <bob@corp.example.com>\r\nFrom: Anne",
         LeadKind.SINGLE_FIELD_TWICE),
    ],
    ids=lambda one: str(one) if isinstance(one, LeadKind) else "",
)  # fmt: skip
def test_each_thing_that_does_not_fit_is_a_lead(
    before: bytes, after: bytes, kind: LeadKind
) -> None:
    assert kind in _kinds(_PLAIN.replace(before, after, 1))


def test_a_message_that_no_server_had_says_so_and_nothing_of_hops() -> None:
    found = examined(_headers(_REST))

    assert [lead.kind for lead in found.leads] == [LeadKind.NO_HOPS]
    assert LeadKind.HOPS_BACKWARDS not in found.checked


def test_an_identifier_in_a_servers_form_is_not_held_against_the_program() -> None:
    block = _PLAIN.replace(b"20140106080000.GA12", b"E1W05Xk-0004CB-00")

    found = examined(_headers(block))

    assert LeadKind.ID_UNLIKE_MAILER not in found.checked


def test_clocks_that_differ_by_minutes_are_no_lead() -> None:
    assert _kinds(_PLAIN.replace(b"09:02:00 +0100", b"08:57:00 +0100")) == set()


def test_a_name_in_the_from_comment_counts_as_the_one_who_handed_it_on() -> None:
    block = _PLAIN.replace(b"from out.corp.example.com (", b"from helo.example.net (")

    assert _kinds(block) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", list(LeadKind), ids=str)
def test_every_lead_is_told_with_its_base_rate_and_what_it_does_not_mean(
    kind: LeadKind, language: str
) -> None:
    words = LeadWording(language)
    ordinary = rate(kind)

    assert ordinary is not None
    assert f"{ordinary.found} " in words.rate(kind)
    assert str(ordinary.asked) in words.rate(kind)
    assert words.caution(kind).startswith(
        "It does not mean" if language == "en" else "Cela ne veut"
    )


def test_the_sentence_names_what_differs_and_by_how_much() -> None:
    block = _PLAIN.replace(b"12@corp.example.com", b"12@other.example.net")
    [lead] = examined(_headers(block)).leads
    late = examined(_headers(_PLAIN.replace(b"09:02:00 +0100", b"08:02:00 +0100"))).leads[0]

    assert "example.net" in LeadWording("en").sentence(lead)
    assert "example.com" in LeadWording("en").sentence(lead)
    assert "1 hour" in LeadWording("en").sentence(late)
    assert "1\N{NO-BREAK SPACE}heure" in LeadWording("fr").sentence(late)


def test_rates_are_kept_with_their_interval_for_each_lead_and_for_any() -> None:
    for kind in (*LeadKind, ANY):
        for among in (ORDINARY, UNWANTED):
            told = rate(kind, among)
            assert told is not None
            low, high = told.interval
            assert 0 <= low <= told.share <= high <= 1


def test_the_interval_is_wilsons() -> None:
    low, high = interval(10, 100)

    assert (round(low, 4), round(high, 4)) == (0.0552, 0.1744)
    assert interval(0, 0) == (0.0, 1.0)


def test_a_header_of_ten_thousand_hops_is_looked_at_within_a_second() -> None:
    block = _HOPS * 3_400 + b"Received: " + b"from (" * 50_000 + b"\r\n" + _REST
    headers = _headers(block)
    with within(1):
        examined(headers)


@given(st.lists(st.tuples(st.sampled_from(
    ["received", "date", "from", "message-id", "x-mailer", "content-type", "to"]
), st.binary(max_size=60))))  # fmt: skip
def test_no_header_makes_it_raise(fields: list[tuple[str, bytes]]) -> None:
    examined(Headers(tuple(fields)))


@given(st.text(max_size=40), st.text(max_size=80))
def test_no_date_or_way_makes_it_raise(date: str, way: str) -> None:
    fields = (
        ("received", f"from {way} by {way}; {date}".encode("utf-8", "surrogatepass")),
        ("date", date.encode("utf-8", "surrogatepass")),
    )

    examined(Headers(fields))
