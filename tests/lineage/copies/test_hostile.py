import pytest

from affiant.lineage.copies import copies
from affiant.lineage.link import Member
from affiant.lineage.relation import Certainty, Relation
from affiant.lineage.watch import Stopped, Watch
from tests.lineage.invented import FERRY, LIBRARY, changed, document, members, prose
from tests.lineage.joined import joined
from tests.taking_time import within


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "12",
        "!!! ???",
        "\u200b\u00ad",
        "Page not found",
        "word " * 60,
        "ha ha ho " * 40,
    ],
    ids=["empty", "blank", "short", "marks", "invisible", "error", "one word", "two words"],
)
def test_texts_that_say_next_to_nothing_never_match(text: str) -> None:
    assert not copies(members(text, text, text))


def test_no_members_no_links() -> None:
    assert copies([]) == []


def test_one_word_a_million_times_is_no_work() -> None:
    with within(10):
        assert not copies(members("word " * 1_000_000, "word " * 999_999, FERRY))


def test_a_long_text_of_repeats_is_aligned_in_time() -> None:
    refrain = prose(1, 40)
    texts = [f"{refrain} verse {n} {prose(n, 6)} " for n in range(400)]
    with within(10):
        (link,) = copies(members("".join(texts), "".join(texts[::-1])))
        assert link.matches


@pytest.mark.parametrize("changing", [0.0, 0.02], ids=["same", "near"])
def test_ten_thousand_copies_of_one_page_are_one_lineage_in_linear_time(changing: float) -> None:
    count = 10_000 if not changing else 600
    page = prose(5, 60)
    told = [
        Member(n, document(changed(page, changing, seed=n) if changing else page))
        for n in range(count)
    ]
    links = copies(told)
    assert len(links) < 60 * count
    assert len(joined(told, links)) == 1


def test_scripts_without_case_or_spaces_and_from_right_to_left_are_compared() -> None:
    arabic = "أغلق مجلس الميناء العبارة يوم الخميس بعد أن وجد المفتشون شقوقا في هيكل السفينتين معا"
    chinese = "周四检查人员发现两艘船的船体都有裂缝之后港口委员会关闭了渡轮四千名通勤者无法过河"
    for text in (arabic, chinese):
        told = [f"{text} {prose(1, 5)}", f"{prose(2, 5)} {text}"]
        (link,) = copies(members(*told))
        assert link.matches[0].first.of(told[0]).strip().startswith(text[:10])


def test_vowel_marks_do_not_count() -> None:
    plain = "أغلق مجلس الميناء العبارة يوم الخميس بعد أن وجد المفتشون شقوقا في هيكل السفينتين معا"
    marked = "".join(char + "\u064e" for char in plain)
    assert copies(members(plain, marked))[0].relation is Relation.SAME_TEXT


def test_lone_surrogates_and_characters_beyond_the_basic_plane_do_no_harm() -> None:
    odd = FERRY.replace("harbour", "har\ud800bour").replace("ferry", "𝐟𝐞𝐫𝐫𝐲 \U0001f6a2")
    (link,) = copies(members(FERRY, odd))
    assert link.relation.one_origin


def test_a_chain_with_a_cycle_of_dates_ends_as_one_lineage() -> None:
    told = members(
        document(FERRY, "2018-03"),
        document(changed(FERRY, 0.1, seed=1), "2018-03-04"),
        document(changed(FERRY, 0.1, seed=2), "2018"),
    )
    assert joined(told, copies(told)) == [("a", "b", "c")]


def test_a_set_without_dates_has_links_without_direction() -> None:
    links = copies(members(FERRY, changed(FERRY, 0.1), LIBRARY, LIBRARY + " More soon."))
    assert {link.direction for link in links} == {"unknown"}


def test_it_stops_when_told_and_says_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    copies(members(FERRY, LIBRARY), Watch(progress=lambda done, steps: seen.append((done, steps))))
    assert seen
    assert all(0 <= done <= steps for done, steps in seen)
    with pytest.raises(Stopped):
        copies(members(FERRY, LIBRARY), Watch(stop=lambda: True))


def test_a_hint_joins_no_lineage() -> None:
    told = members(FERRY, LIBRARY)
    (link, *_) = copies(members(FERRY, FERRY))
    hint = type(link)(
        "a", "b", link.relation, Certainty.HINT, link.direction, link.score, link.matches
    )
    assert len(joined(told, [hint])) == 2
