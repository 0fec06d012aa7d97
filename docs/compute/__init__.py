"""Fills the computed parts of the pages: tables from the code, outputs from running it."""

import os

os.environ["AFFIANT_LANGUAGE"] = "en"  # the pages are English, whoever makes them
