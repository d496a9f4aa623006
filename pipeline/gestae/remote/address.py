"""What a path with :// means, and the file system behind it."""

# ruff: noqa: PLC0415 (fsspec takes a quarter of a second to import, and need not be there)

import re
from typing import Any

from gestae.errors import SettingsError

_REMOTE = re.compile(r"(?:[A-Za-z][\w+.-]+::)*[A-Za-z][\w+.-]+://")  # one letter would be a drive
_HERE = re.compile(r"(?:file|local)://")
_ROOTED_DRIVE = re.compile(r"/+(?=[A-Za-z]:)")


def is_remote(path: str) -> bool:
    """Whether a path is one of another file system."""
    return _REMOTE.match(path) is not None and _HERE.match(path) is None


def local_path(path: str) -> str:
    """The path that a file:// path stands for; any other as it is. As in fsspec nothing in it is escaped."""
    here = _HERE.match(path)
    return _ROOTED_DRIVE.sub("", path[here.end() :], count=1) or "/" if here else path


def protocol(path: str) -> str:
    """What stands in front: "s3://"."""
    found = _REMOTE.match(path)
    return found[0] if found else ""


def connect(path: str) -> tuple[Any, str]:
    """The fsspec file system of a path, and the path as that file system has it.

    Raises SettingsError where fsspec or what it needs for this protocol is not installed, or where it cannot begin.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise SettingsError(f"{path}: paths with :// need fsspec: pip install 'gestae[remote]'") from error
    try:
        system, plain = url_to_fs(path)
    except ImportError as error:
        raise SettingsError(f"{path}: what fsspec needs for it is not installed ({reason(error)})") from error
    except Exception as error:  # every file system has its own
        raise SettingsError(f"{path}: {reason(error)}") from error
    return system, str(plain)


def reason(error: Exception) -> str:
    """What a file system says, in one line: many errors are not OSError, some say nothing."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(said.split()) or type(error).__name__
