"""From a casefile to a dossier that can be defended."""
