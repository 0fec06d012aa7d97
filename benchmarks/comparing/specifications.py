"""The Recognizers-Text specifications (MIT) as samples: numbers, units, sums, shares, dates.

Some French cases give no offsets, or wrong ones: there the words are looked for in the input,
each occurrence once. Words that are not in the input at all stay, as a gold item nobody finds.
"""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from affiant.reading.span import Span
from benchmarks.comparing.sample import Case, Marked, Sample, Value
from benchmarks.recognizers import DEFAULT_ANCHOR, LANGUAGES, SPECIFICATIONS

PLACES = Decimal("0.0001")  # the specifications round some fractions, others not

MODELS = {
    "money": "NumberWithUnit/CurrencyModel",
    "percentage": "Number/PercentModel",
    "number": "Number/NumberModel",
    "date": "DateTime/DateTimeModel",
    "dimension": "NumberWithUnit/DimensionModel",
    "age": "NumberWithUnit/AgeModel",
    "temperature": "NumberWithUnit/TemperatureModel",
}


def samples(folder: Path = SPECIFICATIONS) -> Iterator[Sample]:
    """One a model and language, for those models that are there."""
    for name, language in LANGUAGES.items():
        for type_, model in MODELS.items():
            path = folder / name / f"{model}.json"
            if path.exists():
                yield sample(path, language, type_)


def sample(path: Path, language: str, type_: str) -> Sample:
    """One file of cases; dates are asked for their words, all else for words and value."""
    told: list[dict[str, Any]] = json.loads(path.read_text("utf-8-sig"))
    valued = type_ != "date"
    cases = tuple(_case(one, language, type_, valued=valued) for one in told)
    return Sample("Recognizers specs", language, cases, {type_: frozenset({type_})}, valued)


def _case(told: dict[str, Any], language: str, type_: str, *, valued: bool) -> Case:
    text = told["Input"]
    gold = []
    after = 0
    for result in told["Results"]:
        span = _span(text, result, after)
        after = max(after, span.end)
        value = result["Resolution"].get("value") if valued and result.get("Resolution") else None
        gold.append(Marked(span, type_, normal(value)))
    anchor = (told.get("Context") or {}).get("ReferenceDateTime", DEFAULT_ANCHOR)[:10]
    return Case(text, language, tuple(gold), anchor)


def _span(text: str, result: dict[str, Any], after: int) -> Span:
    words = result["Text"].lower()
    start = result.get("Start", -1)
    if start < 0 or text[start : start + len(words)].lower() != words:
        start = text.lower().find(words, after)
    return Span(start, start + len(words)) if start >= 0 else Span(0, 0)


def normal(value: object) -> Value:
    """A number whatever its decimal sign and its percent sign; other values as they are."""
    if value is None:
        return None
    try:
        return Decimal(str(value).replace(",", ".").rstrip("%")).quantize(PLACES).normalize()
    except InvalidOperation:
        return str(value)
