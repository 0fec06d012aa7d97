"""Who answers whom."""

from affiant.mail.threads.node import Basis, Mail, Node
from affiant.mail.threads.threading import telling, threads

__all__ = ["Basis", "Mail", "Node", "telling", "threads"]
