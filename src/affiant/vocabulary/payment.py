from enum import StrEnum


class PaymentStatus(StrEnum):
    """How far a sum has come. An obligation is not a payment, and a claim is neither."""

    CLAIMED = "claimed"
    AWARDED = "awarded"
    OBLIGATED = "obligated"
    PAID = "paid"
    OFFERED = "offered"
    REFUSED = "refused"
