"""Finding and loading very many small reports: in a folder, a .zip, a .tar and a packed .tar.

    python -m benchmarks.many_files [--files 100000] [--runs 3] [--json]

Nothing is understood here, only found and loaded: what gestae does before the first stage. Beside it the plainest
program that does the same with Python's own library: os.walk and open, one ZipFile, one tarfile stream. Each
measurement is a process of its own; the two take turns. Memory is the peak of what Python's objects take
(tracemalloc), in passes of their own, since counting slows them down.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from gestae.stages.read import gather

TEXT = (
    "Report {0}\n\nOn 4 May 2023 the Fenby Reading Circle held its meeting no. {0} at the Library.\n"
    + "It was long.\n" * 40
)
FORMS = ("folder", "reports.zip", "reports.tar", "reports.tar.gz")
WHO = ("gestae", "plain Python")


def make(place: Path, files: int) -> None:
    """Write the same reports in all FORMS."""
    (place / "folder").mkdir()
    with (
        zipfile.ZipFile(place / "reports.zip", "w", zipfile.ZIP_DEFLATED) as zipped,
        tarfile.open(place / "reports.tar", "w") as tarred,
        tarfile.open(place / "reports.tar.gz", "w:gz", compresslevel=1) as packed,
    ):
        for number in range(files):
            name, data = f"{number:07}.txt", TEXT.format(number).encode()
            (place / "folder" / name).write_bytes(data)
            zipped.writestr(name, data)
            for tar in (tarred, packed):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
                tar.members.clear()  # type: ignore[attr-defined]  # or this very script would need the memory


def by_gestae(path: str) -> Iterator[bytes]:
    """The reports as gestae loads them."""
    for source in gather([path]):
        yield source.load()


def by_plain_python(path: str) -> Iterator[bytes]:
    """The reports as the plainest program reads them."""
    if path.endswith(".zip"):
        with zipfile.ZipFile(path) as zipped:
            for name in zipped.namelist():
                yield zipped.read(name)
    elif ".tar" in path:
        with tarfile.open(path) as tar:
            for member in tar:
                stream = tar.extractfile(member)
                yield stream.read() if stream else b""
    else:
        for folder, _, names in os.walk(path):
            for name in sorted(names):
                yield Path(folder, name).read_bytes()


READERS: dict[str, Callable[[str], Iterator[bytes]]] = dict(zip(WHO, (by_gestae, by_plain_python), strict=True))


def once(who: str, path: str, what: str) -> dict[str, float]:
    """Files and bytes of one pass in this process, and what it took: "seconds", or "megabytes" at the peak."""
    if what == "megabytes":
        tracemalloc.start()
    began = perf_counter()
    files = size = 0
    for data in READERS[who](path):
        files += 1
        size += len(data)
    took = tracemalloc.get_traced_memory()[1] / 1e6 if what == "megabytes" else perf_counter() - began
    return {"files": files, "bytes": size, what: took}


def in_a_process(who: str, path: Path, what: str) -> dict[str, float]:
    """`once`, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.many_files", "--once", who, str(path), what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(files: int, runs: int) -> dict[str, Any]:
    """Medians over alternating runs, for each form."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), files)
        table: dict[str, Any] = {}
        for form in FORMS:
            path = Path(folder, form)
            table[form] = {who: in_a_process(who, path, "megabytes") for who in WHO}
            seconds: dict[str, list[float]] = {who: [] for who in WHO}
            for _ in range(runs):
                for who in WHO:
                    seconds[who].append(in_a_process(who, path, "seconds")["seconds"])
            for who in WHO:
                table[form][who]["seconds"] = median(seconds[who])
    return {"files": files, "runs": runs, "forms": table}


def main() -> None:
    """Parse the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--once", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(*options.once)))
        return
    figures = measure(options.files, options.runs)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"{'':<16}{'':<14}{'seconds':>9}{'files/s':>10}{'peak MB':>9}")
    for form, rows in figures["forms"].items():
        for who, row in rows.items():
            speed = row["files"] / row["seconds"]
            print(f"{form:<16}{who:<14}{row['seconds']:>9.2f}{speed:>10,.0f}{row['megabytes']:>9.1f}")


if __name__ == "__main__":
    main()
