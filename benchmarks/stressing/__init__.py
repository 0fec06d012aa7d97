"""Texts that try the finders: very long ones, and ones that no one would write."""
