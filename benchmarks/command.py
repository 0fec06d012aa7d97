"""The command line as a process of its own, in the environment that runs the benchmark."""

import sys

AFFIANT = (sys.executable, "-c", "from affiant.cli.start import main; main()")
