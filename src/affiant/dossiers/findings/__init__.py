"""What the facts of many documents say together: what stands, contradicts, or does not add up.

Pure: facts in, findings out. A finding never says that somebody is wrong; it says which
passages stand, how many origins are behind them, and what would have to be true for them to fit.
"""
