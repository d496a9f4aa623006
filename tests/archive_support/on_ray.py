"""`python -m archive_support.on_ray FOLDER OUTPUT [LOSE]`: a run on a Ray cluster of two nodes, of one CPU each.

The nodes are those of ray.cluster_utils: two raylets with their own workers and object stores, on this machine. With LOSE the second
one is killed, with all its processes, after so many replies. Prints how many nodes replied and how many were left.
"""

import sys
from pathlib import Path

import ray
from ray.cluster_utils import Cluster

from archive_support.work import load
from gestae.archive.account import How
from gestae.archive.folder import FolderRun
from gestae.archive.plan import Plan
from gestae.settings import Settings
from gestae.stages.read import gather

NODE = {"num_cpus": 1, "object_store_memory": 100_000_000}


def main(folder: str, output: str, lose: str = "0") -> None:
    """Start the cluster, run, stop it."""
    cluster = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    second = cluster.add_node(**NODE)
    ray.init(address=cluster.address, log_to_driver=False, logging_level="error")
    try:
        how = How(timeout=10, engine="ray", load=load)
        with Plan(gather([folder], None)) as plan, FolderRun(plan, Settings(), Path(output), how) as run:
            run.compare([folder])
            for progress in run.read():
                if progress.finished == int(lose):
                    cluster.remove_node(second, allow_graceful=False)
            run.finish(interrupted=False)
        print("nodes left:", sum(node["Alive"] for node in ray.nodes()))
    finally:
        ray.shutdown()
        cluster.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
