"""What may name somebody or something in the log and in grants: numbers and digests, no words.

A name, a password or a sentence does not have one of these forms, so none can be written where
an identifier is due. `person:7` and `person:<uuid>` are accounts; `local` is whoever sits at a
laptop without accounts, `system` is affiant itself, `nobody` somebody who is not known.
"""

import re

LOCAL, SYSTEM, NOBODY = "local", "system", "nobody"

NUMBER = r"(?:0|[1-9][0-9]{0,18})"
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
DIGEST = r"[0-9a-f]{64}"
KEY = r"[0-9a-f]{8}"
MARK = rf"{KEY}\.{DIGEST}"  # a blind index: the key's id, then the keyed digest

_ACTOR = re.compile(rf"(?:{LOCAL}|{SYSTEM}|{NOBODY}|(?:person|token):(?:{NUMBER}|{UUID}))")
_HOLDER = re.compile(rf"(?:{LOCAL}|(?:person|team):(?:{NUMBER}|{UUID}))")
_OBJECT = re.compile(rf"(?:{NUMBER}|{UUID}|{DIGEST}|{MARK}|{KEY}|)")


def is_actor(text: str) -> bool:
    """Whether this names who did something."""
    return _ACTOR.fullmatch(text) is not None


def is_holder(text: str) -> bool:
    """Whether this names a person or a team that a role can be granted to."""
    return _HOLDER.fullmatch(text) is not None


def is_object(text: str) -> bool:
    """Whether this names a thing; empty where the kind says it all (the log, the casefile)."""
    return _OBJECT.fullmatch(text) is not None
