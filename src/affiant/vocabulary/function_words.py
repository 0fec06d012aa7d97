from functools import cache

from affiant.vocabulary.sheet import sheet


@cache
def function_words() -> dict[str, frozenset[str]]:
    """ISO 639-1 code to the lower-case words that show that language."""
    return {language: frozenset(words) for language, words in sheet("function_words").items()}
