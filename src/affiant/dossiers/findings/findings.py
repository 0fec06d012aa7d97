from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from affiant.dossiers.findings.arithmetic import Reckoning, reckonings
from affiant.dossiers.findings.differing import differing_figures
from affiant.dossiers.findings.drift import drifts
from affiant.dossiers.findings.finding import Contradicts, Drifted, Incomparable, Restated, Stands
from affiant.dossiers.findings.happenings import happenings
from affiant.dossiers.findings.matter import matters
from affiant.dossiers.findings.mutated import Mutated, mutations
from affiant.dossiers.findings.opposing import opposing
from affiant.dossiers.findings.series import stories
from affiant.dossiers.findings.standing import Finding, standing
from affiant.dossiers.findings.statements import statements
from affiant.dossiers.findings.told import Told
from affiant.facts.kinds import Figure, Money
from affiant.lineage.link import Link
from affiant.reading.document import Document


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found by laying the facts of some documents side by side."""

    stands: tuple[Stands, ...] = ()
    contradicts: tuple[Contradicts, ...] = ()
    incomparable: tuple[Incomparable, ...] = ()
    restated: tuple[Restated, ...] = ()
    drifted: tuple[Drifted, ...] = ()
    reckoned: tuple[Reckoning, ...] = ()
    mutated: tuple[Mutated, ...] = ()


def find_findings(
    told: Iterable[Told],
    links: Sequence[Link] = (),
    pages: Mapping[int, Document] | None = None,
) -> Findings:
    """Lay these tellings side by side. What a person rejected is not handed in.

    `links` join documents, by the ids that the tellings bear; `pages` are these documents, where
    they are to be read for what a machine translation spoilt.
    Ordered by weight: what most origins support first, then as the facts came in.
    """
    listed = list(told)
    counted = [one for one in listed if isinstance(one.fact, Figure | Money)]
    found: list[Finding] = [item for matter in matters(counted) for item in standing(matter)]
    found += differing_figures(listed)
    found += statements(listed)
    found += happenings(listed)
    found += opposing(listed)
    found = _once([*found, *drifts(listed, links)])
    stood = [one for one in found if isinstance(one, Stands)]
    return Findings(
        stands=tuple(sorted(stood, key=lambda one: (-one.origins, -one.documents))),
        contradicts=tuple(one for one in found if isinstance(one, Contradicts)),
        incomparable=tuple(one for one in found if isinstance(one, Incomparable)),
        restated=tuple(one for one in found if isinstance(one, Restated)),
        drifted=tuple(stories(one for one in found if isinstance(one, Drifted))),
        reckoned=tuple(reckonings(counted)),
        mutated=tuple(
            one for document, page in (pages or {}).items() for one in mutations(document, page)
        ),
    )


def _once(found: Iterable[Finding]) -> list[Finding]:
    """Without the drifts that were found before by another way, nor pairs opposed in two ways."""
    kept: dict[Hashable, Finding] = {}
    for at, one in enumerate(found):
        if isinstance(one, Drifted):
            kept.setdefault((one.before.held.id, one.after.held.id, one.lost), one)
        elif isinstance(one, Contradicts):
            kept.setdefault(frozenset((one.one.held.id, one.other.held.id)), one)
        else:
            kept[at] = one
    return list(kept.values())
