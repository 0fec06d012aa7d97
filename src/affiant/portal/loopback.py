"""The addresses that nobody but this machine can reach."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
