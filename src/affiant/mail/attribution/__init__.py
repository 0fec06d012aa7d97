"""Whose accounts messages came from, as far as it can be shown, and by what.

Invariant: an employer is credited only by the reviewed table; a domain that nobody has looked up
is unknown, and a mailbox that anybody can have credits nobody.
"""
