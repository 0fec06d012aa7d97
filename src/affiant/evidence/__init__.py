"""The casefile: originals, texts, facts, judgements, ledger, search, verification."""
