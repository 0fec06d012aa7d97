from affiant.facts.context import Context


def find(context: Context) -> tuple[()]:
    """Nothing yet."""
    del context
    return ()
