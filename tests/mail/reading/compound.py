"""A compound file (MS-CFB) with as little as a reader asks for: no ministream, one chain each."""

import struct

Tree = dict[str, "Tree | bytes"]

_SECTOR = 512
_LEAST = 4096  # shorter streams would lie in a ministream; ours are padded with zeros
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound(tree: Tree) -> bytes:
    """The file that holds `tree`: storages and streams by name."""
    rows: list[list[object]] = []
    streams: list[tuple[int, bytes]] = []
    _add(rows, streams, "Root Entry", tree, 5)
    directory = -(-len(rows) * 128 // _SECTOR)
    sectors = 1 + directory
    fat = [_FAT, *_chain(1, directory)]
    content = b""
    for row, stream in streams:
        padded = stream.ljust(_LEAST, b"\0")
        count = -(-len(padded) // _SECTOR)
        rows[row][4:6] = [sectors, len(padded)]
        fat += _chain(sectors, count)
        content += padded.ljust(count * _SECTOR, b"\0")
        sectors += count
    assert sectors <= _SECTOR // 4
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    entries = b"".join(map(_entry, rows)).ljust(directory * _SECTOR, b"\0")
    return _head() + struct.pack("<128I", *fat) + entries + content


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END]


def _add(
    rows: list[list[object]],
    streams: list[tuple[int, bytes]],
    name: str,
    held: Tree | bytes,
    kind: int,
) -> int:
    number = len(rows)
    rows.append([name, kind, _NONE, _NONE, _END if isinstance(held, dict) else 0, 0])
    if isinstance(held, bytes):
        streams.append((number, held))
        return number
    before = None
    for inner in sorted(held, key=lambda one: (len(one), one.upper())):
        deeper = 1 if isinstance(held[inner], dict) else 2
        child = _add(rows, streams, inner, held[inner], deeper)
        if before is None:
            rows[number][3] = child
        else:
            rows[before][2] = child
        before = child
    return number


def _entry(row: list[object]) -> bytes:
    name, kind, right, child, start, size = row
    raw = str(name).encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, _NONE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _head() -> bytes:
    fixed = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, 1, 1, 0, _LEAST, _END, 0, _END, 0, 0,
    )  # fmt: skip
    return fixed + struct.pack("<108I", *[_FREE] * 108)
