"""What reads mail at the speed of C, where the installation could compile it (`hatch_build.py`).

It says what `mail.reading` and `mail.duplicates` say, or nothing; without it they say all.
"""

try:
    from affiant.mail.compiled import plain
except ImportError:
    plain = None  # type: ignore[assignment] # Python does all

__all__ = ["plain"]
