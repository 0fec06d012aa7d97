"""Other people's extractors, run on the same inputs; each is optional (`peers` in pyproject).

textacy's direct quotations are not among them: they read a spaCy pipeline's tags and trees, and
no trained pipeline is on the package index. That row says so instead of a number.
"""

import importlib

from benchmarks.comparing.sample import Absent, System

MODULES = {
    "Recognizers-Text": "recognizers_text_suite",
    "quantulum3": "quantulum",
    "dateparser": "search_dates",
}
NO_PIPELINE = Absent(
    "textacy",
    "reads a trained spaCy pipeline (tags, parse); none is on the package index",
)


def peers() -> tuple[list[System], list[Absent]]:
    """Those that can be imported here, and those that cannot with the reason."""
    here: list[System] = []
    absent = [NO_PIPELINE]
    for name, module in MODULES.items():
        try:
            here.append(importlib.import_module(f"benchmarks.peers.{module}").peer())
        except ImportError as error:
            absent.append(Absent(name, f"not installed: {error}"))
    return here, absent
