"""Bytes to `Document`: text, passages, metadata; one reader a format, each in a sandbox."""
