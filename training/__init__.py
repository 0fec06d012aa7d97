"""How the models that affiant ships are made: recipes, seeded, on data that may be redistributed.

Nothing here is installed with affiant. The corpora lie beside the repository (../shared/data);
none of their text enters it.
"""
