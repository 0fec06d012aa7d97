"""Threads by Jamie Zawinski's algorithm (jwz.org/doc/threading.html), then by what is quoted.

References first: they are what the mail program wrote. A message whose references are missing or
resolve to nothing is hung below the message whose words it quotes, else below the newest earlier
one of the same subject, if its own subject says that it answers. Each place tells its basis.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from affiant.mail.threads.node import Basis, Mail, Node
from affiant.mail.threads.subject import base

_AGES_AGO = datetime.min.replace(tzinfo=UTC)
_LONG = timedelta(days=120)  # two subjects "planning" a year apart are two matters
LEAST = 12  # characters of a quoted line that tells something; "> Merci." tells nothing
_SHARED = 0.5  # of the telling lines quoted, written by the one that is answered
MARKS = "> \t|"  # around a line, of who quotes it
COMMON = 20  # a line that more messages hold (a footer) tells nothing


def threads(mails: Iterable[Mail]) -> list[Node]:
    """The first node of each thread, those by date; every mail is in exactly one place."""
    nodes: dict[str, Node] = {}
    placed = [_placed(nodes, mail) for mail in mails]
    for node in placed:
        _hang_by_references(nodes, node)
    del nodes  # as large as all the threads
    _hang_loose(placed)
    found = [_without_empty_top(top) for top in dict.fromkeys(_tops(placed).values())]
    del placed
    whens = _whens(found)
    for node in whens:
        node.children.sort(key=whens.__getitem__)
    return sorted(found, key=whens.__getitem__)


def _placed(nodes: dict[str, Node], mail: Mail) -> Node:
    """The mail's node. A second message of the same Message-ID gets a place of its own."""
    message_id = mail.message_id or f"\0{mail.key}"
    node = nodes.get(message_id)
    if node is None:
        node = nodes[message_id] = Node(message_id)
    elif node.mail is not None:
        node = nodes[f"\0{mail.key}"] = Node(message_id)
    node.mail = mail
    return node


def _hang_by_references(nodes: dict[str, Node], node: Node) -> None:
    assert node.mail is not None  # noqa: S101 - `_placed` has just set it
    above: Node | None = None
    for reference in node.mail.references:
        if reference == node.message_id:
            continue
        one = nodes.setdefault(reference, Node(reference))
        if above is not None and one.parent is None and one.mail is None:
            _hang(one, above, Basis.REFERENCES)
        above = one
    if above is not None:
        _hang(node, above, Basis.REFERENCES)


def _hang(node: Node, above: Node, basis: Basis) -> bool:
    """Below `above`, unless that would close a ring."""
    if node is above or (node.children and _is_below(above, node)):
        return False
    if node.parent is not None:
        node.parent.children.remove(node)
    node.parent, node.basis = above, basis
    above.children.append(node)
    return True


def _is_below(node: Node, above: Node) -> bool:
    at: Node | None = node
    while at is not None:
        if at is above:
            return True
        at = at.parent
    return False


def _hang_loose(placed: list[Node]) -> None:
    """Those whose references lead to nothing that is there, the first of each such thread."""
    tops = _tops(placed)
    loose = _loose(placed, tops)
    by_line, by_subject = _lines(placed), _subjects(placed, _answered(loose))
    for node in sorted(loose, key=_when):
        top = tops[node]
        if (quoted := _quoted(node, by_line)) and _joined(top, node, quoted, Basis.QUOTED):
            continue
        if earlier := _earlier(node, by_subject):
            _joined(top, node, earlier, Basis.SUBJECT)


def _loose(placed: list[Node], tops: dict[Node, Node]) -> list[Node]:
    """The first of each thread, where nothing that is there stands above it."""
    firsts: dict[Node, Node] = {}
    for node in placed:
        top = tops[node]
        if top not in firsts or _when(node) < _when(firsts[top]):
            firsts[top] = node
    return [node for top, node in firsts.items() if node is top or not _has_mail_above(node)]


