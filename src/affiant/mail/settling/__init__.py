"""What is worked out of stored troves: copies, threads, signatures, attributions, masks, tables.

Rows here can all be made again from the stored messages and keys, save pseudonyms and releases.
"""

from affiant.mail.settling.anew import Stale, is_settled, out_of_date, settle, stale

__all__ = ["Stale", "is_settled", "out_of_date", "settle", "stale"]
