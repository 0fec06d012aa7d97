from pathlib import Path

from benchmarks.corpus import make_corpus


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    first = make_corpus(tmp_path / "a", 120, 0.3, seed=5)
    second = make_corpus(tmp_path / "b", 120, 0.3, seed=5)
    assert [p.name for p in first.friendly] == [p.name for p in second.friendly]
    for one, other in zip(
        first.friendly + first.hostile, second.friendly + second.hostile, strict=True
    ):
        assert one.read_bytes() == other.read_bytes()


def test_the_share_of_hostile_files_is_kept(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path, 40, 0.05, seed=1)
    assert (len(corpus.friendly), len(corpus.hostile)) == (38, 2)
