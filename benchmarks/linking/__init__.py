"""Names of organisations: the gold pairs, and other people's comparisons of them."""
