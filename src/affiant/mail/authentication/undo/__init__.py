"""What transport did to a signed message, taken back, and proven by the hash.

Lists and gateways change mail after it is signed. Each change that is known here is undone on
trial; a trial counts only when the digests that the signer made match bit for bit, so a
restored message is the signed one. What no known change explains stays failed.
"""
