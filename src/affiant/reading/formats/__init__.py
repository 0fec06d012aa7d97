"""One reader a format; `affiant.reading.registry` lists them."""
