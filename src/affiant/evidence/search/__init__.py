"""Full-text search in French and English: hits are passages.

`analysis` and `query` are pure and run in the reading processes; `index` and `hits` need the
casefile's database.
"""
