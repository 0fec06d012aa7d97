"""Who holds a sender's domain, by the reviewed table and a few rules of the naming systems."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from affiant.mail.attribution.domain import ancestry
from affiant.vocabulary.sheet import mapping_of


class Kind(StrEnum):
    """What an account at a domain says of the person who has it."""

    EMPLOYER = "employer"  # works there, or for it
    CONSUMER = "consumer"  # anybody can have one
    PROVIDER = "provider"  # sends in others' names
    UNIVERSITY = "university"  # staff or student
    ALUMNI = "alumni"  # studied there once
    CONTRACTOR = "contractor"  # works for it without being its employee
    TENANT = "tenant"  # a customer's name with a provider, the customer not told
    BOUNCE = "bounce"  # a machine that reports or returns
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """What entries rest on. `checked` is the day on which each was compared with it, None never."""

    key: str
    title: str
    address: str
    checked: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a domain is. `organisation` is as the catalogue names it, or None.

    `since` and `until` bound the days on which that held, both included; None is not known.
    `source` is None for what a rule tells.
    """

    domain: str
    kind: Kind
    organisation: str | None = None
    unit: str = ""
    since: date | None = None
    until: date | None = None
    source: Source | None = None

    def held(self, on: date | None) -> bool:
        """Whether it held on that day; an unknown day is taken for one on which it did."""
        return on is None or (
            (self.since is None or self.since <= on) and (self.until is None or on <= self.until)
        )


def holder(host: str, on: date | None = None) -> Holder:
    """The nearest entry that held on that day: "ice.dhs.gov" before "dhs.gov"; else the rules.

    A domain without an entry is UNKNOWN, whatever company its name is like; so is one that had
    several holders when the day is not known.
    """
    for name in ancestry(host):
        entries = [entry for entry in table().get(name, ()) if entry.held(on)]
        if entries:
            return _below(host, entries[0]) if len(entries) == 1 else Holder(name, Kind.UNKNOWN)
    return _by_rule(host) or Holder(host.lower(), Kind.UNKNOWN)


def past_holders(host: str, on: date) -> tuple[Holder, ...]:
    """Those that held the domain on other days than this one."""
    return tuple(
        entry for name in ancestry(host) for entry in table().get(name, ()) if not entry.held(on)
    )


_ALUMNI_LABELS = frozenset({"alumni", "alum", "alumnos", "anciens", "alumnae"})
_UNIVERSITY_SUFFIXES = (".edu", ".ac.uk", ".edu.au", ".ac.jp", ".ac.nz", ".edu.cn", ".ac.in")
_UNIVERSITY_STARTS = ("univ-", "u-", "ens-", "iut-", "insa-", "sciencespo-")
_TENANTS = frozenset(
    {"onmicrosoft.com", "onmicrosoft.us", "onmicrosoft.de", "onmschina.cn", "gappssmtp.com"}
)
_BOUNCE_LABELS = frozenset({"bounce", "bounces", "bnc", "mailer-daemon", "retours"})
_CONTRACTOR_LABELS = frozenset(
    {"contractor", "contractors", "ctr", "associates", "prestataires", "prestataire", "external",
     "externe", "extern", "ext"}
)  # fmt: skip
_STAFF_LABELS = frozenset({"corp", "corporate", "staff", "hq", "internal"})


def _below(host: str, entry: Holder) -> Holder:
    """The entry; what stands before it in the host's name can tell that it holds not as it stands.

    "corp.aol.com" is no mailbox that anybody can have, and nobody has said whose it is.
    """
    whole = ancestry(host)[0]
    above = frozenset(whole.removesuffix(entry.domain).strip(".").split("."))
    if above & _BOUNCE_LABELS:
        return replace(entry, domain=whole, kind=Kind.BOUNCE)
    if entry.kind is Kind.UNIVERSITY and above & _ALUMNI_LABELS:
        return replace(entry, domain=whole, kind=Kind.ALUMNI)
    if entry.kind is Kind.EMPLOYER and above & _CONTRACTOR_LABELS:
        return replace(entry, domain=whole, kind=Kind.CONTRACTOR)
    if entry.kind is Kind.EMPLOYER and above & _ALUMNI_LABELS:
        return Holder(whole, Kind.UNKNOWN)  # who worked there once does not write for it
    if entry.kind is Kind.CONSUMER and above & _STAFF_LABELS:
        return Holder(whole, Kind.UNKNOWN)
    return entry


def _by_rule(host: str) -> Holder | None:
    names = ancestry(host)
    if not names:
        return None
    whole, own = names[0], names[-1]
    above = frozenset(whole.removesuffix(own).strip(".").split("."))
    if own in _TENANTS:
        return Holder(whole, Kind.TENANT)
    if above & _BOUNCE_LABELS:
        return Holder(whole, Kind.BOUNCE)
    if own.endswith(_UNIVERSITY_SUFFIXES) or _is_french_university(own):
        return Holder(own, Kind.ALUMNI if above & _ALUMNI_LABELS else Kind.UNIVERSITY)
    return Holder(own, Kind.ALUMNI) if above & _ALUMNI_LABELS else None


def _is_french_university(own: str) -> bool:
    return own.endswith(".fr") and own.startswith(_UNIVERSITY_STARTS)


@cache
def table() -> dict[str, tuple[Holder, ...]]:
    """The reviewed table by domain; a domain can have had several holders, one after another."""
    content = _read()
    sources = {key: _source(key, told) for key, told in content["sources"].items()}
    found: dict[str, tuple[Holder, ...]] = {}
    for group in content["groups"]:
        for domain, told in group["domains"].items():
            for one in told if isinstance(told, list) else [told]:
                entry = _entry(domain, one, group, sources)
                found[domain] = (*found.get(domain, ()), entry)
    return found


def _entry(domain: str, told: Any, group: dict[str, Any], sources: dict[str, Source]) -> Holder:
    own = told if isinstance(told, dict) else {"organisation": told}
    told_of = group | own
    return Holder(
        domain=domain,
        kind=Kind(told_of["kind"]),
        organisation=told_of.get("organisation") or None,
        unit=told_of.get("unit", ""),
        since=_day(told_of.get("since")),
        until=_day(told_of.get("until")),
        source=sources[told_of["source"]],
    )


def _source(key: str, told: dict[str, str]) -> Source:
    return Source(key, told["title"], told["address"], _day(told["checked"]))


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _read() -> dict[str, Any]:
    return mapping_of(files(__package__).joinpath("domains.yaml"))
