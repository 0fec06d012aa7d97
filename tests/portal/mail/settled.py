"""What settling works out of a laid trove, written by hand: whose accounts, and what was signed."""

from affiant.mail.attribution.attribution import attribute
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import Attributed, Message, SignatureCheck, Trove


def settle(trove: Trove, grade: Grade | None = None) -> None:
    """Each of its messages attributed by its From; as `grade`, where one is given."""
    for one in Message.objects.filter(trove=trove):
        attribute_to(one, grade)


def attribute_to(message: Message, grade: Grade | None = None) -> Attributed:
    """This message attributed."""
    told = attribute(message.sender, on=message.sent.date() if message.sent else None)
    given = grade if grade and told.grade is Grade.D else told.grade
    return Attributed.objects.create(
        message=message,
        domain=message.sender.rpartition("@")[2],
        organisation=told.holder.organisation or "",
        kind=told.holder.kind.value,
        grade=given.value,
        grounds=[one.value for one in told.grounds],
        is_employer=told.employer is not None and given not in (Grade.X, Grade.Z),
    )


def unsigned_for_want_of_a_key(message: Message, domain: str, selector: str) -> None:
    """A signature of this message could not be checked: nobody kept its key."""
    SignatureCheck.objects.create(
        message=message,
        number=1,
        domain=domain,
        selector=selector,
        result="temperror",
        reason="no key in the archive",
    )
