"""The reliability plot: stated confidence across, share right upwards, one panel a type."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import vl_convert

from benchmarks.calibrating.observation import Observation
from benchmarks.calibrating.reliability import Mapping, as_stated, bins

FEWEST = 10  # facts of a bin that is drawn
WIDE, COLUMNS = 170, 4
SERIES = {"as rules state it": "#b0772d", "as affiant gives it": "#1f6f8b"}


def points(seen: Sequence[Observation], given: Mapping) -> Iterator[dict[str, Any]]:
    """A point a type, series and bin, with the 95 % interval of the share right."""
    for type_ in sorted({one.type for one in seen}):
        own = [one for one in seen if one.type == type_]
        for series, mapping in zip(SERIES, (as_stated, given), strict=True):
            for told in bins(own, mapping):
                if told.count >= FEWEST:
                    low, high = told.margin()
                    yield {
                        "type": type_,
                        "confidence": series,
                        "stated": told.stated,
                        "right": told.observed,
                        "low": low,
                        "high": high,
                        "facts": told.count,
                    }


def specification(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The plot in Vega-Lite."""
    axis = {"type": "quantitative", "scale": {"domain": [0.4, 1]}}
    colour = {
        "field": "confidence",
        "type": "nominal",
        "scale": {"domain": list(SERIES), "range": list(SERIES.values())},
        "legend": {"title": None, "orient": "top"},
    }
    across = {**axis, "field": "stated", "title": "confidence"}
    upward = {**axis, "field": "right", "title": "share right"}
    ideal = {
        "data": {"values": [{"stated": 0.4, "right": 0.4}, {"stated": 1, "right": 1}]},
        "mark": {"type": "line", "color": "#999", "strokeDash": [3, 3], "strokeWidth": 1},
        "encoding": {"x": across, "y": upward},
    }
    margin = {
        "mark": {"type": "rule", "strokeWidth": 1, "opacity": 0.6, "clip": True},
        "encoding": {
            "x": across,
            "y": {**upward, "field": "low"},
            "y2": {"field": "high"},
            "color": colour,
        },
    }
    drawn = {
        "mark": {
            "type": "line",
            "point": {"filled": True, "size": 36},
            "strokeWidth": 1.5,
            "clip": True,
        },
        "encoding": {"x": across, "y": upward, "color": colour},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": list(told)},
        "facet": {"field": "type", "type": "nominal", "title": None},
        "columns": COLUMNS,
        "spec": {"width": WIDE, "height": WIDE, "layer": [ideal, margin, drawn]},
        "config": {"background": "white", "font": "sans-serif"},
    }


def draw(seen: Sequence[Observation], given: Mapping, path: Path) -> None:
    """Write the plot as SVG."""
    told = json.dumps(specification([*points(seen, given)]))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(vl_convert.vegalite_to_svg(told)) + "\n", "utf-8")
