"""Letters without their accents: what the foldings of all floors are made of.

A folding says which spellings count as one, and that differs by purpose: some have to keep every
offset, some are stored and compared with what is stored, some run letters of other scripts
together where a name may not. What each adds to these stands in its own docstring:

- `names.folding.folded`: names; ligatures opened, marks of other scripts kept
- `vocabulary.defensible.folded`, `facts.quotes.turns.words.bare`: words looked up in our lists
- `reading.boilerplate.fold`: a page's phrases, their punctuation kept within
- `mail.masking.people.fold`: a token of a person's name
- `mail.index.folded`: as FTS5's tokenizer does it
- `evidence.search.analysis.fold`: the index of a casefile's texts
- `lineage.copies.folding`, `lineage.translations.folding`: letter by letter, offsets kept
"""

import unicodedata


def unaccented(text: str) -> str:
    """Compatibility forms taken apart (NFKD), all combining characters left out, case kept.

    Marks of every script go, vowel signs of Hebrew and the sound marks of kana among them.
    Ligatures that are letters of their own (œ, æ, ø, ł) stay. Idempotent.
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def base(letter: str) -> str:
    """The letter under the marks of one character, as long as it: offsets hold. Case stays."""
    return unicodedata.normalize("NFD", letter)[0]
