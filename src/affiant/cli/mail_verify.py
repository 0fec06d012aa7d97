"""`affiant mail verify`: what the signatures of messages still prove, on five axes."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from affiant.access.whole import write_new
from affiant.cli.mail_recover import FilesArgument, limits, refuse_without_mail
from affiant.cli.mail_words import covering
from affiant.cli.messages import _, labelled, language, ngettext
from affiant.cli.opening import explained, open_casefile
from affiant.cli.options import DEFAULT_CASEFILE, CasefileOption, DatabaseOption, JsonOption
from affiant.cli.output import aside, print_json, printable, say

if TYPE_CHECKING:
    from affiant.mail.authentication.archive import ArchivedKey
    from affiant.mail.authentication.verdict import Verdict
    from affiant.mail.checked import Authors, Checked
    from affiant.mail.stored import Stored

COLOURS = {"pass": "green", "fail": "red"}


def verify(
    files: FilesArgument,
    *,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            help=_("The day (YYYY-MM-DD) for which expiry is judged; without one it is not."),
            show_default=False,
        ),
    ] = "",
    undo: Annotated[
        bool,
        typer.Option(
            "--undo", help=_("Where a signature fails, seek what transport had changed. Slower.")
        ),
    ] = False,
    save_restored: Annotated[
        Path | None,
        typer.Option(
            "--save-restored",
            help=_(
                "With --undo: write restored messages here. They can show the account really used."
            ),
            show_default=False,
        ),
    ] = None,
    casefile: CasefileOption = DEFAULT_CASEFILE,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    from affiant.cli.day import day_of

    day = day_of(as_of)
    moment = datetime.combine(day, time.max, UTC) if day else None
    open_casefile(casefile, database)
    run = Run(moment, undo=undo or save_restored is not None, folder=save_restored)
    with explained(run.hide):
        refuse_without_mail(files, run.hide)
        for one in run.checked(files):
            if not as_json:
                run.show(*one)
            else:
                run.note(*one)
    if as_json:
        print_json(run.told())
    else:
        run.sum_up()
    if run.failed:
        raise typer.Exit(1)


class Run:
    """One call: what is asked, and what was counted."""

    def __init__(self, as_of: datetime | None, *, undo: bool, folder: Path | None) -> None:
        from affiant.mail.authentication.verdict import Result
        from affiant.mail.key_shelf import KeyShelf
        from affiant.mail.terms import said
        from affiant.mail.wording import Wording

        self._as_of, self._undo, self._folder = as_of, undo, folder
        self._keys = KeyShelf()
        self.hide = covering()
        self._wording = Wording(language())
        self._said = said(Result, language())
        self._results: Counter[Result] = Counter()
        self._messages: list[dict[str, Any]] = []
        self._saved: list[str] = []
        self._count = self._restored = 0
        self._has_recovered = False
        self.failed: list[dict[str, Any]] = []

    def checked(self, files: Sequence[Path]) -> "Iterator[tuple[Stored, Checked]]":
        """Every message; those too large are listed in `failed`. Raises OSError."""
        from affiant.mail.checked import check, undone

        authors = self._authors(files) if self._undo else None
        for one in _messages(files):
            if one.raw is None:
                self._fail(one)
                continue
            found = check(one.raw, self._keys, self._as_of, is_of_mailbox=one.is_of_mailbox)
            if authors is not None:
                found = undone(found, one.raw, self._keys, authors.addresses(one.raw))
                self._save(one, found)
            self._count += 1
            self._results.update(verdict.result for verdict in found.verdicts)
            self._restored += sum(restored is not None for restored in found.restored)
            self._has_recovered |= any(v.key_source.value == "recovered" for v in found.verdicts)
            yield one, found

    def _authors(self, files: Sequence[Path]) -> "Authors":
        from affiant.mail.checked import Authors

        authors = Authors()
        for one in _messages(files):
            authors.note(one.raw or b"")
        return authors

    def _fail(self, one: "Stored") -> None:
        name = self.hide(one.path.name)
        self.failed.append({"file": name, "number": one.number, "why": "too large"})
        words = _("{name}, message {n}: too large")
        aside("[red]" + words.format(name=printable(name), n=one.number) + "[/]")

    def _save(self, one: "Stored", found: "Checked") -> None:
        """Readable by the user alone, and never over another file. Raises OSError."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number, restored in enumerate(found.restored, 1):
            if restored is None:
                continue
            path = self._folder / f"{one.path.stem}-{one.number}-{number}.eml"
            write_new(path, restored.message)
            self._saved.append(self.hide(path.name))

    def show(self, one: "Stored", found: "Checked") -> None:
        """A line for each signature, and under it the five axes."""
        name = self.hide(one.path.name)
        place = f"{name}, {one.number}" if one.is_of_mailbox else name
        for verdict in found.verdicts:
            colour = COLOURS.get(verdict.result.value, "yellow")
            if verdict.key is not None and verdict.key.private_since:
                colour = "yellow"
            sentence = printable(self.hide(self._wording.sentence(verdict)))
            say(
                labelled(printable(place), f"[{colour}]{self._said[verdict.result]}[/]  {sentence}")
            )
            if verdict.signature is not None:
                self._show_axes(verdict)
        if found.chain.result.value != "none":
            say(_axis(_("seals"), self.hide(self._wording.chain(found.chain))))

    def _show_axes(self, verdict: "Verdict") -> None:
        axes = self._wording.axes(verdict, self._as_of)
        names = (_("result"), _("key"), _("time"), _("coverage"), _("undone"))
        for name, told in zip(names, asdict(axes).values(), strict=True):
            say(_axis(name, self.hide(told)))

    def note(self, one: "Stored", found: "Checked") -> None:
        """Keep it for `told`."""
        self._messages.append(
            {
                "file": self.hide(one.path.name),
                "number": one.number,
                "start": one.start,
                "signatures": [self._told(verdict) for verdict in found.verdicts],
                "seals": {
                    "result": found.chain.result,
                    "reason": found.chain.reason,
                    "domains": [self.hide(link.seal.domain) for link in found.chain.links],
                },
            }
        )

    def _told(self, verdict: "Verdict") -> dict[str, Any]:
        key, one, hide = verdict.key, verdict.signature, self.hide
        axes = asdict(self._wording.axes(verdict, self._as_of))
        return {
            "result": verdict.result,
            "reason": verdict.reason,
            "detail": hide(verdict.detail),
            "domain": hide(one.domain) if one else None,
            "selector": hide(one.selector) if one else None,
            "key": {**key_told(key, hide), "bits": verdict.key_bits} if key else None,
            "time": verdict.time,
            "coverage": asdict(verdict.coverage) if one else None,
            "undone": [asdict(change) for change in verdict.undone],
            "sentence": hide(self._wording.sentence(verdict)),
            "axes": {name: hide(told) for name, told in axes.items()},
        }

    def told(self) -> dict[str, Any]:
        """For machines."""
        return {
            "messages": self._messages,
            "results": dict(self._results),
            "restored": self._restored,
            "saved": self._saved,
            "failed": self.failed,
            "limits": limits() if self._has_recovered else "",
        }

    def sum_up(self) -> None:
        """The last lines: how many of which result."""
        say(
            ngettext("{n} message checked", "{n} messages checked", self._count).format(
                n=self._count
            )
        )
        width = max(map(len, self._said.values()))
        for result, count in sorted(self._results.items()):
            say(f"    {self._said[result]:<{width}} {count}")
        if self._restored:
            words = ngettext(
                "{n} signature restored. What was restored is confidential: it can show which "
                "account was really used.",
                "{n} signatures restored. What was restored is confidential: it can show which "
                "accounts were really used.",
                self._restored,
            )
            say(words.format(n=self._restored))
        if self._saved:
            say(
                _("Written, for you alone: {files}").format(files=printable(", ".join(self._saved)))
            )
        if self._has_recovered:
            say(limits())


def key_told(key: "ArchivedKey", hide: Callable[[str], str]) -> dict[str, Any]:
    """A key for machines: who names a file of keys may name it by a correspondent."""
    names = ("domain", "selector", "told_by")
    return {**asdict(key), **{name: hide(getattr(key, name)) for name in names}}


def _axis(name: str, told: str) -> str:
    return f"    {name:<12} {printable(told)}"


def _messages(files: Sequence[Path]) -> "Iterator[Stored]":
    from affiant.mail.stored import messages

    for path in files:
        yield from messages(path)
