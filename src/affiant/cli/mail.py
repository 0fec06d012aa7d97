"""`affiant mail`: what troves of mail need."""

import typer

from affiant.cli.mail_keys import app as keys
from affiant.cli.mail_read import read
from affiant.cli.mail_troves import troves
from affiant.cli.mail_verify import verify
from affiant.cli.messages import _

app = typer.Typer(
    help=_("Read troves of mail, and check their signatures against keys that you keep."),
    no_args_is_help=True,
)
app.command(
    help=_(
        "Read troves of mail into the casefile, whole, and what came with the messages.\n\n"
        "Example: affiant mail read trove.mbox maildir/ outlook.pst"
    )
)(read)
app.command(
    help=_(
        "List the troves that were read, and what of them could not be.\n\n"
        "Example: affiant mail troves 1 --files"
    )
)(troves)
app.command(
    help=_(
        "Tell what the signatures of messages still prove, by the keys of the casefile.\n\n"
        "Example: affiant mail verify trove.mbox --as-of 2014-03-01 --undo"
    )
)(verify)
app.add_typer(keys, name="keys")
