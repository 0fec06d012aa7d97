"""A casefile in one encrypted file, and back.

The file is age (age-encryption.org/v1) around a tar: what anybody with the key opens without
affiant. `writing.back_up` makes it while others work; `restoring.restore` makes the casefile
again, whole or not at all. Neither ever holds more than some megabytes in memory.
"""

from affiant.evidence.backup.errors import BackupError, Problem
from affiant.evidence.backup.restoring import Restored, restore
from affiant.evidence.backup.sealing import (
    Closing,
    Identities,
    Opening,
    Passphrase,
    Recipients,
)
from affiant.evidence.backup.writing import Made, back_up

__all__ = [
    "BackupError",
    "Closing",
    "Identities",
    "Made",
    "Opening",
    "Passphrase",
    "Problem",
    "Recipients",
    "Restored",
    "back_up",
    "restore",
]
