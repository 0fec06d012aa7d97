"""Which facts count as rejected, asked of the database: `evidence.ruling` in SQL.

For what counts facts by the thousand without having them: the facets of a search, its filters. A
test holds it against `ruling` on every sequence of a few judgements.
"""

_VOICE = (
    "{one}.verdict <> 'suggested' AND NOT EXISTS (SELECT 1 FROM evidence_judgement AS later "
    'WHERE later.fact_id = {one}.fact_id AND later."by" = {one}."by" AND later.id > {one}.id)'
)


def _voice(one: str) -> str:
    """That this judgement is what its person says now."""
    return _VOICE.format(one=one)


_SETTLED_SINCE = (
    "EXISTS (SELECT 1 FROM evidence_judgement AS settling WHERE settling.fact_id = other.fact_id "  # noqa: S608 - constants of ours
    f"AND settling.settles AND settling.id > other.id AND {_voice('settling')})"
)
_CONTRADICTED = (
    "EXISTS (SELECT 1 FROM evidence_judgement AS other WHERE other.fact_id = said.fact_id "  # noqa: S608 - constants of ours
    f"AND other.verdict <> 'rejected' AND {_voice('other')} AND NOT {_SETTLED_SINCE})"
)
_WITHDRAWN = (
    "SELECT added.fact_id FROM evidence_addition AS added WHERE NOT EXISTS (SELECT 1 FROM "  # noqa: S608 - constants of ours
    f"evidence_judgement AS said WHERE said.fact_id = added.fact_id AND {_voice('said')})"
)

STANDS = (
    "NOT EXISTS (SELECT 1 FROM evidence_judgement AS said WHERE said.fact_id = f.id "  # noqa: S608 - constants of ours
    f"AND said.verdict = 'rejected' AND {_voice('said')} AND NOT {_CONTRADICTED}) "
    f"AND f.id NOT IN ({_WITHDRAWN})"
)
"""That nobody rejected the fact `f`, or not everybody whose word counts did."""
