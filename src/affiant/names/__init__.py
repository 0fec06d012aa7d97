"""Is this name that one? Catalogue of organisations, aliases, explainable scores."""
