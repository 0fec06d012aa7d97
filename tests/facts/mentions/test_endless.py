"""A sentence without end: what is done for each name must not look through the whole of it."""

from collections.abc import Iterator

from affiant.facts.mentions.named import Named
from affiant.facts.mentions.offices import give_roles
from affiant.facts.mentions.setting import Setting, settled
from affiant.facts.sentence import sentences
from affiant.facts.token import Token
from affiant.reading.passage import PassageKind
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined

TEXT = "the chairwoman of Bluefin Cloud, Jane Roe, met the others, and then "


class Unread(list[Token]):
    """Tokens that may be looked up, but not read through."""

    def __iter__(self) -> Iterator[Token]:
        raise AssertionError("read from one end to the other")


def endless() -> tuple[Setting, Named]:
    """A long sentence and one person named in it."""
    read = lined(TEXT * 50, "en")
    (sentence,) = sentences(read)
    setting = settled(read.text, sentence, PassageKind.PARAGRAPH)
    start = read.text.rindex("Jane Roe")
    person = Named(start, start + len("Jane Roe"), EntityKind.PERSON, "Jane Roe", 0.9)
    at = next(at for at, word in enumerate(setting.words) if word.start == start)
    setting.take(at, at + 2)
    setting.words = Unread(setting.words)
    return setting, person


def test_a_role_is_given_without_reading_the_whole_sentence() -> None:
    setting, person = endless()
    give_roles(setting, [person])
    assert person.role is not None
    assert person.role.startswith("chairwoman")


def test_whether_a_word_stands_in_a_list_is_told_at_its_third_name() -> None:
    read = lined("Ada, Bea, Cleo, Dora, Edda, " * 200 + "Zoe", "en")
    (sentence,) = sentences(read)
    setting = settled(read.text, sentence, PassageKind.PARAGRAPH)
    words, looked = setting.words, []

    class Watched(list[Token]):
        def __getitem__(self, at: int) -> Token:  # type: ignore[override] # slices are not asked for
            looked.append(at)
            return words[at]

    setting.words = Watched(words)
    assert setting.listed(0)
    assert max(looked) < 10
