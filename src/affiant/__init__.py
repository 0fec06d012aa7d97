"""affiant: evidence you could swear to."""

__version__ = "0.1.0"
