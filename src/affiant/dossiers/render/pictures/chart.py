import vl_convert

from affiant.dossiers.dossier import Dossier
from affiant.dossiers.findings.finding import Restated
from affiant.dossiers.findings.told import Told
from affiant.dossiers.timeline import first_day
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import Figure

WIDTH, HEIGHT = 420, 120
_INK, _ACCENT = "#5d5a53", "#17496b"


def vintages(dossier: Dossier, wording: Wording) -> tuple[str, ...]:
    """One chart for each figure that was published anew: its value by day of publication.

    SVG from Vega-Lite, made here: no script in the page. The axis begins at nought, so that a
    small restatement looks small.
    """
    if dossier.analysis is None:
        return ()
    return tuple(_chart(one, wording) for one in dossier.analysis.findings.restated)


def _chart(one: Restated, wording: Wording) -> str:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": HEIGHT,
        "background": "transparent",
        "data": {"values": [_row(told) for told in one.vintages]},
        "layer": [
            {"mark": {"type": "line", "color": _ACCENT, "strokeDash": [4, 3]}},
            {"mark": {"type": "point", "filled": True, "size": 60, "color": _ACCENT}},
            {
                "mark": {"type": "text", "dy": -11, "color": _INK, "fontSize": 12},
                "encoding": {"text": {"field": "value"}},
            },
        ],
        "encoding": {
            "x": {
                "field": "published",
                "type": "temporal",
                "title": wording.gettext("published"),
                "axis": {"format": "%Y-%m", "labelColor": _INK, "titleColor": _INK},
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "scale": {"zero": True},
                "title": _period(one),
                "axis": {"labelColor": _INK, "titleColor": _INK, "tickCount": 4},
            },
        },
        "config": {"view": {"stroke": None}},
    }
    return str(vl_convert.vegalite_to_svg(spec))


def _row(told: Told) -> dict[str, object]:
    fact = told.fact
    day = first_day((fact.vintage if isinstance(fact, Figure) else None) or told.published)
    value = fact.value if isinstance(fact, Figure) else None
    return {
        "published": day.isoformat() if day else None,
        "value": float(value) if value is not None else None,
    }


def _period(one: Restated) -> str:
    fact = one.vintages[0].fact
    return (fact.period or "") if isinstance(fact, Figure) else ""
