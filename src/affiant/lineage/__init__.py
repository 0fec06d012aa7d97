"""Who copied, quoted, syndicated or translated whom: relations between texts, with their proof."""

VERSION = "4"
"""Of the way in which links are found. Links of another version are found anew."""
