"""What is measured: speed beside named peers, quality beside gold.

Each is run as `python -m benchmarks.NAME`.
"""
