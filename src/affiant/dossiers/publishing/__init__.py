"""The gate before publication: what must hold before a dossier is frozen and may go out."""
