"""Verdicts on signatures of mail, their speed beside other verifiers, and the recovery of keys.

    python -m benchmarks.mail_signatures [--messages N] [--no-recovery] [--json]

Verdicts: the vectors of the development data where the RFC decides (want is true or false; the
others are weak keys, expiry and the like, where policy decides), and the published cases of ARC;
skipped where the data is absent. dkimpy, OpenDKIM (libopendkim through
ctypes) and Mail::DKIM (Perl) answer the same vectors from the same offline zone, and are left out
where they are not installed; they judge expiry by the machine's clock, affiant by the as-of date
that it is given (none here). Speed: invented letters, signed by dkimpy with one key of 2,048 bits
and verified in turns, three rounds, the best of each; keys are read once, as in a trove. Recovery:
processor time for the key of two letters, in the process that the command uses.
"""

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from affiant.mail.authentication import arc
from affiant.mail.authentication.archive import ArchivedKey, KeyArchive, KeySource
from affiant.mail.authentication.checking import check
from affiant.mail.recovering import Signatures, recover
from benchmarks.mailing import verifiers
from benchmarks.mailing.letters import letter
from benchmarks.mailing.signing import Signer
from benchmarks.mailing.verifiers import Answers, Zone
from benchmarks.result import FOLDER, Result, Table, circumstances

NAME = "mail signatures"
SEED = 5
ROUNDS = 3
SHARED = Path(__file__).parents[2] / "shared" / "data" / "mail"
_LONGEST = 900  # seconds of processor time a key

Verifier = Callable[[Sequence[bytes], Zone], Answers | None]


def by_affiant(messages: Sequence[bytes], zone: Zone) -> Answers:
    """Ours, without an as-of date."""
    keys = archive(zone)
    begun = time.process_time()
    found = [any(verdict.passes for verdict in check(message, keys)) for message in messages]
    return found, time.process_time() - begun


def archive(zone: Zone) -> KeyArchive:
    """The keys of the zone."""
    pairs = ((*name.split("._domainkey.", 1), record) for name, record in zone.items())
    return KeyArchive(ArchivedKey(d, s, record, KeySource.DNS) for s, d, record in pairs)


def all_verifiers(folder: Path) -> dict[str, Verifier]:
    """Ours first."""
    return {
        "affiant": by_affiant,
        "OpenDKIM": lambda messages, zone: verifiers.by_opendkim(messages, zone, folder),
        "dkimpy": verifiers.by_dkimpy,
        "Mail::DKIM": lambda messages, zone: verifiers.by_mail_dkim(messages, zone, folder),
    }


def verdicts(folder: Path) -> Table:
    """Of vectors and chains."""
    rows: list[tuple[str, ...]] = []
    vectors = SHARED / "dkim-vectors"
    if vectors.exists():
        zone = json.loads((vectors / "zone.json").read_text())
        told = [json.loads(line) for line in (vectors / "expected.jsonl").read_text().splitlines()]
        wanted = [one for one in told if isinstance(one["want"], bool)]
        messages = [(vectors / f"{one['n']:05}.eml").read_bytes() for one in wanted]
        for name, verifier in all_verifiers(folder).items():
            answers = verifier(messages, zone)
            rows.append((f"DKIM vectors: {name}", *_wrong(answers, wanted)))
    suite = SHARED / "arc-suite" / "arc-draft-validation-tests.yml"
    if suite.exists():
        rows.append(("ARC suite: affiant", *_chains(suite), "-"))
    note = "Wrong: passes what the RFC refuses, or the other way about. "
    note += "dkimpy checks Ed25519 only where PyNaCl is installed, which it is not here; Debian's "
    note += "Mail::DKIM is built without. "
    note += "" if rows else "The development data is not here: skipped."
    columns = ("verifier", "cases", "right", "wrong passes", "wrong refusals", "of Ed25519")
    return Table("Verdicts where the standard decides", columns, tuple(rows), note)


def _wrong(answers: Answers | None, wanted: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    if answers is None:
        return (str(len(wanted)), "not installed", "-", "-", "-")
    pairs = list(zip(answers[0], wanted, strict=True))
    passes = sum(found and not one["want"] for found, one in pairs)
    refused = [one for found, one in pairs if one["want"] and not found]
    right = len(pairs) - passes - len(refused)
    edwards = sum(one["key"] == "ked" for one in refused)
    return tuple(map(str, (len(wanted), right, passes, len(refused), edwards)))


def _chains(suite: Path) -> tuple[str, ...]:
    """Where a chain says of itself that it failed, the suite leaves the answer blank: no pass."""
    passes = refusals = cases = 0
    for group in yaml.safe_load_all(suite.read_text()):
        keys = archive(group["txt-records"])
        for case in group["tests"].values():
            found = arc.check(case["message"].encode(), keys).result
            is_pass, want = found == "pass", str(case["cv"]).lower() == "pass"
            cases += 1
            passes += is_pass and not want
            refusals += want and not is_pass
    return (str(cases), str(cases - passes - refusals), str(passes), str(refusals))


def speed(count: int, folder: Path) -> Table:
    """Verifications per processor's second, in turns."""
    draw, signer = random.Random(SEED), Signer.new("s1")
    letters = [letter(draw, number) for number in range(count)]
    messages = [signer.signed(one.message, one.domain, draw) for one in letters]
    zone = {f"s1._domainkey.{one.domain}": signer.public for one in letters}
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, verifier in all_verifiers(folder).items():
            answers = verifier(messages, zone)
            if answers is None:
                continue
            assert all(answers[0]), name
            best[name] = max(best.get(name, 0.0), count / answers[1])
    rows = tuple(
        (name, f"{rate:,.0f}", f"{rate / best['affiant']:.2f}") for name, rate in best.items()
    )
    columns = ("verifier", "a second", "of affiant's")
    size = sum(map(len, messages)) // count
    note = f"{count:,} letters of {size:,} bytes on average, every one of which passes."
    return Table("Verifications per processor's second", columns, rows, note)


def recovery() -> Table:
    """Processor time of the process that computes."""
    rows = []
    for bits in (1024, 2048):
        draw, signer = random.Random(SEED), Signer.new("s1", bits)
        trove = Signatures()
        for number in range(2):
            trove.note(
                signer.signed(letter(random.Random(number), 0).message, "corp.example", draw)
            )
        before = _children()
        found = recover(trove.under(("s1", "corp.example")), _LONGEST)
        assert found is not None
        told = found.record.partition("p=")[2] == signer.public.partition("p=")[2]
        rows.append((str(bits), f"{_children() - before:.0f}", "yes" if told else "no"))
    columns = ("bits", "seconds", "the same key")
    return Table("An RSA key from two messages: processor's seconds", columns, tuple(rows))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--no-recovery", action="store_true")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        tables = [verdicts(Path(folder)), speed(asked.messages, Path(folder))]
    if not asked.no_recovery:
        tables.append(recovery())
    result = Result(NAME, circumstances(before, ("cryptography", "dkimpy", "gmpy2")), tuple(tables))
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_signatures.json")


if __name__ == "__main__":
    main()
