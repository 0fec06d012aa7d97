from affiant.lineage.relation import Relation
from affiant.lineage.trace import trace
from affiant.reading.document import Document
from tests.lineage.invented import FERRY, LIBRARY, changed, members
from tests.lineage.joined import joined

ENGLISH = """Saltline met with Halvard Quince in Oster Bay on 12 March 2018

Saltline paid $4.2 million to Tannock Marine for 3 vessels, the company said on 14 March 2018.
In Brindle Point 412 people lost their crossing, according to the Maritime Agency (MA).
Halvard Quince, who chairs the board, told Radio Oster that 17 inspectors had seen the hulls.
Petra Lindqvist of the Seafarers Union wants 250,000 dollars for 38 families before 1 May 2018.
A report of 2016 by Mirela Dunn counted 29 cracks; the MA found 61 in February 2018."""
FRENCH = """Saltline a rencontré Halvard Quince à Oster Bay le 12 mars 2018

Saltline a versé 4,2 millions de dollars à Tannock Marine pour 3 navires,
a dit la société le 14 mars 2018.
À Brindle Point, 412 personnes ont perdu leur traversée, selon la Maritime Agency (MA).
Halvard Quince, qui préside le conseil, a dit à Radio Oster que 17 inspecteurs
avaient vu les coques.
Petra Lindqvist, du Seafarers Union, veut 250 000 dollars pour 38 familles avant le 1er mai 2018.
Un rapport de 2016 de Mirela Dunn comptait 29 fissures ; la MA en a trouvé 61 en février 2018."""


def test_copies_and_translations_are_traced_together() -> None:
    told = members(
        Document("", "text/plain", ENGLISH, language="en"),
        Document("", "text/plain", FRENCH, language="fr"),
        changed(ENGLISH, 0.05),
        FERRY,
        LIBRARY,
    )
    links = trace(told)
    relations = {(link.first, link.second): link.relation for link in links}
    assert relations["a", "c"].one_origin
    assert relations["a", "b"] is Relation.TRANSLATION
    assert ("d", "e") not in relations
    assert set(joined(told, links)) >= {("d",), ("e",)}
