"""Invented articles for tests of lineage; made prose where only its being prose counts."""

import random

from affiant.lineage.link import Member
from affiant.reading.document import DateBasis, Document, PublicationDate
from affiant.reading.passage import Passage

FERRY = """Harbour board closes the Brindle Point ferry after inspectors find cracked hulls

The harbour board of Oster Bay shut the Brindle Point ferry on Thursday after inspectors found
cracks in the hulls of both vessels, leaving four thousand commuters without a crossing.

Engineers from the maritime agency had warned in a report of March 2016 that the steel was thinning
near the engine mounts, according to three people who read it. The board paid for paint instead.

"Nobody on this board knew how bad the corrosion was until the divers came up on Tuesday evening,"
said Halvard Quince, who has chaired it for eleven years and who owns the yard that painted them.

Passengers will be carried by bus over the Tannock bridge, a detour of fifty minutes. A spokeswoman
for the operator, Saltline, declined to say when new vessels could be bought or who would pay."""

OTHER_FERRY = """Commuters stranded as Oster Bay crossing is halted

Thousands of workers had to look for another way home on Thursday when the authorities in Oster Bay
stopped all crossings from Brindle Point. Halvard Quince, head of the harbour board, told our
reporter that safety came first.

The order came two days after divers inspected the boats run by Saltline. Both have damage below
the waterline, a union official said, adding that crews had complained since the spring of 2016.

Replacement coaches take the road over the Tannock bridge. "I lost an hour and a half today," said
Mirela Dunn, a nurse, while she queued in the rain with some two hundred others."""

LIBRARY = """Library of the old mill district reopens with night hours and a children's kitchen

After two years of building work the mill district has its library back, and since Monday readers
can stay until midnight under the restored saw-tooth roof that once lit the weaving hall.

Architect Petra Lindqvist kept the iron columns and put the shelves on wheels, so that the hall can
be cleared for concerts. The children's kitchen, paid for by a baker's bequest, was full by noon.

The city spent 8.2 million on the work, a tenth less than planned, because the roof timbers turned
out to be sound. Membership stays free; a late book costs nothing but a reminder."""

STATEMENT = (
    "We regret every hour that passengers lost, and we will publish the divers' report in full "
    "before the end of the month, whatever it says about our own conduct"
)


def document(
    text: str,
    published: str | None = None,
    *,
    repost: bool = False,
    passages: tuple[Passage, ...] = (),
) -> Document:
    date = None
    if published is not None:
        date = PublicationDate(published, DateBasis.METADATA, may_be_repost=repost)
    return Document("", "text/plain", text, published=date, passages=passages)


def members(*texts: str | Document) -> list[Member]:
    """Keys are "a", "b", …"""
    return [
        Member(chr(ord("a") + number), text if isinstance(text, Document) else document(text))
        for number, text in enumerate(texts)
    ]


def prose(seed: int, words: int = 300) -> str:
    """Made words that no two seeds share a phrase of."""
    draw = random.Random(seed)
    told = [
        "".join(
            draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(draw.randint(1, 4))
        )
        for _ in range(words)
    ]
    return " ".join(told)


def changed(text: str, share: float, seed: int = 7) -> str:
    """The text with a share of its words replaced by made ones."""
    draw = random.Random(seed)
    told = text.split(" ")
    return " ".join(f"zu{draw.randrange(10**6)}q" if draw.random() < share else w for w in told)


def misread(text: str, share: float, seed: int = 3) -> str:
    """The text with a share of its characters replaced, as recognition does."""
    draw = random.Random(seed)
    return "".join(
        draw.choice("acelnorstu") if char.isalpha() and draw.random() < share else char
        for char in text
    )
