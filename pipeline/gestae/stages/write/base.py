"""What every writer is: a class that takes one outcome at a time and leaves its files in a staging folder."""

from abc import ABC, abstractmethod
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TextIO

from gestae.records import Outcome
from gestae.settings import Settings


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What run.json says of the run itself: nothing that differs between two machines or two days.

    `interrupted` notes that it was ended before all reports were read.
    """

    version: str
    model: str
    model_version: str
    settings: Settings
    interrupted: bool = False


class Staging:
    """The folder in which the files come into being, and the files that are open in it."""

    def __init__(self, path: Path) -> None:
        """`path` is an empty folder."""
        self.path = path
        self._open = ExitStack()

    def open(self, name: str, mode: str = "w", encoding: str = "utf-8", newline: str = "\n") -> TextIO:
        """Open a file that is closed with all the others. Raises OSError."""
        file: TextIO = self._open.enter_context(  # type: ignore[assignment]  # text, whatever the mode's letters
            (self.path / name).open(mode, encoding=encoding, newline=newline)
        )
        return file

    def close(self) -> None:
        """Close all files. Raises OSError where what was still held back cannot be written."""
        self._open.close()


class Writer(ABC):
    """One output format. `files` are the names it may leave in the output folder, and nothing else.

    Writers hold no outcome back: memory stays the same however many reports there are. They raise OSError
    where the disk refuses; `Output` turns that into a WriteError.
    """

    files: ClassVar[tuple[str, ...]]

    @abstractmethod
    def __init__(self, staging: Staging) -> None:
        """Open the files in `staging`, which closes them."""

    @abstractmethod
    def add(self, outcome: Outcome) -> None:
        """Write what this format holds of one report."""

    def finish(self, run: RunInfo) -> None:  # noqa: B027 (most formats have no end of their own)
        """Write what stands at the end of the files. Called once, when there are no more reports."""
