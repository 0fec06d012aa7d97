"""How well it is shown that a message came from an account at the domain it names."""

from enum import StrEnum


class Grade(StrEnum):
    """From the best to the worst; X and Z credit no employer."""

    A = "A"  # a signature of the domain holds
    B = "B"  # it holds after known changes of transport were taken back
    C = "C"  # the receiving provider recorded that it held
    D = "D"  # the From field alone says so
    X = "X"  # a mailbox that anybody can have
    Z = "Z"  # something else contradicts it

    @property
    def is_proved(self) -> bool:
        """Whether a signature shows it that anybody can check again."""
        return self in (Grade.A, Grade.B)


class Ground(StrEnum):
    """Why that grade: each has a sentence in both languages in `terms.yaml`."""

    ALIGNED = "aligned signature"
    UNDONE = "aligned signature after undoing"
    RECORDED = "recorded by the provider"
    TENANT = "signed by the tenant"
    FROM_ALONE = "from alone"
    CONSUMER = "consumer mailbox"
    PRIVATE_KEY_PUBLIC = "private key public"
    KEY_RECOVERED = "key recovered"
    OUTSIDE_KEY_WINDOW = "outside key window"
    BODY_PARTLY_SIGNED = "body partly signed"
    SIGNATURE_FAILS = "aligned signature fails"
    SIGNED_BY_CONSUMER = "signed by a consumer mailbox"
    RECORDED_FAILURE = "failure recorded"
    SIGNED_BY_OTHER = "signed by another"
    FROM_WAS_REWRITTEN = "from was rewritten"
    DOMAIN_UNKNOWN = "domain unknown"
    ANOTHER_TIME = "domain held at another time"
    ENTRY_UNCHECKED = "entry unchecked"
    NO_ADDRESS = "no address"
