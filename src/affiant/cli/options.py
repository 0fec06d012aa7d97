"""Options that several verbs share, said once."""

from pathlib import Path
from typing import Annotated

import typer

from affiant.cli.messages import _

CasefileOption = Annotated[
    Path,
    typer.Option(
        "--casefile",
        envvar="AFFIANT_CASEFILE",
        help=_("The folder that holds the casefile."),
        show_default=True,
    ),
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="AFFIANT_DATABASE",
        help=_("A postgresql:// URL, instead of SQLite inside the casefile."),
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=_("Print JSON for machines, nothing else."))
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help=_("How many at most."))]
IntoCollectionOption = Annotated[
    str,
    typer.Option(
        "--collection",
        envvar="AFFIANT_COLLECTION",
        help=_("The collection that they go into: people are let in by collection."),
    ),
]
ByOption = Annotated[
    str,
    typer.Option(
        "--by", envvar="AFFIANT_BY", help=_("Who judges; else the name you are logged in with.")
    ),
]
BecauseOption = Annotated[str, typer.Option("--because", help=_("Why you judge so; it is kept."))]

DEFAULT_CASEFILE = Path("casefile")
