from enum import StrEnum


class Format(StrEnum):
    """What a dossier is written as; the value is what the file's name ends in."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    JSON = "json"
    CSV = "csv"
    FTM = "ftm.json"  # followthemoney entities, one a line
    BUNDLE = "zip"  # signed, with the sources: see `dossiers.bundle`
