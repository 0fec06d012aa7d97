"""The log as auditors and owners see it: who did what, by name; what is kept holds none."""

from collections.abc import Callable

import pytest
from django.test import Client

from affiant.access.models import AuditEntry, Grant
from affiant.access.roles.role import Role, Scope
from affiant.evidence.models import Text
from tests.portal.team.conftest import BOTH, now, person

pytestmark = BOTH


@pytest.fixture
def auditor(browser_of: Callable[..., Client]) -> Client:
    holder = person("nobody").holder
    Grant.objects.create(
        holder=holder, role=Role.AUDITOR, scope=Scope.ALL, scope_id=None, by="system", at=now()
    )
    return browser_of("nobody", factor=False)


def test_the_log_names_who_did_it_and_what_is_kept_names_nobody(
    auditor: Client, browser_of: Callable[..., Client]
) -> None:
    reader = browser_of("reader", factor=False)
    reader.get(f"/documents/{Text.objects.order_by('pk').values_list('pk', flat=True)[0]}")
    shown = auditor.get("/log").content.decode()
    holder = person("reader").holder
    assert f'<bdi>Reader</bdi> <code class="quiet">{holder}</code>' in shown
    for row in AuditEntry.objects.all():
        assert "Reader" not in f"{row.actor} {row.object_id} {row.details}"


def test_the_log_is_narrowed_to_one_person_by_name(
    auditor: Client, browser_of: Callable[..., Client]
) -> None:
    browser_of("reader", factor=False).get("/documents")
    holder = person("reader").holder
    asked = auditor.get(f"/log?actor={holder}").content.decode()
    assert f'<option value="{holder}" selected>Reader</option>' in asked
    table = asked.partition("<tbody>")[2]
    assert "Reader" in table
    assert "Nobody</bdi>" not in table


def test_an_auditor_is_led_to_the_log_alone(auditor: Client) -> None:
    answer = auditor.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/log")
    head = auditor.get("/log").content.decode().partition("</header>")[0]
    assert 'href="/log"' in head
    assert 'href="/documents"' not in head


def test_who_reads_no_log_sees_no_name_of_an_account_there(
    browser_of: Callable[..., Client],
) -> None:
    answer = browser_of("editor").get("/log")
    assert answer.status_code == 403
    assert b"Reader" not in answer.content
