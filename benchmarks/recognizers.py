"""How figures, sums and dates are read against the Recognizers-Text specifications (MIT).

    python -m benchmarks.recognizers [--show NAME]

Reads ../shared/data/figures/recognizers (half of the specifications; the other half is kept
for acceptance). A prediction is right when its words and its value are the specification's;
dates are scored on their words. F is over items, "whole" the share of cases wholly right.
Sums are those that `facts.find` tells. Numbers, shares and times are the wide readings,
`quantities.numerals` and `times.expressions`: the specifications ask for every numeral and
every expression, of which a finder of facts rightly leaves most.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from affiant.facts import quantities, times
from affiant.facts.context import Context
from affiant.facts.kinds import Money
from affiant.facts.sentence import sentences
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span

SPECIFICATIONS = Path(__file__).resolve().parents[2] / "shared/data/figures/recognizers"
LANGUAGES = {"English": "en", "French": "fr"}
DEFAULT_ANCHOR = "2016-11-07"  # what the specifications count from where they name no day
_HUNDRED = 100
_ONLY_CENTS = re.compile(r"[\d.,]+ (?:cents?|centimes?|pence|pesewas?)$", re.IGNORECASE)

Item = tuple[str, float | str | None]
Case = dict[str, Any]


def context(case: Case, language: str) -> Context:
    text = case["Input"]
    passages = (Passage(Span(0, len(text)), PassageKind.PARAGRAPH),) if text else ()
    published = PublicationDate(_reference(case), DateBasis.METADATA)
    document = Document(
        "0" * 64, "text/plain", text, language, published=published, passages=passages
    )
    read = Context(document, tuple(sentences(document)))
    return replace(read, times=times.find(read))


def sums(case: Case, language: str) -> list[Item]:
    found = quantities.find(context(case, language))
    return [(m.surface.lower(), _value(amount(m))) for m in found if isinstance(m, Money)]


def amount(money: Money) -> Decimal | None:
    """The amount as the specifications count it: cents and pence are units of their own there."""
    cents = _ONLY_CENTS.match(money.surface) is not None
    return money.amount * _HUNDRED if cents and money.amount else money.amount


def percents(case: Case, language: str) -> list[Item]:
    text = case["Input"]
    return [
        (one.percent.of(text).lower(), _value(one.value))
        for one in quantities.numerals(text, language)
        if one.percent
    ]


def plain_numbers(case: Case, language: str) -> list[Item]:
    found = quantities.numerals(case["Input"], language)
    return [(one.surface.lower(), _value(one.value)) for one in found]


def dates(case: Case, language: str) -> list[Item]:
    found = times.expressions(case["Input"], language, _reference(case))
    return [(time.surface.lower(), None) for time in found]


def _reference(case: Case) -> str:
    told: str = (case.get("Context") or {}).get("ReferenceDateTime", DEFAULT_ANCHOR)
    return told[:10]


def _value(told: object) -> float | str | None:
    try:
        return round(float(str(told).replace(",", ".").rstrip("%")), 4)
    except ValueError:
        return None if told is None else str(told)


def wanted(case: Case, *, valued: bool) -> list[Item]:
    return [
        (result["Text"].lower(), _value(result["Resolution"].get("value")) if valued else None)
        for result in case["Results"]
    ]


MODELS: dict[str, tuple[str, Callable[[Case, str], list[Item]], bool]] = {
    "currency": ("NumberWithUnit/CurrencyModel", sums, True),
    "percent": ("Number/PercentModel", percents, True),
    "number": ("Number/NumberModel", plain_numbers, True),
    "date": ("DateTime/DateTimeModel", dates, False),
}


def score(language: str, model: str, show: str | None) -> str:
    name, find, valued = MODELS[model]
    path = SPECIFICATIONS / language / f"{name}.json"
    cases: list[Case] = json.loads(path.read_text("utf-8-sig"))
    right = found = asked = whole = 0
    for case in cases:
        gold, told = wanted(case, valued=valued), find(case, LANGUAGES[language])
        left = list(gold)
        hits = [item for item in told if item in left and (left.remove(item) or True)]  # type: ignore[func-returns-value] # each gold item once
        right, found, asked = right + len(hits), found + len(told), asked + len(gold)
        whole += len(hits) == len(told) == len(gold)
        if show == model and not len(hits) == len(told) == len(gold):
            print(f"  {case['Input'][:90]!r}\n    wanted {gold}\n    found  {told}")
    measure = 2 * right / (found + asked) if found + asked else 0.0
    return f"{language:8} {model:9} {len(cases):5} {measure:6.3f} {whole / len(cases):6.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description="Figures, sums and dates against Recognizers-Text."
    )
    parser.add_argument("--show", choices=sorted(MODELS), help="the cases of this model that fail")
    show = parser.parse_args(argv).show
    if not SPECIFICATIONS.exists():
        print(f"{SPECIFICATIONS} is absent: nothing to measure", file=sys.stderr)
        return 2
    rows = [score(language, model, show) for language in LANGUAGES for model in MODELS]
    print(f"{'':8} {'model':9} {'cases':>5} {'F':>6} {'whole':>6}")
    print("\n".join(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
