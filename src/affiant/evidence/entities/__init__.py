"""Who is who in the casefile: names taken from the texts, judgements, entities, exchange."""
