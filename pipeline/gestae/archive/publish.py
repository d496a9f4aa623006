"""The files of a run into a folder of another file system: what has changed since it was last published there.

SQLite cannot work in a bucket, and files that grow cannot lie in one: a run has a folder on this machine, with its
state and the files that it writes at its end, and these are uploaded then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from gestae.archive.ahead import ahead
from gestae.archive.owner import claim, refuse_others
from gestae.archive.store import Store
from gestae.remote import RemoteFolder, is_unfinished
from gestae.stages.write import TEXT, former_files, write_errors

REPORTS = "reports.jsonl"
_NOT_KNOWN = ""  # in the place of a hash: it is gestae's, but what it holds is not known


@dataclass
class Published:
    """What publishing did, in files."""

    sent: int = 0
    kept: int = 0
    removed: int = 0


def publish(folder: Path, names: Iterable[str], target: RemoteFolder, store: Store) -> Published:
    """Make the target hold the files of a folder that are named, in this order; all but the texts one by one.

    What gestae put there before and is not named any more is removed at the end; all else is left alone. Each step is
    noted in the store as it is done, so that a run that is stopped goes on. Raises WriteError, also where the target is
    another state's.
    """
    claim(target, folder, store)
    done = Published()
    sizes = target.sizes()
    before = store.published(target.path)
    if REPORTS not in before:
        before = {**_former(target, sizes, store), **before}
    wanted = dict.fromkeys(names)

    def put(new: tuple[str, str]) -> None:
        target.put(folder / new[0], new[0])

    changed = _noted(_changed(folder, wanted, before, sizes), target, store)
    for (name, digest), _ in ahead(changed, put, lambda new: target.side_by_side and _is_text(new[0])):
        store.note_published(target.path, name, digest)
        done.sent += 1
    done.kept = len(wanted) - done.sent
    refuse_others(target, folder, store)  # who began at the same moment
    stale = [name for name in {**before, **dict.fromkeys(filter(is_unfinished, sizes))} if name not in wanted]
    for name, _ in ahead(stale, target.remove, lambda _: target.side_by_side):
        store.forget_published(target.path, name)
        done.removed += 1
    return done


def _former(target: RemoteFolder, sizes: dict[str, int], store: Store) -> dict[str, str]:
    """What a run with another state left in the target, as its list of reports tells, which is about to be replaced.
    That list itself is noted after all that it names."""
    found = [name for name in former_files(target.lines(REPORTS)) if name in sizes]
    for name in found:
        store.note_published(target.path, name, _NOT_KNOWN)
    return dict.fromkeys(found, _NOT_KNOWN)


def _changed(
    folder: Path, names: Iterable[str], before: dict[str, str], sizes: dict[str, int]
) -> Iterator[tuple[str, str]]:
    """The names and hashes of files that the target does not hold as they are."""
    for name in names:
        with write_errors(folder), (folder / name).open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
            size = file.tell()
        if before.get(name) != digest or sizes.get(name) != size:
            yield name, digest


def _noted(changed: Iterable[tuple[str, str]], target: RemoteFolder, store: Store) -> Iterator[tuple[str, str]]:
    """The same; what lies in the target is not known from here on until the upload has been noted."""
    for name, digest in changed:
        store.note_published(target.path, name, _NOT_KNOWN)
        yield name, digest


def _is_text(name: str) -> bool:
    return name.startswith(f"{TEXT}/")
