"""Words of mail as the command line may print them, and what its commands on mail share."""

from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from affiant.cli.messages import _, language
from affiant.cli.output import harmless, printable, say
from affiant.cli.unlocking import opened_ring, refuse, ring_of

if TYPE_CHECKING:
    from affiant.evidence.casefile import Casefile
    from affiant.mail.settling import Stale

CollectionOption = Annotated[
    str,
    typer.Option(
        "--collection",
        envvar="AFFIANT_COLLECTION",
        help=_("The collection whose mail it is; without one, the casefile's own."),
    ),
]


def unlock(casefile: "Casefile", key_file: Path | None) -> None:
    """Have the keys of a team's casefile at hand; a laptop's needs none. Exit code 2 without."""
    if ring_of(casefile).file.exists():
        from affiant.access.cipher.at_hand import take

        take(opened_ring(casefile, key_file))


def collection_of(name: str) -> int:
    """Its number; a sentence and exit code 2 where there is none of that name."""
    from affiant.evidence.collections import NoCollectionName, collection_key
    from affiant.evidence.models.collection import DEFAULT, Collection

    if not name:
        return DEFAULT
    try:
        found = Collection.objects.filter(name_key=collection_key(name)).first()
    except NoCollectionName:
        found = None
    if found is None:
        _refuse_for(_("There is no collection of that name."))
    return found.pk


def mail_of(name: str) -> int:
    """The number of the collection whose mail is asked for; where it holds none and others do, a
    sentence with what to type, and exit code 2."""
    from affiant.mail.models import Trove

    number = collection_of(name)
    held = set(Trove.objects.order_by().values_list("collection_id", flat=True).distinct())
    if held and number not in held:
        told = _("There is no mail in {name}.").format(name=printable(name))
        _refuse_for(told if name else _("There is no mail in the casefile's own collection."))
    return number


def tell_none() -> bool:
    """Say so where no mail was read at all, and whether that is so."""
    from affiant.mail.models import Trove

    if Trove.objects.exists():
        return False
    say(_("No trove of mail was read. Read one with `affiant mail read PATH`."))
    return True


def _refuse_for(told: str) -> NoReturn:
    """Why not, and the collections that hold mail as they are typed."""
    from affiant.evidence.models.collection import Collection

    held = Collection.objects.filter(troves__isnull=False).distinct().order_by("name_key")
    options = [
        f"  --collection {printable(quote(one.name))}"
        + ("" if one.name else "  " + _("(the casefile's own)"))
        for one in held
    ]
    elsewhere = _("{told} There is mail in:").format(told=told)  # in an f-string nobody collects it
    refuse("\n".join([elsewhere, *options]) if options else told)


def hiding() -> Callable[[str], str]:
    """What masks any words of mail: correspondents, whom the house protects, and domains that can
    be one person's own."""
    from affiant.evidence.entities.protected import counted_of_protected
    from affiant.evidence.legal import legal_standings
    from affiant.mail.settling.masks import closed_domains, masker
    from affiant.mail.settling.releases import minimum
    from affiant.portal.masks import Masks, people_counted

    mask = masker(language()).closing(closed_domains(minimum())).mask
    house = Masks(people_counted(counted_of_protected(), legal_standings()))
    return lambda words: harmless(house.hide(mask(words))) if words else ""


def covering() -> Callable[[str], str]:
    """The same for commands that open no keys: with labels where the keys are at hand, with
    bullets where they are not."""
    from affiant.access.cipher.errors import Locked
    from affiant.mail.settling.masks import cover

    try:
        return hiding()
    except Locked:
        hide = cover().hide
        return lambda words: harmless(hide(words))


def tell_stale(collection: int) -> None:
    """Say where what is printed is not of all that is there."""
    from affiant.mail.settling import stale

    _tell([stale(collection)])


def tell_outdated() -> None:
    """The same of all mail of the casefile, after keys came in."""
    from affiant.mail.settling import out_of_date, stale

    _tell([stale(one) for one in out_of_date()])


def _tell(found: "list[Stale]") -> None:
    from affiant.cli.messages import ngettext
    from affiant.cli.output import aside

    fresh = sum(one.messages for one in found)
    rechecked = sum(one.rechecked for one in found)
    told = []
    if fresh:
        told.append(
            ngettext(
                "{n} message came in since this was worked out.",
                "{n} messages came in since this was worked out.",
                fresh,
            ).format(n=fresh)
        )
    if rechecked:
        told.append(
            ngettext(
                "Keys came in since {n} signed message was checked.",
                "Keys came in since {n} signed messages were checked.",
                rechecked,
            ).format(n=rechecked)
        )
    if any(one.table for one in found):
        told.append(_("The table of domains has changed since senders were worked out."))
    if told:
        told.append(_("Run `affiant mail settle`."))
        aside(f"[yellow]{' '.join(told)}[/]")
