"""The rows of a trove, gathered and written in one transaction a batch.

Invariant: a batch holds whole messages (row, text, words, attachments) and says how far their
file is read, so that a run killed at any moment leaves the tables as after some whole batch, and
the next one goes on there. Numbers of rows are given out here: the one writer (`casefile.writing`)
counts on from the highest.

Written in SQL, not with models: a model's row costs more than all else that is done for a message.
"""

from datetime import datetime

from django.db import connection, transaction

from affiant.evidence.originals import Originals
from affiant.mail import index
from affiant.mail.models import Message, TroveFile
from affiant.mail.storing import place as places
from affiant.mail.storing.place import Place
from affiant.mail.storing.values import Row, Told, moments
from affiant.mail.storing.values import rows as rows_of

_MESSAGES = 750  # in one transaction: a tenth of a second of work, written once
_CHARACTERS = 1_500_000  # of texts that are held meanwhile
_OTHERS = 1_000  # files, stretches, attachments


def _insert(table: str, *columns: str, more: str = "") -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks}){more}"  # noqa: S608 - names of ours


_ORIGINAL = _insert(
    "evidence_original", "sha256", "size", "first_seen", more=" ON CONFLICT DO NOTHING"
)
_FILE = _insert(
    "mail_trovefile",
    "id", "trove_id", "place", "place_digest", "original_id", "size", "modified", "reached",
    "state", "detail",
)  # fmt: skip
MESSAGE = _insert(
    "mail_message",
    "id", "trove_id", "file_id", "number", "opens", "start", "end",
    "sha256", "mih", "content", "body", "message_id", "subject", "sent", "sender", "parser",
    "troubles",
)  # fmt: skip
_SUBJECT = 12  # its place in such a row
_TEXT = _insert("mail_messagetext", "message_id", "text", "header")
_ATTACHMENT = _insert(
    "mail_attachment",
    "message_id", "number", "name", "media_type", "size", "original_id", "trouble",
)  # fmt: skip
_STRETCH = _insert("mail_stretch", "file_id", "start", "end", "kind", "trouble", "sha256")
_BEGUN = "UPDATE mail_trove SET state = 'begun', settled = NULL WHERE id = %s"
_REACHED = "UPDATE mail_trovefile SET reached = %s, state = %s, detail = %s WHERE id = %s"


class Batch:
    """What is gathered for one trove. `written` counts the messages that it has written."""

    def __init__(self, originals: Originals, trove: int, now: datetime) -> None:
        self._originals = originals
        self.trove = trove
        self._moment = moments()
        self._now = self._moment(now)
        self._next_file, self._next_message = _highest(TroveFile) + 1, _highest(Message) + 1
        self._kept: dict[str, int] = {}
        self._files: list[Row] = []
        self._messages: list[Told] = []
        self._texts: list[Row] = []
        self._attachments: list[Row] = []
        self._stretches: list[Row] = []
        self._reached: dict[int, Row] = {}
        self._characters = 0
        self.written = 0

    def original(self, sha256: str, size: int) -> None:
        """Archived bytes that rows to come speak of."""
        self._kept[sha256] = size

    def holds(self, sha256: str) -> bool:
        """Whether these bytes came up in this batch before."""
        return sha256 in self._kept

    def file(self, place: Place, original: str | None, size: int, modified: int | None) -> int:
        """A new file; gives its number."""
        number, self._next_file = self._next_file, self._next_file + 1
        told = (number, self.trove, places.written(place), places.digest(place))
        self._files.append((*told, original, size, modified, 0, "begun", ""))
        return number

    def message(self, told: Told, header: str = "") -> int:
        """A new message; gives its number. `header` is that of one without archived bytes."""
        number = self._next_message
        self._next_message = number + 1
        self._messages.append(told)
        text = told.gist.text
        self._texts.append((number, text, header))
        self._characters += len(text)
        return number

    def attachment(self, values: Row) -> None:
        """Something that was sent along: the columns of its table, in their order here."""
        self._attachments.append(values)

    def stretch(self, values: Row) -> None:
        """Bytes that are no message: the columns of their table, in their order here."""
        self._stretches.append(values)

    def reached(self, file: int, offset: int, state: str = "begun", detail: str = "") -> None:
        """How far a file is read once this batch is written."""
        self._reached[file] = (offset, state, detail, file)

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        others = len(self._attachments) + len(self._stretches) + len(self._files)
        return (
            len(self._messages) >= _MESSAGES or self._characters >= _CHARACTERS or others >= _OTHERS
        )

    def flush(self) -> None:
        """Write it, the archived bytes on the disk before the rows that speak of them."""
        self._originals.sync(set(self._kept))
        with transaction.atomic():
            self._write()
            _count_on(TroveFile, self._next_file)
            _count_on(Message, self._next_message)
        self.written += len(self._messages)
        for gathered in (
            self._kept, self._files, self._messages, self._texts, self._attachments,
            self._stretches, self._reached,
        ):  # fmt: skip
            gathered.clear()
        self._characters = 0

    def _write(self) -> None:
        new = bool(self._files or self._messages)
        begun: list[Row] = [(self.trove,)] if new else []
        kept: list[Row] = [(sha256, size, self._now) for sha256, size in self._kept.items()]
        first = self._next_message - len(self._messages)
        messages = rows_of(self._messages, self.trove, first, self._moment)
        with connection.cursor() as cursor:
            for sql, rows in (
                (_BEGUN, begun),
                (_ORIGINAL, kept),
                (_FILE, self._files),
                (MESSAGE, messages),
                (_TEXT, self._texts),
                (_ATTACHMENT, self._attachments),
                (_STRETCH, self._stretches),
                (_REACHED, list(self._reached.values())),
            ):
                if rows:
                    cursor.executemany(sql, rows)
        index.add(
            [
                (row[0], row[_SUBJECT], text[1])
                for row, text in zip(messages, self._texts, strict=True)
            ]
        )


def _highest(model: type[Message] | type[TroveFile]) -> int:
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0


def _count_on(model: type[Message] | type[TroveFile], following: int) -> None:
    """Let PostgreSQL's own counter know of numbers given out here; SQLite looks by itself."""
    if connection.vendor == "postgresql" and following > 1:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                [model._meta.db_table, following - 1],  # noqa: SLF001 - Django documents it
            )
