"""Reading without risk: a pool of processes that read files under limits.

    with Pool(work, keeper, limits) as pool:
        for outcome in pool.run(Task(key, source) for ...):
            ...

`walk` is the same in one process, without the protection.
"""

from affiant.reading.sandbox.pool import Pool
from affiant.reading.sandbox.station import Unstartable
from affiant.reading.sandbox.task import Task
from affiant.reading.sandbox.walk import walk

__all__ = ["Pool", "Task", "Unstartable", "walk"]