def _has_mail_above(node: Node) -> bool:
    at = node.parent
    while at is not None and at.mail is None:
        at = at.parent
    return at is not None


def _tops(placed: list[Node]) -> dict[Node, Node]:
    """The first node of each one's thread, and of what is named on the way; every way up is gone
    once.
    """
    tops: dict[Node, Node] = {}
    for node in placed:
        way: list[Node] = []
        at = node
        while at not in tops and at.parent is not None:
            way.append(at)
            at = at.parent
        top = tops.setdefault(at, at)
        tops |= dict.fromkeys(way, top)
    return tops


def _whens(roots: Iterable[Node]) -> dict[Node, datetime]:
    """When each was sent; of what only is named, the earliest below it."""
    whens: dict[Node, datetime] = {}
    for root in roots:
        for node in reversed(root.walk()):
            below = [whens[child] for child in node.children]
            whens[node] = _when(node) if node.mail else min(below, default=_AGES_AGO)
    return whens


def _joined(top: Node, node: Node, above: Node, basis: Basis) -> bool:
    """Hang the whole thread where only lost messages stand above `node`."""
    if top is node:
        return _hang(node, above, basis)
    node_basis = node.basis
    if _hang(top, above, basis):
        node.basis = basis if node.parent is top else node_basis
        return True
    return False


def _lines(placed: list[Node]) -> dict[str, list[Node]]:
    held: defaultdict[str, list[Node]] = defaultdict(list)
    for node in placed:
        if node.mail is not None:
            for line in set(map(telling, node.mail.written)):
                if line:
                    held[line].append(node)
    return held


def telling(line: str) -> str:
    """A line as it is compared; "" for one too short to tell anything. Told again, it stays."""
    flat = " ".join(line.lower().strip(MARKS).split())
    return flat if len(flat) >= LEAST else ""


def _quoted(node: Node, by_line: dict[str, list[Node]]) -> Node | None:
    """The earlier message that wrote most of what this one quotes; the newest of equals."""
    if node.mail is None:
        return None
    told = dict.fromkeys(map(telling, node.mail.quoted))
    lines = [line for line in told if line and len(by_line.get(line, ())) <= COMMON]
    shared: defaultdict[int, int] = defaultdict(int)
    seen: dict[int, Node] = {}
    for line in lines:
        for one in by_line.get(line, []):
            if one is not node and _when(one) <= _when(node):
                shared[id(one)] += 1
                seen[id(one)] = one
    if not shared:
        return None
    best = max(shared, key=lambda one: (shared[one], _when(seen[one])))
    return seen[best] if shared[best] >= _SHARED * len(lines) else None


def _answered(loose: list[Node]) -> set[str]:
    """The subjects under which these say that they answer."""
    told = (base(node.mail.subject) for node in loose if node.mail is not None)
    return {subject for subject, answers in told if answers and subject}


def _subjects(placed: list[Node], asked: set[str]) -> dict[str, list[Node]]:
    held: defaultdict[str, list[Node]] = defaultdict(list)
    for node in placed if asked else ():
        if node.mail is not None and (subject := base(node.mail.subject)[0]) in asked:
            held[subject].append(node)
    for same in held.values():
        same.sort(key=_when)
    return held


def _earlier(node: Node, by_subject: dict[str, list[Node]]) -> Node | None:
    """The newest message before it of the same subject, if this one's says that it answers."""
    if node.mail is None:
        return None
    subject, answers = base(node.mail.subject)
    if not answers:
        return None
    same = by_subject.get(subject, [])
    before = bisect_left(same, _when(node), key=_when) - 1
    if before < 0 or _when(node) - _when(same[before]) > _LONG:
        return None
    return same[before]


def _when(node: Node) -> datetime:
    """When a message that is there was sent."""
    sent = node.mail.sent if node.mail else None
    if sent is None:
        return _AGES_AGO
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _without_empty_top(root: Node) -> Node:
    """A place that is only named, with one message below it, shows that message."""
    while root.mail is None and len(root.children) == 1:
        only = root.children[0]
        only.parent = None
        root = only
    return root
