"""Pictures of a dossier as SVG: who took from whom, who deals with whom, figures by vintage.

Each picture says in words what it shows (`<title>`, `<desc>`), and nothing that the page does not
say in text as well. Colours are the page's tokens, so that a picture is dark where the page is.
"""

from affiant.dossiers.render.pictures.chart import vintages
from affiant.dossiers.render.pictures.drawing import on_paper
from affiant.dossiers.render.pictures.lineage import lineage
from affiant.dossiers.render.pictures.network import network

__all__ = ["lineage", "network", "on_paper", "vintages"]
