"""What an approval is of: everything that will be published, but the day on which it was made."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from affiant.dossiers import render
from affiant.dossiers.dossier import Dossier


def digest(dossier: Dossier, told: Mapping[str, Any]) -> str:
    """SHA-256 of the dossier in both languages with what people put before it (`told`, JSON)."""
    made = [_timeless(render.json(dossier, language)) for language in ("en", "fr")]
    whole = json.dumps([made, told], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _timeless(record: str) -> Any:
    told = json.loads(record)
    told.pop("made_on", None)
    return told
