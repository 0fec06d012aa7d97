import inspect
import io
import tokenize


def comments(cls: type) -> dict[str, str]:
    """The comment at the end of each member's line, by the member's name."""
    said: dict[str, str] = {}
    name = ""
    for token in tokenize.generate_tokens(io.StringIO(inspect.getsource(cls)).readline):
        first = token.line.split("=")[0].split(":")[0].strip()
        if token.type == tokenize.NAME and token.string == first:
            name = token.string
        elif token.type == tokenize.COMMENT and name:
            said[name] = token.string.lstrip("# ")
    return said


def summary(thing: object) -> str:
    """The first paragraph of its docstring, on one line."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())
