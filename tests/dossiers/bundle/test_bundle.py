"""A bundle is made, checked, and then meddled with in every way that somebody might try."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affiant.dossiers.bundle import Fault, Original, check_bundle, pack
from affiant.dossiers.bundle.bag import SIGNATURE, TAG_MANIFEST
from affiant.dossiers.dossier import Dossier
from affiant.evidence.signing import Signer
from affiant.reading.text import digest

Meddle = Callable[[dict[str, bytes]], None]


@pytest.fixture
def bundle(dossier: Dossier, tmp_path: Path) -> Path:
    kept = tmp_path / "letter"
    kept.write_bytes(b"the bytes of a letter")
    sha256 = digest("the bytes of a letter")
    originals = [Original(sha256, kept), Original("0" * 64, kept, "names somebody protected")]
    made = tmp_path / "brightwater.zip"
    with made.open("wb") as file:
        pack(dossier, originals, Signer.of(tmp_path), file, "brightwater")
    return made


def faults(path: Path) -> list[Fault]:
    return [one.fault for one in check_bundle(path).faults]


def meddled(bundle: Path, meddle: Meddle) -> Path:
    """The bundle with its members changed, zipped anew."""
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    meddle(members)
    changed = bundle.with_name("meddled.zip")
    with zipfile.ZipFile(changed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return changed


def test_a_bundle_holds_and_says_who_signed_it(bundle: Path, tmp_path: Path) -> None:
    inspection = check_bundle(bundle)
    assert inspection.holds
    assert inspection.fingerprint == Signer.of(tmp_path).fingerprint
    assert (inspection.withheld, inspection.facts > 5) == (1, True)


def test_the_library_of_congress_finds_it_valid(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert bagit.Bag(str(tmp_path / "unpacked" / "brightwater")).is_valid()


def test_the_same_dossier_makes_the_same_bundle(dossier: Dossier, tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        file = io.BytesIO()
        pack(dossier, [], Signer.of(tmp_path), file, "x")
        made.append(file.getvalue())
    assert made[0] == made[1]


def test_another_key_than_the_one_expected_is_told(bundle: Path) -> None:
    inspection = check_bundle(bundle, expected="dead beef")
    assert [one.fault for one in inspection.faults] == [Fault.OTHER_KEY]


def test_a_fingerprint_may_be_written_with_or_without_blanks(bundle: Path) -> None:
    told = check_bundle(bundle).fingerprint or ""
    assert check_bundle(bundle, expected=told.replace(" ", "").upper()).holds


def test_every_byte_counts(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
    for name in names:

        def flip(members: dict[str, bytes], name: str = name) -> None:
            members[name] = members[name] + b" "

        found = faults(meddled(bundle, flip))
        expected = name.endswith(SIGNATURE)  # blanks after a JSON value mean nothing
        assert (found == []) == expected, name


def test_a_member_that_is_gone_or_added_is_told(bundle: Path) -> None:
    def drop(members: dict[str, bytes]) -> None:
        members.pop("brightwater/data/dossier.json")

    def add(members: dict[str, bytes]) -> None:
        members["brightwater/data/more.html"] = b"<p>"
        members["brightwater/also.txt"] = b"x"

    assert Fault.MISSING in faults(meddled(bundle, drop))
    assert faults(meddled(bundle, add)).count(Fault.UNLISTED) == 3


def test_signing_again_with_another_key_shows_another_fingerprint(
    bundle: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Signer.of(tmp_path / "other")

    def sign(members: dict[str, bytes]) -> None:
        signed = other.sign(members[f"brightwater/{TAG_MANIFEST}"])
        record = {"public_key": signed.public_key, "signature": signed.signature}
        members[f"brightwater/{SIGNATURE}"] = json.dumps(record).encode()

    mine = check_bundle(bundle).fingerprint
    inspection = check_bundle(meddled(bundle, sign), expected=mine)
    assert [one.fault for one in inspection.faults] == [Fault.OTHER_KEY]


def test_without_a_signature_nothing_is_sworn(bundle: Path) -> None:
    def unsign(members: dict[str, bytes]) -> None:
        members.pop(f"brightwater/{SIGNATURE}")

    def garble(members: dict[str, bytes]) -> None:
        members[f"brightwater/{SIGNATURE}"] = b'{"public_key": "!", "signature": []}'

    assert faults(meddled(bundle, unsign)) == [Fault.UNSIGNED]
    assert faults(meddled(bundle, garble)) == [Fault.BAD_SIGNATURE]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"no archive at all", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_bundle_is_called_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    assert faults(path) == [Fault.NO_BUNDLE]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/bagit.txt", "BagIt-Version: 1.0\n")
        with archive.open("x/data/dossier.json", "w") as member:
            for _ in range(110):
                member.write(bytes(1024 * 1024))
    assert faults(path) == [Fault.BOMB]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**6), st.integers(0, 255))
def test_a_changed_byte_of_the_file_never_passes_as_other_content(
    bundle: Path, place: int, value: int
) -> None:
    content = bytearray(bundle.read_bytes())
    content[place % len(content)] = value
    changed = bundle.with_name("changed.zip")
    changed.write_bytes(content)
    inspection = check_bundle(changed)
    if inspection.holds:
        assert inspection.fingerprint == check_bundle(bundle).fingerprint


def test_the_private_key_is_its_owners_only(tmp_path: Path) -> None:
    Signer.of(tmp_path)
    file = tmp_path / "keys" / "signing.pem"
    assert file.stat().st_mode & 0o077 == 0


def test_another_sort_of_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "signing.pem").write_bytes(b"no key")
    with pytest.raises(ValueError, match="PEM"):
        Signer.of(tmp_path)
