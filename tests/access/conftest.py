from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from affiant.access.audit.head import Anchor
from affiant.access.audit.trail import Trail
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring
from affiant.evidence.casefile import Casefile
from affiant.evidence.signing import Signer
from tests.access.cipher.unlocking import unlocked

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def anchor(casefile: Casefile) -> Anchor:
    return Anchor(casefile.folder / "keys", Signer.of(casefile.folder))


@pytest.fixture
def trail(anchor: Anchor) -> Trail:
    return Trail(anchor)


@pytest.fixture
def ring() -> Iterator[Keyring]:
    """Keys at hand, without a file and its passphrase."""
    made = Keyring(Key.make())
    with unlocked(made):
        yield made
