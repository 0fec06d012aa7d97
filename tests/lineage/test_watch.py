import pytest

from affiant.lineage.link import Member
from affiant.lineage.translations import translations
from affiant.lineage.watch import Stopped, Watch
from affiant.reading.document import Document
from tests.lineage.translations.texts import ORIGINAL, TRANSLATED


def test_parts_of_work_tell_how_far_the_whole_is() -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, steps: told.append((done, steps)))
    watch.part(0, 2).step(5, 10)
    watch.part(1, 2).step(10, 10)
    assert [done / steps for done, steps in told] == [0.25, 1.0]


def test_a_part_without_steps_is_not_begun() -> None:
    told: list[float] = []
    Watch(lambda done, steps: told.append(done / steps)).part(1, 2).step(0, 0)
    assert told == [0.5]


def test_looking_for_translations_can_be_stopped() -> None:
    texts = [
        Member(0, Document("", "text/plain", ORIGINAL, language="en")),
        Member(1, Document("", "text/plain", TRANSLATED, language="fr")),
    ]
    with pytest.raises(Stopped):
        translations(texts, Watch(stop=lambda: True))
