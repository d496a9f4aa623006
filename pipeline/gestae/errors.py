"""The error tree. Each class carries the exit code that the command line ends with.

    GestaeError              1
    |- UnreadableError       3   an input cannot be read (in a batch: that report alone fails), a bucket not listed
    |- SettingsError         4   bad settings, configuration file or taxonomy
    |- ModelMissingError     5   the spaCy model that was named is not installed
    |- WriteError            6   the output cannot be written
    |- GoldError             9   gold has mistakes that keep it from being scored
    |- BusyError            10   another run is writing into the output folder
    `- WorkerError          11   worker processes cannot be started

Exit code 0 is done, 2 is click's (usage), 7 is "finished, but some reports failed" (PARTIAL_FAILURE),
8 is "compared, but a figure is below the floor asked for" (BELOW_FLOOR).
"""

PARTIAL_FAILURE = 7
BELOW_FLOOR = 8


class GestaeError(Exception):
    """Base of every error that gestae raises on purpose; `str(error)` is one clear line for the user."""

    exit_code = 1


class UnreadableError(GestaeError):
    """A report cannot be read. `code` names the reason, e.g. "empty", "encrypted", "scanned-only"."""

    exit_code = 3

    def __init__(self, code: str, message: str) -> None:
        """Keep the machine-readable `code` beside the one-line `message`."""
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type["UnreadableError"], tuple[str, str]]:
        """Pickle with both arguments, so that the error crosses process borders."""
        return type(self), (self.code, str(self))


class SettingsError(GestaeError):
    """A setting, a configuration file or a taxonomy is wrong."""

    exit_code = 4


class ModelMissingError(GestaeError):
    """The named spaCy model is not installed."""

    exit_code = 5


class WriteError(GestaeError):
    """The output folder or a file in it cannot be written."""

    exit_code = 6


class GoldError(GestaeError):
    """Gold has a mistake that keeps it from being scored."""

    exit_code = 9


class BusyError(GestaeError):
    """Another run holds the output folder."""

    exit_code = 10


class WorkerError(GestaeError):
    """The processes that read reports end before they begin."""

    exit_code = 11
