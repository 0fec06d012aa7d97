"""`affiant mail`: what troves of mail need."""

import typer

from affiant.cli.mail_keys import app as keys
from affiant.cli.mail_verify import verify
from affiant.cli.messages import _

app = typer.Typer(
    help=_("Check the signatures of mail against keys that you keep."), no_args_is_help=True
)
app.command(
    help=_(
        "Tell what the signatures of messages still prove, by the keys of the casefile.\n\n"
        "Example: affiant mail verify trove.mbox --as-of 2014-03-01 --undo"
    )
)(verify)
app.add_typer(keys, name="keys")
