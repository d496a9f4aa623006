"""text/: the exact text that all offsets of a report refer to, byte for byte."""

from gestae.records import Outcome
from gestae.stages.write.base import Staging, Writer

FOLDER = "text"


class Texts(Writer):
    """Writes one file a report that could be read, at the place that the report's record names."""

    files = (FOLDER,)

    def __init__(self, staging: Staging) -> None:
        """Make the folder."""
        self._path = staging.path
        (staging.path / FOLDER).mkdir()
        self._made = staging.path / FOLDER

    def add(self, outcome: Outcome) -> None:
        """Write the text as UTF-8, without touching its line ends: they count in the offsets."""
        if outcome.report.text_file is None:
            return
        path = self._path / outcome.report.text_file
        if path.parent != self._made:  # reports come folder by folder
            self._made = path.parent
            self._made.mkdir(parents=True, exist_ok=True)
        path.write_bytes(outcome.text.encode("utf-8"))
