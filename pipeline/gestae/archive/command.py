"""The command that a folder was written with, kept for `--retry`."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from gestae.archive.store import STATE, Store
from gestae.errors import SettingsError
from gestae.remote import is_remote, local_path
from gestae.settings import Settings

FACT = "command"


@dataclass(frozen=True, slots=True)
class Command:
    """The paths as given, the settings, and where the files are published ("": nowhere)."""

    paths: tuple[str, ...]
    settings: Settings
    target: str = ""


def note_command(store: Store, paths: Sequence[str], settings: Settings, target: str) -> None:
    """Keep the command in the folder's state."""
    values = {"paths": list(paths), "from": os.getcwd(), "settings": settings.model_dump(mode="json")}  # noqa: PTH109
    store.note(FACT, {**values, "target": target})


def former_command(folder: Path) -> Command:
    """The command of the former run into a folder.

    Raises SettingsError where there was none, or where it cannot be repeated from here, BusyError where a run goes on.
    """
    if not (folder / STATE).is_file():
        raise SettingsError(f"{folder} holds nothing to try again: no run of 'gestae extract' wrote into it")
    with Store(folder) as store:
        values = store.fact(FACT)
    if values is None:
        raise SettingsError(f"what was read into {folder} is not known any more: give the paths and -o {folder}")
    if values["from"] != os.getcwd() and not all(map(_is_absolute, values["paths"])):  # noqa: PTH109
        raise SettingsError(f"the paths of the former run begin in {values['from']}: go there and try again")
    if "-" in values["paths"]:
        raise SettingsError("the former run read standard input, which is gone: give it again")
    try:
        return Command(tuple(values["paths"]), Settings(**values["settings"]), values.get("target", ""))
    except ValidationError as error:
        raise SettingsError(f"the settings of the former run into {folder} are not valid any more") from error


def _is_absolute(path: str) -> bool:
    return is_remote(path) or Path(local_path(path)).is_absolute()
