from pathlib import Path

from benchmarks.turns import Marked, score, unmarked

TALK = """\
Hearing of the committee
Present: Kim Rey; Paul Lund
Ms. REY. [[Kim Rey||Did you see it?]]
Mr. LUND. [[Paul Lund||I never did.]]
Ms. REY. [[Anna Rey||Are you sure?]]
Mr. LUND. [[Paul Lund||I am.]]
"""


def test_marks_are_taken_off_and_tell_whose_a_turn_is() -> None:
    text, turns = unmarked("A. [[-||Yes, I do.]]")
    assert text == "A. Yes, I do."
    assert turns == [Marked(None, ("yes", "i", "do"))]


def test_found_turns_and_right_speakers_are_counted_apart(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    told = score([tmp_path / "talk.txt"])
    assert (told.gold, told.claimed, told.found, told.right, told.none) == (4, 4, 4, 3, 0)
