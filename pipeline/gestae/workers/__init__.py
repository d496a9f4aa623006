"""Worker processes: reports are read in processes of their own, so that none can take the run with it.

`Pool` gives a reply for every task as it is finished, `in_order` in the order of the tasks; `RayPool` does the same
on the machines of a Ray cluster. A report that hangs, kills its process or fails by a defect is tried alone once
more, then it is a failed outcome.
"""

from gestae.workers.job import Job, Reply, Task, reply_of, unpack
from gestae.workers.pool import Pool, in_order
from gestae.workers.ray_pool import RayPool
from gestae.workers.sizing import TIMEOUT, processors, worthwhile

__all__ = [
    "TIMEOUT", "Job", "Pool", "RayPool", "Reply", "Task", "in_order", "processors", "reply_of", "unpack", "worthwhile",
]  # fmt: skip
