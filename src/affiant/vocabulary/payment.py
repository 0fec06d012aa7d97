from enum import StrEnum


class PaymentStatus(StrEnum):
    """How far a sum has come. An obligation is not a payment, and a claim is neither."""

    CLAIMED = "claimed"
    AWARDED = "awarded"
    OBLIGATED = "obligated"
    DEOBLIGATED = "deobligated"  # what was obligated and taken back; amounts stay positive
    PAID = "paid"
    OFFERED = "offered"
    REFUSED = "refused"
    ORDERED = "ordered"  # a court or an authority says that it is to be paid; an appeal may undo it
