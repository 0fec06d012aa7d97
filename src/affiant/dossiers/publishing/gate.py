"""The gate: what holds of a publication today, and how it is frozen once all of it holds."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.db import transaction

from affiant.dossiers.dossier import Dossier
from affiant.dossiers.exports import bundled
from affiant.dossiers.publishing.check import Check, Hurdle
from affiant.dossiers.publishing.digest import digest
from affiant.dossiers.publishing.wording import broken
from affiant.evidence.casefile import PUBLISHED, Casefile
from affiant.evidence.models import Approval, Edition, Publication, ReplyRequest
from affiant.evidence.right_of_reply import Reply


class NotYet(Exception):
    """Something of what must hold does not."""


class OwnWork(NotYet):
    """Who prepared or edited it cannot approve it: that is for a second person."""


class Otherwise(NotYet):
    """The dossier is not what was looked at: somebody changed it meanwhile, or sees less of it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who acts: how roles and the log know them, and their name."""

    by: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Gate:
    """A publication with the dossier as its reader sees it now. `hidden` tells whether words have
    something in them that is masked.

    `drawn_from` names the collections it draws on alone, None where it draws on the whole casefile.

    It is of one moment: a request makes its own. Whose approval counts is asked anew each time.
    """

    publication: Publication
    dossier: Dossier
    hidden: Callable[[str], bool] = lambda _: False
    drawn_from: tuple[str, ...] | None = None

    @property
    def told(self) -> dict[str, Any]:
        """What people put before the dossier, and whom they asked: published with it."""
        row = self.publication
        drawn = {} if self.drawn_from is None else {"drawn_from": list(self.drawn_from)}
        return drawn | {
            "title": row.title,
            "summary": row.summary,
            "language": row.language,
            "right_of_reply": [
                {
                    "party": one.party,
                    "channel": one.channel,
                    "asked_on": one.asked_on,
                    "deadline": one.deadline,
                    "answer": one.answer or None,
                    "answered_on": one.answered_on or None,
                }
                for one in self.replies
            ],
        }

    @cached_property
    def replies(self) -> tuple[ReplyRequest, ...]:
        """Who was asked, in the order in which it was recorded."""
        return tuple(self.publication.reply_requests.order_by("pk"))

    @cached_property
    def digest(self) -> str:
        """What an approval would be of. The whole dossier is written twice for it."""
        return digest(self.dossier, self.told)

    def checks(self, today: date) -> tuple[Check, ...]:
        """Everything that must hold, and whether it does today.

        Raises Indefensible where a sentence of affiant's own cannot be defended.
        """
        row, replies = self.publication, self.replies
        known = [
            Reply(one.party, one.channel, one.asked_on, one.deadline, one.answer) for one in replies
        ]
        words = f"{row.title}\n\n{row.summary}"
        found = broken(words, self.dossier, row.language)
        answered = [one for one in known if one.holds(today)]
        return (
            Check(Hurdle.WORDING, not found and not self.hidden(words), found),
            Check(Hurdle.ASKED, bool(replies)),
            Check(Hurdle.ANSWERED, bool(replies) and len(answered) == len(replies)),
            Check(Hurdle.APPROVED, self.approval is not None),
        )

    @property
    def approval(self) -> Approval | None:
        """The newest that is of what stands now, by somebody else than its authors."""
        row = self.publication
        return (
            row.approvals.filter(digest=self.digest)
            .exclude(by__in=(row.by, row.edited_by))
            .order_by("-pk")
            .first()
        )


def approve(gate: Gate, seen: str, signature: Signature) -> Approval:
    """Agree to what was seen. Raises OwnWork, Otherwise."""
    row = gate.publication
    if signature.by in (row.by, row.edited_by):
        raise OwnWork
    if gate.digest != seen:
        raise Otherwise
    return Approval.objects.create(
        publication=row, digest=seen, by=signature.by, by_name=signature.name, at=signature.at
    )


def freeze(gate: Gate, casefile: Casefile, signature: Signature, today: date) -> Edition:
    """Write the edition's bundle, whole or not at all, and record it. Raises NotYet, OSError.

    The same dossier again gives the edition that there is.
    """
    row, stands = gate.publication, gate.digest
    if not all(check.holds for check in gate.checks(today)):
        raise NotYet
    there = row.editions.filter(digest=stands).first()
    if there is not None:
        return there
    with transaction.atomic():
        Publication.objects.select_for_update().get(pk=row.pk)
        number = row.editions.count() + 1
        name = f"publication-{row.pk}-edition-{number}"
        file = casefile.folder / PUBLISHED / f"{name}.zip"
        written, fingerprint = _written(file, lambda to: _bundle(gate, casefile, to, name))
        return Edition.objects.create(
            publication=row, number=number, digest=stands, file=file.name, sha256=written,
            fingerprint=fingerprint, by=signature.by, by_name=signature.name, at=signature.at,
        )  # fmt: skip


def edition_file(casefile: Casefile, edition: Edition) -> Path:
    """Where it lies. Raises FileNotFoundError where it is gone or was changed."""
    path = casefile.folder / PUBLISHED / Path(edition.file).name
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != edition.sha256:
            raise FileNotFoundError(path)
    return path


def _bundle(gate: Gate, casefile: Casefile, to: BinaryIO, name: str) -> str:
    told = json.dumps(gate.told | {"approved_by": _approver(gate)}, ensure_ascii=False, indent=2)
    more: Mapping[str, bytes] = {"publication.json": told.encode()}
    return bundled(gate.dossier, casefile, to, name, more=more)


def _approver(gate: Gate) -> str | None:
    return gate.approval.by_name if gate.approval else None


def _written(file: Path, write: Callable[[BinaryIO], str]) -> tuple[str, str]:
    """The file's SHA-256 and the key's fingerprint; under its name only when it is whole."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as made:
        try:
            fingerprint = write(cast("BinaryIO", made.file))
            made.flush()
            os.fsync(made.fileno())
            made.seek(0)
            sha256 = hashlib.file_digest(made, "sha256").hexdigest()
            Path(made.name).chmod(0o400)
            Path(made.name).replace(file)
        except BaseException:
            Path(made.name).unlink(missing_ok=True)
            raise
    return sha256, fingerprint
