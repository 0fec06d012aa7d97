"""A winmail.dat, made as MS-OXTNEF says."""

import struct

MESSAGE, ATTACHMENT = 1, 2
CODE_PAGE, BODY, PROPERTIES = 0x00069007, 0x0002800C, 0x00069003
RENDERING, TITLE, DATA, OF_ATTACHMENT = 0x00069002, 0x00018010, 0x0006800F, 0x00069005


def attribute(level: int, number: int, data: bytes) -> bytes:
    return (
        struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) % 65536)
    )


def binary(number: int, value: bytes, kind: int = 0x0102) -> bytes:
    """Properties with one of them, of variable size."""
    padded = value + bytes(-len(value) % 4)
    return struct.pack("<IHHII", 1, kind, number, 1, len(value)) + padded


def attached(name: bytes, content: bytes) -> bytes:
    return (
        attribute(ATTACHMENT, RENDERING, bytes(14))
        + attribute(ATTACHMENT, TITLE, name + b"\0")
        + attribute(ATTACHMENT, DATA, content)
    )


def wrapped(*attributes: bytes, code_page: int = 1252) -> bytes:
    start = struct.pack("<IH", 0x223E9F78, 7)
    pages = attribute(MESSAGE, CODE_PAGE, struct.pack("<II", code_page, 0))
    return start + pages + b"".join(attributes)
