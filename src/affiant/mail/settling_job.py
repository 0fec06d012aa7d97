"""Settling as work that goes on beside the pages: `evidence.work` does it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile
    from affiant.evidence.work.tally import Tally

KIND = "settle"


def begin() -> None:
    """Have such jobs done, from now on."""
    from affiant.evidence.deeds import register  # noqa: PLC0415 - models: after Django is set up

    register(KIND, settle_all)


def settle_all(
    casefile: "Casefile", options: Mapping[str, Any], tally: "Tally", now: Callable[[], datetime]
) -> None:
    """Settle a collection, or each that is out of date. Raises CasefileBusy."""
    from affiant.mail.models import Message  # noqa: PLC0415 - see there
    from affiant.mail.settling import out_of_date, settle  # noqa: PLC0415 - see there

    wanted = [options["collection"]] if options.get("collection") else out_of_date()
    held = Message.objects.filter(trove__collection__in=wanted)
    tally.total, before = held.count(), 0
    for collection in wanted:

        def watch(done: int, before: int = before) -> None:
            tally.done = before + done

        with casefile.writing():
            done = settle(collection, now(), casefile.originals, watch=watch)
        before += done.messages
    tally.done = tally.total
