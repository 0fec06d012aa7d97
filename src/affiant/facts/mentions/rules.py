"""What the rules and the gazetteer name, sentence by sentence: what a recogniser then sees."""

from collections.abc import Sequence

from affiant.facts.mentions.known import Knowing
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.recognise import recognise
from affiant.facts.mentions.setting import Setting


def named_by_rules(
    settings: Sequence[Setting], knowing: Knowing
) -> tuple[list[Named], frozenset[str]]:
    """The names, and the words that the document also writes small."""
    small: set[str] = set()
    for setting in settings:
        small.update([low for _, _, text, low in setting.words if text == low])
    common = frozenset(small)
    found = [named for setting in settings for named in recognise(setting, knowing, common)]
    return found, common
