"""Do verifiers agree on signatures of mail, and where not, why?

    python -m benchmarks.mail_agreement [--letters N] [--json]

affiant, OpenDKIM (libopendkim), dkimpy and Mail::DKIM answer the same messages from the same
offline zone: all vectors of the development data, those that the RFC leaves to policy among them;
the real messages there whose key is known; invented letters, half of them changed by transports;
and the published cases of ARC (OpenDKIM has no ARC in Debian's build). Whoever is not installed,
and sets that are absent, are left out. Each disagreement is put under the first reason that holds
for it, worked out of the message and affiant's verdict; what none explains is counted as
unexplained.
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from affiant.mail.authentication import arc, signature
from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.checking import check
from affiant.mail.authentication.signature import Algorithm
from affiant.mail.authentication.verdict import Reason
from affiant.mail.authentication.wire import Wire
from benchmarks.mail_signatures import SHARED, all_verifiers, archive
from benchmarks.mail_undo import combination
from benchmarks.mailing import chains
from benchmarks.mailing.letters import DOMAINS, letter
from benchmarks.mailing.signing import Signer
from benchmarks.mailing.verifiers import Zone
from benchmarks.result import FOLDER, Result, Row, Table, circumstances

NAME = "mail agreement"
SEED = 21
_RFC_8463 = {
    "brisbane._domainkey.football.example.com": (
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
    ),
    "test._domainkey.football.example.com": (
        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qh"
        "dR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5"
        "QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"
    ),
}
"""The keys of RFC 8463, appendix A.2."""

Messages = tuple[list[bytes], Zone]

_POLICY = {
    Reason.FROM_ADDED: "passes a message with a second From that is not signed: a reader sees it",
    Reason.HASH_WEAK: "believes SHA-1, which RFC 8301, 3.1 forbids",
    Reason.KEY_WEAK: "believes a key of less than 1,024 bits, which RFC 8301, 3.2 forbids",
    Reason.KEY_FORBIDS_HASH: "does not look at the key's h=",
    Reason.KEY_STRICT: "does not look at the key's t=s",
    Reason.MALFORMED: "passes a signature without a tag, or without From in h=, that RFC 6376 asks",
}


def vectors() -> Messages | None:
    """All 414, whatever is wanted of them."""
    folder = SHARED / "dkim-vectors"
    if not folder.exists():
        return None
    told = [json.loads(line) for line in (folder / "expected.jsonl").read_text().splitlines()]
    zone = json.loads((folder / "zone.json").read_text())
    return [(folder / f"{one['n']:05}.eml").read_bytes() for one in told], zone


def real() -> Messages | None:
    """Those two whose key is known."""
    folder = SHARED / "dkim-real"
    if not folder.exists():
        return None
    gmail = (folder / "gmail.msg").read_bytes()
    signed = signature.read(Wire.of(gmail).named("dkim-signature")[0])
    key = "".join((folder / "gmail.pub").read_text().splitlines()[1:-1])
    zone = {**_RFC_8463, signed.key_name: f"v=DKIM1; k=rsa; p={key}"}
    return [gmail, (folder / "rfc8463-example.msg").read_bytes()], zone


def invented(count: int) -> Messages:
    """Signed letters, every other one changed by a transport or several."""
    draw, signer = random.Random(SEED), Signer.new("s1")
    messages = []
    for number in range(count):
        made = letter(draw, number)
        message = signer.signed(made.message, made.domain, draw)
        for transport in combination(draw, is_development=False) if number % 2 else ():
            message = transport(message, draw)
        messages.append(message)
    return messages, {f"s1._domainkey.{domain}": signer.public for domain in DOMAINS}


def compared(name: str, messages: Messages, folder: Path) -> tuple[list[Row], list[Row]]:
    """A row a verifier: how often it agrees; and a row a reason why not."""
    bodies, zone = messages
    keys = archive(zone)
    answers = {who: verifier(bodies, zone) for who, verifier in all_verifiers(folder).items()}
    own = answers["affiant"]
    assert own is not None
    agreements: list[Row] = []
    reasons: list[Row] = []
    for who, told in answers.items():
        if told is None:
            agreements.append((name, who, str(len(bodies)), "not installed", "-", "-"))
            continue
        agreements.append(_agreement(name, who, own[0], told[0]))
        why = Counter(
            _why(who, bodies[n], keys, passes=mine)
            for n, (mine, theirs) in enumerate(zip(own[0], told[0], strict=True))
            if mine is not theirs
        )
        reasons += [(name, who, reason, str(many)) for reason, many in why.most_common()]
    return agreements, reasons


def _agreement(name: str, who: str, own: Sequence[bool], theirs: Sequence[bool]) -> Row:
    pairs = list(zip(own, theirs, strict=True))
    return (
        name, who, str(len(pairs)), str(sum(a is b for a, b in pairs)),
        str(sum(a and not b for a, b in pairs)), str(sum(b and not a for a, b in pairs)),
    )  # fmt: skip


def _why(who: str, message: bytes, keys: KeyArchive, *, passes: bool) -> str:
    """The first reason that holds; `passes`: affiant does, and the other does not."""
    found = check(message, keys)
    if not passes:
        return next((_POLICY[one.reason] for one in found if one.reason in _POLICY), _UNEXPLAINED)
    best = next(one for one in found if one.passes)
    assert best.signature is not None
    now = time.time()
    if best.signature.algorithm is Algorithm.ED25519_SHA256:
        return "has no Ed25519 (dkimpy: no PyNaCl here; Mail::DKIM: Debian's build)"
    if best.signature.expires is not None and best.signature.expires < now:
        return "judges x= by today's clock: years later every signature has lapsed"
    if best.signature.made is not None and best.signature.made > now:
        return "judges t= by today's clock"
    if not found[0].passes and len(found) > 1:
        return "looks at the first signature only"
    return _of_body(who, message)


def _of_body(who: str, message: bytes) -> str:
    body = message.partition(b"\r\n\r\n")[2]
    if who == "Mail::DKIM" and body and not body.endswith(b"\r\n"):
        return "hashes a last line without CRLF otherwise"
    if who == "Mail::DKIM" and not body.strip():
        return "hashes an empty body otherwise"
    return _UNEXPLAINED


_UNEXPLAINED = "not explained"


def sealed() -> tuple[list[Row], list[Row]]:
    """The published cases of ARC."""
    suite = SHARED / "arc-suite" / "arc-draft-validation-tests.yml"
    if not suite.exists():
        return [], []
    cases = [
        (case["message"].encode(), group["txt-records"], str(case["cv"]).lower())
        for group in yaml.safe_load_all(suite.read_text())
        for case in group["tests"].values()
    ]
    asked = [(message, zone) for message, zone, _ in cases]
    own = [arc.check(message, archive(zone)).result == "pass" for message, zone in asked]
    answers = {
        "affiant": own,
        "dkimpy": chains.by_dkimpy(asked),
        "Mail::DKIM": chains.by_mail_dkim(asked),
    }
    agreements: list[Row] = []
    reasons: list[Row] = []
    for who, told in answers.items():
        if told is None:
            agreements.append(("ARC suite", who, str(len(cases)), "not installed", "-", "-"))
            continue
        agreements.append(_agreement("ARC suite", who, own, told))
        pairs = zip(own, told, cases, strict=True)
        why = Counter(_of_chain(case[2], passes=a) for a, b, case in pairs if a is not b)
        reasons += [("ARC suite", who, reason, str(many)) for reason, many in why.most_common()]
    return agreements, reasons


def _of_chain(wanted: str, *, passes: bool) -> str:
    if passes is (wanted == "pass"):
        return f"against the suite, which wants {wanted or 'no pass'}"
    return _UNEXPLAINED


def measured(letters: int) -> tuple[Table, Table]:
    """How often they agree, and why not."""
    sets = {"DKIM vectors": vectors(), "real": real(), "invented": invented(letters)}
    agreements: list[Row] = []
    reasons: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, messages in sets.items():
            if messages is not None:
                rows, why = compared(name, messages, Path(folder))
                agreements += rows
                reasons += why
    rows, why = sealed()
    agreements += rows
    reasons += why
    one = Table(
        "Agreement with affiant on whether a message passes",
        ("set", "verifier", "messages", "agree", "only affiant passes", "only the other passes"),
        tuple(agreements),
        "A message passes when one of its signatures does. affiant is given no as-of date. "
        "Mail::DKIM is given CRLF at the ends of lines, which the others see to themselves.",
    )
    two = Table(
        "Why not", ("set", "verifier", "the other ...", "messages"), tuple(reasons),
        "Worked out of the message and affiant's verdict.",
    )  # fmt: skip
    return one, two


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=600)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    tables = measured(asked.letters)
    result = Result(NAME, circumstances(before, ("cryptography", "dkimpy")), tables)
    print(result.markdown())
    if asked.json:
        result.write(FOLDER / "mail_agreement.json")


if __name__ == "__main__":
    main()
