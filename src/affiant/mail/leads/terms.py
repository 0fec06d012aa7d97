"""The sentences of leads; English here, French in the desk's `locale`."""

from affiant.mail.leads.kind import LeadKind
from affiant.mail.terms import N_

SENTENCES: dict[LeadKind, str] = {
    LeadKind.HOPS_BACKWARDS: N_(
        "A server on the way wrote a time that is {span} earlier than the server before it."
    ),
    LeadKind.HOPS_APART: N_(
        "A server of {first} had the message, and the next one took it from {others}."
    ),
    LeadKind.DATE_AFTER_HOP: N_(
        "By its Date, the message was written {span} after the first server had it."
    ),
    LeadKind.DATE_LONG_BEFORE_HOP: N_(
        "By its Date, the message was written {span} before the first server had it."
    ),
    LeadKind.ZONE_UNLIKE_HOP: N_(
        "Its Date is written in another time zone than the first server's ({span} apart)."
    ),
    LeadKind.ZONE_IMPOSSIBLE: N_("Its Date has the time zone {first}, which no place has."),
    LeadKind.WEEKDAY_WRONG: N_("The day of the week in its Date is not that of this date."),
    LeadKind.ID_OF_OTHER_DOMAIN: N_(
        "Its Message-ID was made at {first}, and From names an address at {others}."
    ),
    LeadKind.ID_UNLIKE_MAILER: N_(
        "It says that {first} wrote it, and its Message-ID has not the form known of that program."
    ),
    LeadKind.BOUNDARY_UNLIKE_MAILER: N_(
        "It says that {first} wrote it, and the mark between its parts has not the form known of "
        "that program."
    ),
    LeadKind.SINGLE_FIELD_TWICE: N_("Fields that may stand there once stand there twice: {words}."),
    LeadKind.NO_HOPS: N_("No server wrote down that it had the message (no Received field)."),
}

CAUTIONS: dict[LeadKind, str] = {
    LeadKind.HOPS_BACKWARDS: N_(
        "It does not mean that anybody wrote these lines by hand: clocks and time zones of servers "
        "are often set wrong."
    ),
    LeadKind.HOPS_APART: N_(
        "It does not mean that a step was left out or made up: providers hand mail between domains "
        "of theirs, and servers call themselves by internal names."
    ),
    LeadKind.DATE_AFTER_HOP: N_(
        "It does not mean that the message was written later than it came: the sender's clock or "
        "time zone may be wrong."
    ),
    LeadKind.DATE_LONG_BEFORE_HOP: N_(
        "It does not mean that it was dated back: drafts, queues, machines without a network and "
        "clocks that stand give the same."
    ),
    LeadKind.ZONE_UNLIKE_HOP: N_(
        "It does not mean that the author was elsewhere: many servers keep universal time or stand "
        "in another country."
    ),
    LeadKind.ZONE_IMPOSSIBLE: N_(
        "It does not mean that a person forged it: programs that send in bulk write such zones."
    ),
    LeadKind.WEEKDAY_WRONG: N_(
        "It does not mean that the date was altered by hand: some programs reckon it wrong."
    ),
    LeadKind.ID_OF_OTHER_DOMAIN: N_(
        "It does not mean that the author used another's account: providers, telephones and "
        "programs put their own names there."
    ),
    LeadKind.ID_UNLIKE_MAILER: N_(
        "It does not mean that the program is made up: a server writes the Message-ID where the "
        "program leaves it out, and programs change between versions."
    ),
    LeadKind.BOUNDARY_UNLIKE_MAILER: N_(
        "It does not mean that the program is made up: lists and gateways write parts anew, and "
        "programs change between versions."
    ),
    LeadKind.SINGLE_FIELD_TWICE: N_(
        "It does not mean that somebody put a field in: lists, archives and faulty programs do."
    ),
    LeadKind.NO_HOPS: N_(
        "It does not mean that it was never sent: drafts, copies in a sent folder, exports of "
        "mailboxes and messages within one office have none."
    ),
}

SETS: dict[str, str] = {
    "spamassassin": N_("SpamAssassin's public corpus, mail of 2002, much of it from lists"),
}
"""The sets on which rates were measured; see `rates.yaml`."""
