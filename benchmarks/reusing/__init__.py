"""Planted reuse: texts of the development data, variants made of them, and who finds them."""
