"""What the server writes to the terminal: that something broke, and where in our code.

Never the message of an error, a query or an address: they may hold words of a document or what
somebody looked for (threats T-11 and T-18).
"""

import logging
import traceback

LOGGERS = ("django", "waitress")
COMING = 503  # the status of what is being worked out


class Reticent(logging.Formatter):
    """Names the kind of error and the line of code."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        kind, error, trace = record.exc_info or (None, None, None)
        if kind is None or error is None:
            status = getattr(record, "status_code", "")
            told = f" ({status})" if status else ""
            return f"affiant serve: {record.levelname.lower()} in {record.name}{told}"
        last = traceback.extract_tb(trace)[-1]
        return f"affiant serve: {kind.__name__} at {last.filename.rsplit('/', 1)[-1]}:{last.lineno}"


def is_a_fault(record: logging.LogRecord) -> bool:
    """Whether it tells of one: a page that says that it comes (503) is none, though Django has
    a line for it."""
    return getattr(record, "status_code", 0) != COMING


def speak_little() -> None:
    """Write errors of the server to standard error, reticently, and nothing else."""
    handler = logging.StreamHandler()
    handler.setFormatter(Reticent())
    handler.addFilter(is_a_fault)
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
        logger.setLevel(logging.ERROR)
