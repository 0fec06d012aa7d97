"""What lists, gateways and mailboxes do to mail: the order in which a message meets them."""

import random
from collections.abc import Callable

from benchmarks.mailing import gateways, lists

Transport = Callable[[bytes, random.Random], bytes]

GATEWAYS: tuple[Transport, ...] = (
    gateways.to_utf_8, gateways.to_quoted, gateways.to_8bit, gateways.from_base64,
    gateways.to_base64, gateways.requoted, gateways.refolded, gateways.parameters,
    gateways.parsed_and_written, gateways.cased, gateways.message_id, gateways.field_dropped,
    gateways.dashes, gateways.trimmed, gateways.unstuffed, gateways.unflowed,
    gateways.proofpoint, gateways.safe_links, gateways.warning, gateways.disclaimer,
)  # fmt: skip
LISTS: tuple[Transport, ...] = (
    lists.list_sender, lists.subject_tag, lists.list_fields, lists.mailman_from,
    lists.sympa_from, lists.google_group, lists.text_footer, lists.encoded_footer,
    lists.footer_part,
)  # fmt: skip
MAILBOXES: tuple[Transport, ...] = (
    gateways.long_lines, gateways.dots, gateways.stuffed, gateways.bare_lf,
)  # fmt: skip
ALL: tuple[Transport, ...] = (*GATEWAYS, *LISTS, *MAILBOXES)
