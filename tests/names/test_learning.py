import pytest

from affiant.names.aliases import NONE, Alias, Aliases
from affiant.names.cue import Cue
from affiant.names.learning import Spotted, learn, learn_parallel


def learned(text: str, *names: str, aliases: Aliases = NONE) -> list[tuple[str, str, Cue]]:
    """What a text teaches, the names being spotted at their first place after the one before."""
    at, spotted = 0, []
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        spotted.append(Spotted(start, at, name))
    return [(one.alias, one.name, one.cue) for one in learn(text, spotted, aliases)]


@pytest.mark.parametrize(
    ("text", "long", "short", "cue"),
    [
        ("The Arden Widget Watch (AWW) said so.", "Arden Widget Watch", "AWW", Cue.BRACKETS),
        ("Le Service des douanes (ACS) a saisi", "Service des douanes", "ACS", Cue.BRACKETS),
        ("Northmere, dite Mere, vend", "Northmere", "Mere", Cue.ALSO),
        ("Mere Systems, ci-après « Mere », vend", "Mere Systems", "Mere", Cue.ALSO),
        ("Northmere (formerly Quillfeed) sells", "Northmere", "Quillfeed", Cue.FORMER),
        ("Northmere (ex-Quillfeed) vend", "Northmere", "Quillfeed", Cue.FORMER),
        ("Quillfeed, renamed Northmere, sells", "Quillfeed", "Northmere", Cue.NOW),
        ("l’Agence Galet (en anglais Galet Body)", "Agence Galet", "Galet Body", Cue.TRANSLATED),
        ("Northmere, also known as Mere, sells", "Northmere", "Mere", Cue.ALSO),
    ],
)  # fmt: skip
def test_a_document_that_joins_two_names_teaches_an_alias(
    text: str, long: str, short: str, cue: Cue
) -> None:
    assert learned(text, long, short) == [(short, long, cue)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Northmere (Quillfeed) sells", ("Northmere", "Quillfeed")),
        ("Northmere (NWS) sells", ("Northmere", "NWS")),
        ("Northmere and Quillfeed sell", ("Northmere", "Quillfeed")),
        ("Northmere, which owns Quillfeed, sells", ("Northmere", "Quillfeed")),
        ("AWW (BXX) said", ("AWW", "BXX")),
        ("Northmere (with Quillfeed) sells", ("Northmere", "Quillfeed")),
        ("Northmere (Northmere) sells", ("Northmere", "Northmere")),
    ],
)
def test_a_bracket_that_may_hold_something_else_teaches_nothing(
    text: str, names: tuple[str, str]
) -> None:
    assert learned(text, *names) == []


def test_what_is_known_as_two_is_not_joined_by_a_document() -> None:
    table = Aliases.of([Alias("Northmere", "Northmere"), Alias("Mere", "Mere County")])

    assert learned("Northmere, dite Mere, vend", "Northmere", "Mere", aliases=table) == []


def test_letters_of_a_known_body_are_not_given_to_the_office_before_them() -> None:
    body = "Arden Widget Department"
    table = Aliases.of([Alias("AWD", body), Alias(body, body)])
    text = "the Office of Inspector General (AWD) found"

    assert learned(text, "Office of Inspector General", "AWD", aliases=table) == []


def test_a_translation_pairs_the_one_name_that_is_left_on_each_side() -> None:
    passages = [
        (["Arden Widget Watch", "Pebble"], ["Arden Widget Watch", "Caillou"]),
        (["Pebble"], ["Caillou"]),
    ]

    assert learn_parallel(passages, NONE) == (("Pebble", "Caillou"),)


def test_a_pair_that_one_passage_gives_is_not_learned_when_the_names_are_unlike() -> None:
    assert learn_parallel([(["Pebble"], ["Caillou"])], NONE) == ()


def test_a_name_that_is_paired_with_two_is_paired_with_none() -> None:
    passages = [(["Pebble"], ["Caillou"])] * 2 + [(["Pebble"], ["Galet"])] * 2

    assert learn_parallel(passages, NONE) == ()
