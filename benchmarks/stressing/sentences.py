"""Invented sentences with every kind of fact, and repeats that tempt a rule to look far."""

ENGLISH = (
    'On 12 March 2019, Halden Freight told the union that "nobody will lose a job this year".',
    "The company paid $4.2 million to Orsel Security for the northern sites, up 12 % on 2018.",
    "Nadia Orsel, a spokeswoman for the group, said that the contract had been cancelled.",
    "More than 350 workers signed the letter and asked Halden to end the programme by June.",
    "Halden declined to comment.[4] Two former managers were charged with fraud last week.",
    "“We knew,” he added, “and we said so in writing.” The ministry denied it on Tuesday.",
)
FRENCH = (
    "Le 12 mars 2019, Halden Fret a déclaré que « personne ne perdra son emploi cette année ».",
    "L’entreprise a versé 4,2 millions d’euros à Orsel Sécurité, soit 12 % de plus qu’en 2018.",
    "Selon Nadia Orsel, porte-parole du groupe, le contrat aurait été résilié l’été dernier.",
    "Plus de 350 salariés ont signé la lettre et demandent à Halden d’y mettre fin avant juin.",
    "Halden n’a pas souhaité répondre.[4] Deux anciens cadres ont été mis en examen mardi.",
    "« Nous le savions », ajoute-t-il, « et nous l’avons écrit. » Le ministère a démenti.",
)
SENTENCES = {"en": ENGLISH, "fr": FRENCH}
A_PARAGRAPH = 4  # sentences

HOSTILE = {
    "one sentence without end": "and Halden said that it paid $5 to Orsel in May, ",
    "marks that only open": "« “ ",
    "marks that only close": "» ” he said ",
    "straight marks": '" a ',
    "digits": "1234567890",
    "digits and spaces": "1 000 ",
    "numbers in words": "cent mille deux ",
    "capitals": "Aaa Bbb ",
    "initials": "A. B. ",
    "said that": "she said that ",
    "de la": "de la ",
    "markers": "[1][2] ",
    "dashes": "– dit-il – ",
    "dates": "12/03/2019-",
    "millions": "million de millions d’",
    "combining accents": "é\u0301\u0301 ",
    "line ends": "\n",
    "spaces": " \u00a0",
    "list items": "1. Halden (2019)\n",
    "no-width": "\u200b\u2060",
}


def prose(language: str, length: int) -> str:
    """About so many characters of sentences in paragraphs."""
    sentences = SENTENCES[language]
    lines = [
        " ".join(sentences[(n + i) % len(sentences)] for i in range(A_PARAGRAPH))
        for n in range(len(sentences))
    ]
    whole = "\n".join(lines) + "\n"
    return (whole * (length // len(whole) + 1))[:length]


def repeated(name: str, length: int) -> str:
    """So many characters of one of `HOSTILE`."""
    part = HOSTILE[name]
    return (part * (length // len(part) + 1))[:length]
