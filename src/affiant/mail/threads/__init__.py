"""Who answers whom."""

from affiant.mail.threads.node import Basis, Mail, Node
from affiant.mail.threads.threading import COMMON, LEAST, MARKS, telling, threads

__all__ = ["COMMON", "LEAST", "MARKS", "Basis", "Mail", "Node", "telling", "threads"]
