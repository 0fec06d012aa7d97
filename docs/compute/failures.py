"""Why a file was not read: each `Reason` as `failures.yaml` explains it and as affiant says it."""

from pathlib import Path

import yaml

from affiant.cli.reasons import sentence
from affiant.reading.failure import Reason
from docs.compute.page import table

MEANINGS = Path(__file__).parent / "failures.yaml"


def meanings() -> dict[str, str]:
    """By the reason's word: what it means."""
    loaded: dict[str, str] = yaml.safe_load(MEANINGS.read_text("utf-8"))
    return loaded


def write_failures() -> str:
    """A row per reason."""
    said = meanings()
    rows = (
        (f"`{reason.value}`", said[reason.value], sentence(reason))
        for reason in Reason
        if reason.value in said
    )
    return table(("reason", "what it means", "what affiant says"), rows)
