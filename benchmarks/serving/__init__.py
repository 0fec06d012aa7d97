"""A large invented casefile, and people who use the portal on it, for `benchmarks.portal`."""
