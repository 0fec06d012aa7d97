"""Names under which the DNS has keys: SELECTOR._domainkey.DOMAIN."""

MARK = "_domainkey"


def split(name: str) -> tuple[str, str] | None:
    """Selector and domain in lower case; None for a name that is no key's."""
    labels = name.lower().rstrip(".").split(".")
    if MARK not in labels[1:-1]:
        return None
    at = labels.index(MARK, 1)
    return ".".join(labels[:at]), ".".join(labels[at + 1 :])
