"""What is measured: speed beside named peers, and quality beside gold. `python -m benchmarks.NAME`."""
