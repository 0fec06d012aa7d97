"""Fact finding compared: sets with marked spans, systems that mark them, scores."""
