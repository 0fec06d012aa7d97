"""Is what is stated at 0.8 right four times in five? Facts judged against gold, by confidence."""
