"""The ids that stand in addresses. Anything else is no address at all."""


class Number:
    """A row's number, at most what a database counts to."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


class EntityId:
    """What `names.entity.entity_id` makes."""

    regex = "aff-[0-9a-f]{20}"

    def to_python(self, value: str) -> str:
        """The id."""
        return value

    def to_url(self, value: str) -> str:
        """The id."""
        return value
