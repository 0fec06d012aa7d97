"""Who answers whom."""

from affiant.mail.threads.node import Basis, Mail, Node
from affiant.mail.threads.threading import COMMON, MARKS, telling, threads

__all__ = ["COMMON", "MARKS", "Basis", "Mail", "Node", "telling", "threads"]
