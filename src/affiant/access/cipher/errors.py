"""What can be wrong with keys and with what they close. No message quotes what was closed."""


class Unopenable(Exception):
    """Something encrypted that cannot be read."""


class Locked(Unopenable):
    """No keys are at hand: unlock the casefile's keys first."""


class UnknownKey(Unopenable):
    """It was encrypted with a key that is not in the ring: recover the keys from the escrow."""


class Altered(Unopenable):
    """It was changed, or moved here from another row or column."""


class RingError(Exception):
    """The ring of keys cannot be used; `str()` is a sentence for people."""


class NotUnlocked(RingError):
    """The passphrase or the key file is not the one that closed the ring."""


class RingDamaged(RingError):
    """The ring's file is not what affiant wrote."""


class KeyInUse(RingError):
    """Rows still need this key: encrypt them anew first."""
