"""What speaks for and against two sentences excluding each other, each under its name.

The values are what the model was trained on (`training/contradiction.py`); their order and names
are its contract, and a model that names others is refused.
"""

import re
from itertools import combinations
from math import log

from affiant.dossiers.findings.opposition.alignment import Alignment, Tie, aligned
from affiant.dossiers.findings.opposition.lexicon import SIGNS, lexicon
from affiant.dossiers.findings.opposition.numbers import dates, figures, plain
from affiant.dossiers.findings.opposition.numerals import numerals
from affiant.dossiers.findings.opposition.said import Said

WHOLE = 100  # per cent
_MARK = re.compile(r"\b([A-Z][A-Za-z]{0,5})[-. ]?(\d{1,4})\b")
MOST = 4  # of a count: more say no more


def evidence(one: Said, other: Said) -> dict[str, float]:
    """All values, by name. The order of the two sentences takes no part."""
    laid = aligned(one, other)
    return {
        **_overlap(laid),
        **_polarity(laid),
        **_signs(laid),
        **_numbers(laid),
        **_names(laid),
    }


def _overlap(laid: Alignment) -> dict[str, float]:
    short, long = laid.short, laid.long
    return {
        "covered": laid.covered,
        "alone": min(len(laid.alone), 2 * MOST),
        "ratio": log((1 + len(long.words)) / (1 + len(short.words))),
        "length": log(1 + len(short.words)),
    }


def _polarity(laid: Alignment) -> dict[str, float]:
    flipped = [pair for pair in laid.pairs if pair.flipped]
    contrary = [pair for pair in laid.pairs if pair.tie is Tie.CONTRARY]
    across = _contraries(laid)
    either = bool(laid.short.negations) != bool(laid.long.negations)
    return {
        "flipped": min(len(flipped), MOST),
        "clause parity": float(_parity(laid)),
        "clause parity, covered": _parity(laid) * laid.covered,
        "disorder": _disorder(laid),
        "contrary": min(len(contrary), MOST),
        "contraries across": min(across, MOST),
        "one denies": either,
        "one denies, covered": either * laid.covered,
    }


def _parity(laid: Alignment) -> bool:
    """Whether, in the clauses that answer to each other, one denies once more than the other."""
    clauses = {pair.long.clause for pair in laid.pairs if pair.tie is not Tie.CONTRARY}
    main = {laid.clause} if clauses else set()
    here = len(laid.short.negations)
    there = sum(one.clause in main for one in laid.long.negations)
    contrary = sum(pair.tie is Tie.CONTRARY for pair in laid.pairs)
    return (here + there + contrary) % 2 == 1


def _disorder(laid: Alignment) -> float:
    """Of the words that both have, the share of pairs that stand the other way round."""
    same = [one for one in laid.pairs if one.tie is Tie.SAME]
    pairs = [(a, b) for a, b in combinations(same, 2) if a.long.at != b.long.at]
    turned = sum((a.short.at < b.short.at) != (a.long.at < b.long.at) for a, b in pairs)
    return turned / len(pairs) if pairs else 0.0


def _contraries(laid: Alignment) -> int:
    """Words of which only the one sentence has the one side, and only the other the other."""
    words = lexicon(laid.short.language)
    here, there = laid.short.stems, laid.long.stems
    return sum(any(words.contrary(one, other) for other in there - here) for one in here - there)


def _signs(laid: Alignment) -> dict[str, float]:
    here, there = laid.short.signs, laid.long.signs
    found = {f"{name}: one": float((name in here) != (name in there)) for name in SIGNS}
    found |= {f"{name}: both": float(name in here and name in there) for name in SIGNS}
    found["claim and check"] = float(
        ("claims" in here and bool({"denials", "corrections"} & there))
        or ("claims" in there and bool({"denials", "corrections"} & here))
    )
    found["claim and denial"] = float(
        ("claims" in here and bool(laid.long.negations) and not laid.short.negations)
        or ("claims" in there and bool(laid.short.negations) and not laid.long.negations)
    )
    found["more and less"] = float(
        ("more" in here and "less" in there) or ("less" in here and "more" in there)
    )
    found["only and all"] = float(
        ("only" in here and "all" in there) or ("all" in here and "only" in there)
    )
    question = "?" in laid.short.text + laid.long.text
    return {**found, "question": float(question)}


def _numbers(laid: Alignment) -> dict[str, float]:
    counted, dated = figures(laid.short, laid.long), dates(laid.short, laid.long)
    written = plain(laid.short, laid.long)
    met = counted.agree + dated.agree + written.agree
    apart = counted.apart or dated.apart or written.apart
    return {
        "figures agree": min(max(counted.agree, written.agree), MOST),
        "figures apart": min(len(counted.apart), MOST),
        "figures alone": min(counted.alone, MOST),
        "numerals apart": min(len(written.apart), MOST),
        "numerals alone": min(written.alone, MOST),
        "dates agree": min(dated.agree, MOST),
        "dates apart": min(len(dated.apart), MOST),
        "dates alone": min(dated.alone, MOST),
        "apart, covered": bool(apart) * laid.covered,
        "apart, none agree": float(bool(apart) and not met),
        "apart and agree": float(bool(apart) and bool(met)),
        "any agree": float(bool(met)),
        "shares complete": float(_complete(laid)),
        "marks apart": min(_marks_apart(laid), MOST),
    }


def _complete(laid: Alignment) -> bool:
    """Whether each tells a share, and both together are the whole: 97 % agree, 3 % do not."""
    here, there = (
        {one.value for one in numerals(said.text, said.language) if one.counts == "%"}
        for said in (laid.short, laid.long)
    )
    return any(WHOLE - one in there for one in here)


def _marks_apart(laid: Alignment) -> int:
    """Identifiers of one series of which each sentence has another: "Su-27", "Su-35"."""
    here, there = (dict(_MARK.findall(said.text)) for said in (laid.short, laid.long))
    return sum(there.get(series, number) != number for series, number in here.items())


def _names(laid: Alignment) -> dict[str, float]:
    here = {one.stem for one in laid.short.words if one.name}
    there = {one.stem for one in laid.long.words if one.name}
    alone = [one for one in laid.alone if one.name]
    return {
        "names shared": min(len(here & there), MOST),
        "names alone": min(len(alone), MOST),
        "names alone, covered": bool(alone) * laid.covered,
        "words alone, covered": (len(laid.alone) - len(alone) > 0) * laid.covered,
    }
