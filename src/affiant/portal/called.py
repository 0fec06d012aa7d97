"""How a document is called: by its title, or by its file where it has none."""

INSIDE = " > "  # between the names of a locator (`evidence.questions.locators_of`)


def called(title: str, locator: str) -> str:
    """The title, else the name of the file; "" where neither is known."""
    return title or locator.rpartition(INSIDE)[2]


def beside(title: str, locator: str) -> str:
    """What the locator tells beyond that: all of it, or in what the file lies."""
    return locator if title else locator.rpartition(INSIDE)[0]
