"""Imported once by the process that workers are forked from, so that starting one is cheap.

Nothing here may start a thread that a fork would miss: the libraries are imported, not used.
"""

import os
import signal
import sys
from contextlib import suppress
from importlib import import_module

if any("multiprocessing.forkserver" in word for word in sys.orig_argv):  # nobody who looks at us
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, also while this loads

os.environ["OMP_THREAD_LIMIT"] = "1"  # Tesseract and BLAS: the pool is the parallelism
os.environ["OPENBLAS_NUM_THREADS"] = "1"

_LIBRARIES = ("fastwarc.warc", "kreuzberg", "lxml.html", "pypdfium2", "tesserocr", "trafilatura")

for _library in _LIBRARIES:
    with suppress(ImportError):  # an extra that is not installed
        import_module(_library)
