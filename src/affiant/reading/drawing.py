"""Pages of PDFs as pictures, drawn in a worker of the sandbox: a hostile page harms only itself."""

from dataclasses import dataclass
from pathlib import Path

from affiant.reading.document import Document
from affiant.reading.keeping import Keeper
from affiant.reading.limits import MIB, Limits
from affiant.reading.outcome import Failed, Read
from affiant.reading.page_picture import DAMAGED, Picture, Undrawn, Wish
from affiant.reading.reader import Reading
from affiant.reading.sandbox import Pool, Task
from affiant.reading.source import Source

LIMITS = Limits(seconds=20.0, memory=2048 * MIB)
"""Of one page. A full page of print takes a third of a second, a map of many lines some."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The worker's work: the page of this file. Picklable. Gives a picture or why there is none."""

    path: Path
    wish: Wish

    def __call__(self, document: Document) -> Picture | str:
        """Draw it; the document is empty and says nothing."""
        del document
        import pypdfium2  # noqa: PLC0415 - only the worker opens files of strangers

        from affiant.reading.formats.pdf_picture import draw  # noqa: PLC0415 - see there

        try:
            pdf = pypdfium2.PdfDocument(self.path)
        except pypdfium2.PdfiumError:
            return DAMAGED
        try:
            return draw(pdf, self.wish)
        except Undrawn as why:
            return str(why)
        finally:
            pdf.close()


class Nothing:
    """A reader that opens nothing: the worker's walk asks for one."""

    name = "page"
    version = "1"

    def score(self, source: Source) -> float | None:
        """Whatever it is."""
        del source
        return 1.0

    def read(self, source: Source, limits: Limits) -> Reading:
        """An empty document."""
        del limits
        return Reading(Document(source.sha256, "application/pdf", "", None))


def nothing(source: Source) -> Nothing:
    """Chooses for every source the reader that opens nothing."""
    del source
    return Nothing()


def drawn(source: Source, wish: Wish, keeper: Keeper, limits: Limits = LIMITS) -> Picture:
    """The page of this PDF, drawn in a process of its own. Raises Undrawn."""
    work = Drawing(source.path, wish)
    with Pool(work, keeper, limits, workers=1, documents=False, choose=nothing) as pool:
        for outcome in pool.run([Task("page", source)]):
            if isinstance(outcome, Read) and isinstance(outcome.product, Picture):
                return outcome.product
            if isinstance(outcome, Read) and outcome.product is not None:
                raise Undrawn(outcome.product)
            if isinstance(outcome, Failed):
                raise Undrawn(outcome.reason.value)
    raise Undrawn(DAMAGED)
