"""Who copied, quoted, syndicated or translated whom: relations between texts, with their proof."""
