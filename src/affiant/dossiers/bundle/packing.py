from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from affiant import __version__
from affiant.dossiers.bundle.bag import Bag
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render import html, json
from affiant.evidence.signing import Signer

NOTHING: Mapping[str, bytes] = MappingProxyType({})

README = """This is a dossier with the sources it stands on, made by affiant {version}.

data/dossier.en.html, data/dossier.fr.html   to read
data/dossier.json                            the same for machines
data/originals/                              the bytes that were read, named by their SHA-256
data/withheld.txt                            originals left out, with their digests

To check it: `affiant verify THIS-FILE`. Without affiant: unpack it; any BagIt tool checks the
digests; affiant-signature.json holds an Ed25519 signature over tagmanifest-sha256.txt. Ask whoever
gave you this file, by another way, whether the key's fingerprint is theirs.
"""


@dataclass(frozen=True, slots=True)
class Original:
    """The archived bytes of one source. `withheld` says why they are left out, None when not."""

    sha256: str
    file: Path
    withheld: str | None = None


def pack(  # noqa: PLR0917 - what a bundle is made of
    dossier: Dossier,
    originals: Sequence[Original],
    signer: Signer,
    file: BinaryIO,
    name: str,
    more: Mapping[str, bytes] = NOTHING,
) -> None:
    """Write the bundle into `file`. `name` is a plain word for its folder; `more` are further
    files, by their names. Raises OSError.

    The texts lie inside `dossier.json`, masked as the dossier shows them; originals are not
    masked, which is why those that hold a protected person's name are withheld.
    """
    with Bag(file, name) as bag:
        for language in ("en", "fr"):
            bag.add(f"dossier.{language}.html", html(dossier, language).encode())
        bag.add("dossier.json", json(dossier).encode())
        for called, content in more.items():
            bag.add(called, content)
        bag.add("README.txt", README.format(version=__version__).encode())
        kept = {one.sha256: one for one in originals}
        for sha256, original in sorted(kept.items()):
            if original.withheld is None:
                bag.add_file(f"originals/{sha256}", original.file)
        withheld = [one for one in kept.values() if one.withheld is not None]
        bag.add("withheld.txt", _withheld(withheld).encode())
        bag.seal(signer, _about(dossier))


def _withheld(originals: Iterable[Original]) -> str:
    rows = sorted((one.sha256, one.withheld or "") for one in originals)
    return "".join(f"{sha256}  {reason}\n" for sha256, reason in rows)


def _about(dossier: Dossier) -> dict[str, str]:
    return {
        "Source-Organization": "not stated",
        "External-Description": f"Dossier on {dossier.entity.name}",
        "Bagging-Date": dossier.made_on or "not stated",
        "Bag-Software-Agent": f"affiant {__version__}",
    }
