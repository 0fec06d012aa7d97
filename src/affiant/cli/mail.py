"""`affiant mail`: what troves of mail need."""

from affiant.cli.mail_attribution import attribution
from affiant.cli.mail_keys import app as keys
from affiant.cli.mail_publish import publish
from affiant.cli.mail_read import read
from affiant.cli.mail_redact import redact
from affiant.cli.mail_settle import settle
from affiant.cli.mail_threads import threads
from affiant.cli.mail_troves import troves
from affiant.cli.mail_verify import verify
from affiant.cli.messages import _
from affiant.cli.speaking import Commands

app = Commands(
    help=_("Read troves of mail, and check their signatures against keys that you keep.")
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
app.command(
    help=_(
        "Work out copies, threads, signatures and whose accounts sent what, of the mail that was "
        "read. What is worked out already is kept; after keys came in, signatures are checked "
        "again.\n\nExample: affiant mail settle --undo"
    )
)(settle)
app.command(
    help=_(
        "Count messages and accounts by employer and by how well it is shown, copies once. For "
        "you, not for the public: that is `affiant mail publish`.\n\n"
        "Example: affiant mail attribution --since 2014-01-01 --parts"
    )
)(attribution)
app.command(
    help=_(
        "List threads, the largest first, or show one: who answers whom, masked.\n\n"
        "Example: affiant mail threads; affiant mail threads 17"
    )
)(threads)
app.command(
    help=_(
        "Show the table by employer that may be published: small counts together, compared with "
        "all that was published before. With --confirm it is entered into the ledger.\n\n"
        "Example: affiant mail publish; affiant mail publish --confirm --out table.csv"
    )
)(publish)
app.command(
    help=_(
        "Write a copy of a message without all that its signature does not hold; every verifier "
        "still says that it holds.\n\nExample: affiant mail redact 17 --out 17.eml"
    )
)(redact)
app.add_typer(keys, name="keys")
