"""`affiant mail`: what troves of mail need."""

from affiant.cli.messages import _
from affiant.cli.speaking import Commands

app = Commands()
app.late(
    "read",
    "affiant.cli.mail_read:read",
    help=_(
        "Read troves of mail into the casefile, whole, and what came with the messages.\n\n"
        "Example: affiant mail read trove.mbox maildir/ outlook.pst"
    ),
)
app.late(
    "troves",
    "affiant.cli.mail_troves:troves",
    help=_(
        "List the troves that were read, and what of them could not be.\n\n"
        "Example: affiant mail troves 1 --files"
    ),
)
app.late(
    "verify",
    "affiant.cli.mail_verify:verify",
    help=_(
        "Tell what the signatures of messages still prove, by the keys of the casefile.\n\n"
        "Example: affiant mail verify trove.mbox --as-of 2014-03-01 --undo"
    ),
)
app.late(
    "settle",
    "affiant.cli.mail_settle:settle",
    help=_(
        "Work out copies, threads, signatures and whose accounts sent what, of the mail that was "
        "read. What is worked out already is kept; after keys came in, signatures are checked "
        "again.\n\nExample: affiant mail settle --undo"
    ),
)
app.late(
    "attribution",
    "affiant.cli.mail_attribution:attribution",
    help=_(
        "Count messages and accounts by employer and by how well it is shown, copies once. For "
        "you, not for the public: that is `affiant mail publish`.\n\n"
        "Example: affiant mail attribution --since 2014-01-01 --parts"
    ),
)
app.late(
    "threads",
    "affiant.cli.mail_threads:threads",
    help=_(
        "List threads, the largest first, or show one: who answers whom, masked.\n\n"
        "Example: affiant mail threads; affiant mail threads 17"
    ),
)
app.late(
    "publish",
    "affiant.cli.mail_publish:publish",
    help=_(
        "Show the table by employer that may be published: small counts together, compared with "
        "all that was published before. With --confirm it is entered into the ledger.\n\n"
        "Example: affiant mail publish; affiant mail publish --confirm --out table.csv"
    ),
)
app.late(
    "redact",
    "affiant.cli.mail_redact:redact",
    help=_(
        "Write a copy of a message without all that its signature does not hold; every verifier "
        "still says that it holds.\n\nExample: affiant mail redact 17 --out 17.eml"
    ),
)
app.late(
    "keys",
    "affiant.cli.mail_keys:app",
    help=_("Keep public keys of mail: import them, list them, recover them."),
)
