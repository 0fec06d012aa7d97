"""The recogniser that affiant ships: one trained model a language, loaded when first asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from affiant.facts.recogniser.line import Line, Recognised
from affiant.facts.recogniser.model import unpacked
from affiant.facts.recogniser.tagger import Tagger

LANGUAGES = ("en", "fr")


@cache
def tagger(language: str) -> Tagger:
    """The model of one of `LANGUAGES`, loaded once. Raises FileNotFoundError for any other."""
    kept = resources.files(__package__).joinpath("models", f"{language}.model").read_bytes()
    return Tagger(unpacked(kept))


@dataclass(frozen=True, slots=True)
class Own:
    """Implements `Recogniser`: each line is asked of its language's model, others of none."""

    of_language: Callable[[str], Tagger] = tagger

    def recognise(self, lines: Sequence[Line]) -> list[Recognised]:
        """The names in the wanted lines that are French or English."""
        found: list[Recognised] = []
        for language in LANGUAGES:
            spoken = [line for line in lines if line.sentence.language == language]
            if any(line.wanted for line in spoken):
                found += self.of_language(language).recognise(spoken)
        return found


@dataclass(frozen=True, slots=True)
class Unaided:
    """Implements `Recogniser`: names nothing, so that rules and the gazetteer stand alone."""

    def recognise(self, lines: Sequence[Line]) -> tuple[Recognised, ...]:  # noqa: ARG002 - the protocol's
        """Nothing."""
        return ()
