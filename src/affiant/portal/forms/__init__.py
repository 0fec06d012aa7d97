"""The small form of each kind of fact: what can be said otherwise, and what it means."""
