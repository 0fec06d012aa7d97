"""What a message's signatures still prove, long after their keys left the DNS.

Pure: bytes, archived keys and an as-of date in, verdicts out. Nothing here asks the network.
DKIM is RFC 6376 with RFC 8301 (algorithms) and RFC 8463 (Ed25519); ARC is RFC 8617.
"""
