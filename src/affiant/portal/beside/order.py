"""What a child is asked to make, and of which casefile."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from affiant.access.roles.reach import Reach
from affiant.portal.coming import What
from affiant.portal.running import running

_SETTINGS = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Order:
    """`what`, as far as documents within this reach give it."""

    what: What
    reach: Reach


@dataclass(frozen=True, slots=True)
class Place:
    """The casefile that this server has open. Its settings may hold a password of the database:
    they go through the pipe, and stand in no command line."""

    folder: Path
    settings: Mapping[str, Any]

    @classmethod
    def here(cls) -> "Place":
        """The one that is served."""
        told = connection.settings_dict
        return cls(running().casefile.folder, {name: told[name] for name in _SETTINGS})
