"""Whose a folder of another file system is: one state's, by a mark that lies beside the files published there.

Without it a run with another state would replace and remove what the first one had put there. The mark is a number that
the state drew once; it tells neither when nor where.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from gestae.archive.store import OWNER, Store
from gestae.errors import WriteError
from gestae.remote import RemoteFolder

MARK = ".gestae-owner"


def refuse_others(target: RemoteFolder, folder: Path, store: Store) -> None:
    """Raise WriteError where the target is marked as another state's than that in `folder`."""
    mark = _mark_of(target)
    if mark and mark != store.fact(OWNER):
        raise WriteError(
            f"{target.path} was published from another state than {folder}: name that one with --state, or another -o; "
            f"if it is lost, remove {target.path}/{MARK} and go on"
        )


def claim(target: RemoteFolder, folder: Path, store: Store) -> None:
    """Mark the target as this state's, before the first file is put there. Raises WriteError where it is another's."""
    refuse_others(target, folder, store)
    own = store.fact(OWNER)
    if own is None:
        own = uuid4().hex
        store.note(OWNER, own)
    if _mark_of(target) != own:
        with TemporaryDirectory() as name:
            file = Path(name) / MARK
            file.write_text(f"{own}\n", encoding="ascii")
            target.put(file, MARK)


def _mark_of(target: RemoteFolder) -> str:
    """The number in the target, "" where it has no mark."""
    return b"".join(target.lines(MARK)).decode("ascii", "replace").strip()
