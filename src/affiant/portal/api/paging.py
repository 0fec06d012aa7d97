"""Lists in portions: what follows is asked for by the number of the last one."""

from typing import Annotated

from ninja import Query

MOST = 200
"""Rows of an answer at most."""

LARGEST = 2**62
"""A number of a row that a database can count to."""

Limit = Annotated[int, Query(50, ge=1, le=MOST, description="rows at most")]
After = Annotated[int, Query(0, ge=0, le=LARGEST, description="the last row of the portion before")]
