from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

HEAD = 8192


@dataclass(frozen=True)
class Source:
    """Bytes to read: already archived, so they cannot change under the reader.

    `name` is what the file was called where it came from (for its extension only, never
    trusted); `path` is where the bytes lie now. `declared` is a media type that somebody
    claimed (a MIME part, a WARC record), a hint like the name. `url` is where the container
    says that the bytes were fetched from; it stands where the document itself names none.
    """

    path: Path
    name: str
    sha256: str
    size: int
    declared: str | None = field(default=None)
    url: str | None = field(default=None)

    @cached_property
    def head(self) -> bytes:
        """The first bytes: enough for every signature."""
        with self.path.open("rb") as file:
            return file.read(HEAD)

    @property
    def suffix(self) -> str:
        """The name's last extension in lower case, with its dot; "" without one."""
        return PurePosixPath(self.name).suffix.lower()

    def bytes(self) -> bytes:
        """All bytes; callers have checked `size` against their limit."""
        return self.path.read_bytes()
