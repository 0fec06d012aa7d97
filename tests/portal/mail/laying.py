"""A trove laid into a casefile by hand, as reading it would: for pages that show mail."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from affiant.evidence.models import Original
from affiant.evidence.originals import Originals
from affiant.mail.duplicates.fingerprint import fingerprint
from affiant.mail.models import Attachment, Message, MessageText, Stretch, Trove, TroveFile
from affiant.mail.reading.row import Kind
from affiant.mail.reading.trove import Entry, read

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def lay(originals: Originals, path: Path, collection: int, name: str = "") -> Trove:
    """Every row of the files under `path`."""
    key = str(path)
    trove = Trove.objects.create(
        collection_id=collection,
        name=name or path.name,
        key=key,
        key_digest=sha256(f"{collection} {key}".encode()).hexdigest(),
        state="read",
        at=NOON,
        ended=NOON,
    )
    files: dict[tuple[str, ...], TroveFile] = {}
    for entry in read(path, NOON):
        file = files.get(entry.place)
        if file is None:
            file = files[entry.place] = _file(originals, trove, path, entry)
        _row(originals, trove, file, entry)
    return trove


def _file(originals: Originals, trove: Trove, path: Path, entry: Entry) -> TroveFile:
    source = path if path.is_file() else path / entry.place[0]
    return TroveFile.objects.create(
        trove=trove,
        place=list(entry.place),
        place_digest=sha256("/".join(entry.place).encode()).hexdigest(),
        original=_kept(originals, source.read_bytes()),
        size=source.stat().st_size,
        reached=source.stat().st_size,
        state="read",
    )


def _kept(originals: Originals, content: bytes) -> Original:
    digest = sha256(content).hexdigest()
    place = originals.path(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    made, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"size": len(content), "first_seen": NOON}
    )
    return made


def _row(originals: Originals, trove: Trove, file: TroveFile, entry: Entry) -> None:
    row, letter = entry.row, entry.letter
    if row.kind is not Kind.MESSAGE or letter is None:
        Stretch.objects.create(
            file=file, start=row.start, end=row.end, kind=row.kind.value, trouble=row.trouble or ""
        )
        return
    hashes = fingerprint(letter)
    made = Message.objects.create(
        trove=trove,
        file=file,
        number=file.messages.count() + 1,
        opens=row.start,
        start=row.start,
        end=row.end,
        sha256=entry.sha256 or "",
        mih=hashes.mih or "",
        content=hashes.content,
        body=hashes.body,
        message_id=letter.message_id or "",
        subject=letter.subject,
        sent=letter.sent,
        sender=_sender(letter.headers.raw("from") or ""),
        parser=letter.parser.value,
        troubles=",".join(entry.troubles),
    )
    MessageText.objects.create(message=made, text=letter.text())
    for number, leaf in enumerate(letter.attachments(), 1):
        Attachment.objects.create(
            message=made,
            number=number,
            name=leaf.file_name or "",
            media_type=leaf.media_type,
            size=leaf.size,
            original=_kept(originals, leaf.content),
        )


def _sender(told: str) -> str:
    return told.rpartition("<")[2].strip(" >").lower() if "@" in told else ""
