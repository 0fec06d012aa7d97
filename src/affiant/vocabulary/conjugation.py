"""Forms of regular French and English verbs, enough to meet them in reported speech.

French: Bescherelle's first group (-er, with -cer, -ger and -eler/-érer changes), third person,
participles and imperfect, simple past. English: third person, past, participle.
"""

from affiant.vocabulary.wordlist import load

_VOWELS = "aeiou"
_FRENCH_ENDINGS = ("e", "ent", "é", "ée", "és", "ées", "èrent", "er", "era", "erait", "eront")
_FRENCH_BROAD_ENDINGS = ("a", "ait", "aient", "ant")  # c and g soften before these


def french_forms(infinitive: str) -> frozenset[str]:
    """Forms of a first-group verb; the infinitive alone for any other verb."""
    if not infinitive.endswith("er"):
        return frozenset((infinitive,))
    stem = infinitive[:-2]
    soft = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1], stem)
    forms = {stem + ending for ending in _FRENCH_ENDINGS}
    forms |= {soft + ending for ending in _FRENCH_BROAD_ENDINGS}
    return frozenset(forms | _grave_forms(stem))


def _grave_forms(stem: str) -> set[str]:
    """Rappelle, martèle, répète: the stem's last e before a silent ending."""
    if len(stem) < 3 or stem[-2] not in "eé" or stem[-1] in _VOWELS:  # noqa: PLR2004 - e + consonant
        return set()
    open_stem = stem[:-2] + "è" + stem[-1]
    doubled = stem + stem[-1]
    return {s + ending for s in (open_stem, doubled) for ending in ("e", "ent")}


def english_forms(base: str) -> frozenset[str]:
    """Forms of a regular verb; doubled consonants are listed as irregular."""
    if base.endswith("e"):
        return frozenset((base, base + "s", base + "d", base[:-1] + "ing"))
    if base.endswith("y") and base[-2] not in _VOWELS:
        return frozenset((base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"))
    third = base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s")
    return frozenset((base, third, base + "ed", base + "ing"))


def speech_forms(tongue: str, list_name: str) -> frozenset[str]:
    """All forms of the verbs of speech in `words/speech.yaml` ("fr" or "en"; "clause", "marks")."""
    listed = load("speech")[tongue][list_name]
    conjugate = french_forms if tongue == "fr" else english_forms
    forms = {form for verb in listed["regular"] for form in conjugate(verb)}
    return frozenset(forms.union(*listed["irregular"].values()))
