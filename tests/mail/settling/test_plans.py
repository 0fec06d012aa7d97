"""What pages ask of many messages goes through an index: SQLite says how it will look."""

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from affiant.evidence.casefile import Casefile
from affiant.mail.models import Attributed, Message, SignatureCheck

if TYPE_CHECKING:
    from django.db.models import QuerySet


def plan(asked: "QuerySet[Any, Any]") -> str:
    sql, parameters = asked.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return "; ".join(str(row[3]) for row in cursor.fetchall())


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (Message, {"mih__in": ["a" * 32, "b" * 32]}),
        (Attributed, {"kind": "unknown", "domain": "small-firm.com"}),
        (Attributed, {"kind__in": ["unknown"]}),
        (SignatureCheck, {"reason": "no key in the archive"}),
    ],
)
def test_it_is_looked_up_and_not_read_through(
    casefile: Casefile, model: Any, asked: dict[str, object]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads small tables through whatever there is")
    assert casefile
    told = plan(model.objects.filter(**asked).values_list("pk"))
    assert "SEARCH" in told
    assert "SCAN" not in told
