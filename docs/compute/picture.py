"""`python -m docs.compute.picture` takes the README's picture of a dossier, with Chromium."""

import subprocess
from pathlib import Path

from PIL import Image

from docs.compute.outputs import desk, write_output
from docs.compute.page import ROOT

PICTURE = ROOT / "docs" / "images" / "dossier.png"
SUBJECT = "Northmere Systems"
WINDOW = "1180,1320"  # dots: a laptop's width, and two sections high
COLOURS = 64  # text on paper needs no more, and the picture stays under 150 kB


def take(picture: Path) -> None:
    """Read the examples, write the dossier on `SUBJECT`, and save how its beginning looks."""
    with desk() as folder:
        write_output("affiant read examples/documents", folder)
        write_output(f'affiant dossier "{SUBJECT}" --output dossier.html', folder)
        raw = folder / "dossier.png"
        subprocess.run(  # noqa: S603 - a browser on a page of our own
            [  # noqa: S607 - wherever Chromium is installed
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--window-size={WINDOW}",
                f"--screenshot={raw}",
                f"file://{folder / 'dossier.html'}",
            ],
            check=True,
            capture_output=True,
        )
        picture.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(raw) as screen:
            screen.convert("RGB").quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    take(PICTURE)
