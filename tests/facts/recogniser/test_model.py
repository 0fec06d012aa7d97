import numpy as np

from affiant.facts.recogniser.model import Model, unpacked


def small() -> Model:
    return Model(
        labels=("O", "Bp", "Ip"),
        transitions=np.eye(3, dtype=np.float32),
        words={"wroe": 0, "xXx": 1},
        word_weights=np.arange(30, dtype=np.float32).reshape(2, 5, 3) / np.float32(8),
        places={"first": 0},
        place_weights=np.array([[0.5, -0.25, 0]], dtype=np.float32),
        calibration=((0.5, 0.4), (0.9, 0.8)),
    )


def test_a_packed_model_is_the_same_when_unpacked() -> None:
    again = unpacked(small().packed())

    assert again.words == small().words
    assert again.places == small().places
    assert again.calibration == small().calibration
    np.testing.assert_array_equal(again.word_weights, small().word_weights)
    np.testing.assert_array_equal(again.place_weights, small().place_weights)
    np.testing.assert_array_equal(again.transitions, small().transitions)


def test_the_same_model_packs_to_the_same_bytes() -> None:
    assert small().packed() == small().packed()


def test_a_model_without_any_feature_can_be_kept() -> None:
    empty = Model(
        ("O",),
        np.zeros((1, 1), dtype=np.float32),
        {},
        np.zeros((0, 5, 1), dtype=np.float32),
        {},
        np.zeros((0, 1), dtype=np.float32),
        (),
    )

    assert unpacked(empty.packed()).labels == ("O",)
