from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from affiant.cli.day import day_of
from affiant.cli.messages import _, language
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import (
    DEFAULT_CASEFILE,
    ByOption,
    CasefileOption,
    DatabaseOption,
    JsonOption,
)
from affiant.cli.output import print_json, printable, say
from affiant.cli.person import person


class Status(StrEnum):
    """What can be recorded; whoever has no record is uncharged."""

    ARRESTED = "arrested"
    CHARGED = "charged"
    ACQUITTED = "acquitted"
    DISMISSED = "dismissed"
    CONVICTED = "convicted"
    VACATED = "vacated"


def standing(
    name: Annotated[str, typer.Argument(help=_("The person's full name."))],
    status: Annotated[Status, typer.Argument(help=_("Where they stand before the law."))],
    *,
    on: Annotated[str, typer.Option("--on", help=_("Since which day (YYYY-MM-DD)."))],
    source: Annotated[
        str, typer.Option("--source", help=_("The court or public record that says so."))
    ],
    counts: Annotated[
        str, typer.Option("--of", help=_("Of what, in the record's own words."))
    ] = "",
    appeal: Annotated[bool, typer.Option("--appeal", help=_("An appeal is pending."))] = False,
    by: ByOption = "",
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    day_of(on)
    open_casefile(casefile, database)
    from affiant.dossiers.lint import standing_told
    from affiant.evidence.legal import record_standing
    from affiant.evidence.legal_standing import LegalStanding
    from affiant.vocabulary.legal_status import LegalStatus

    known = LegalStanding(LegalStatus(status.value), on, source, counts, under_appeal=appeal)
    with explained():
        record_standing(name, known, by=person(by), at=datetime.now(UTC))
    if as_json:
        print_json({"name": name, "standing": known})
        return
    say(printable(standing_told(name, known, language())))
