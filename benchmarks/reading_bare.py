"""The library that reads each format, alone: what a script of ten lines would get from it.

Each function reads the files given and returns how many units (documents, pages, members)
it found. It imports its library when first called, which is not timed (a warm-up comes
before).
"""

import csv
import email
import io
import mailbox
import zipfile
from collections.abc import Sequence
from email import policy
from pathlib import Path

KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".epub": "application/epub+zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def html(paths: Sequence[Path]) -> int:
    import trafilatura  # noqa: PLC0415 - not timed

    for path in paths:
        trafilatura.bare_extraction(path.read_bytes(), with_metadata=True)
    return len(paths)


def pdf(paths: Sequence[Path]) -> int:
    from benchmarks.pdf import bare  # noqa: PLC0415 - not timed

    return sum(bare(path) for path in paths)


def office(paths: Sequence[Path]) -> int:
    """kreuzberg, its cache off: it would answer a second round from memory."""
    import kreuzberg  # noqa: PLC0415 - not timed

    config = kreuzberg.ExtractionConfig(use_cache=False, enable_quality_processing=False)
    for path in paths:
        found = kreuzberg.extract_bytes_sync(path.read_bytes(), KINDS[path.suffix], config)
        assert found.content.strip(), path
    return len(paths)


def delimited(paths: Sequence[Path]) -> int:
    for path in paths:
        with path.open(newline="", encoding="utf-8") as file:
            assert sum(len(row) for row in csv.reader(file, delimiter=";"))
    return len(paths)


def mail(paths: Sequence[Path]) -> int:
    """Headers, decoded bodies, attachments' bytes."""
    for path in paths:
        with path.open("rb") as file:
            message = email.message_from_binary_file(file, policy=policy.default)
        for part in message.walk():
            if not part.is_multipart():
                part.get_content()
    return len(paths)


def mbox(paths: Sequence[Path]) -> int:
    count = 0
    for path in paths:
        box = mailbox.mbox(path, create=False)
        for key in box.iterkeys():
            count += bool(box.get_bytes(key))
        box.close()
    return count


def zipped(paths: Sequence[Path]) -> int:
    count = 0
    for path in paths:
        with zipfile.ZipFile(path) as container:
            for member in container.infolist():
                container.read(member)
                count += 1
    return count


def warc(paths: Sequence[Path]) -> int:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - not timed

    count = 0
    for path in paths:
        stream = io.BytesIO(path.read_bytes())
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            record.reader.read()
            count += 1
    return count
