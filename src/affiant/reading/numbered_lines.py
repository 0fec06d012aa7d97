"""The line numbers of depositions and pleadings: counted anew from 1 on every page, no part of
the words beside them.

Numbered paper has 20 lines and more a page, and its sentences run on over them: a list whose
items are numbered has neither.
"""

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"[ \t]*(\d{1,2})(?=[ \t\u00a0]|\Z)")
_FULL_PAGE = 20  # lines; 25 and 28 are usual
_LAST = 40  # no page of numbered paper has more
_FEWEST = 3  # lines of a last page
_GAP = 3  # lines between two numbered ones: headers, stamps
_RUNS_ON = re.compile(r"[ \t\u00a0]+(?:[a-zà-öø-ÿ]|[QA]\.?[ \t\u00a0]|THE [A-Z]|M[RS]S?\. [A-Z])")
_FEWEST_RUNNING = 4  # lines that go on with a sentence, or with a question


def number_widths(lines: Sequence[str]) -> list[int]:
    """For each line how many of its first characters are a line number; all 0 where the paper is
    not numbered. `lines` are those of all pages, in order."""
    widths = [0] * len(lines)
    runs = [*_runs(lines)]
    if max((len(run) for run in runs), default=0) < _FULL_PAGE:
        return widths
    numbered = [at for run in runs if len(run) >= _FEWEST for at in run]
    ends = {at: _end(lines[at]) for at in numbered}
    running = sum(_RUNS_ON.match(lines[at], end) is not None for at, end in ends.items())
    if running < _FEWEST_RUNNING:
        return widths
    for at, end in ends.items():
        widths[at] = end
    return widths


def _end(line: str) -> int:
    found = _NUMBER.match(line)
    return found.end() if found is not None else 0


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The places of lines that count 1, 2, 3 ..., few others between them."""
    run: list[int] = []
    for at, line in enumerate(lines):
        found = _NUMBER.match(line)
        number = int(found[1]) if found is not None else 0
        if run and number == len(run) + 1 <= _LAST and at - run[-1] <= _GAP:
            run.append(at)
        elif number == 1:
            if run:
                yield run
            run = [at]
    if run:
        yield run
