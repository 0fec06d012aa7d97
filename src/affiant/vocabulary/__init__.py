"""Closed vocabularies: what a word of the field may mean, and nothing else."""
