"""What outcomes depend on besides the reports: where any of it changed, kept outcomes are worth nothing."""

import platform
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from gestae import __version__
from gestae.nlp.tagger import InstalledModel
from gestae.settings import Settings
from gestae.stages.write import describe_settings

LIBRARIES = (
    "charset-normalizer", "dateparser", "ftfy", "lxml", "markdown-it-py", "numpy", "py3langid", "pypdfium2",
    "python-docx", "PyYAML", "spacy",
)  # fmt: skip
"""The libraries that read and understand reports; another version of one may read otherwise."""

_OF_THE_RUN = {"format", "max_size", "keep_duplicates"}  # which reports are read, and how outcomes are written
_PACKAGE = Path(__file__).resolve().parents[1]
_APART = {"cli", "archive", "workers", "remote", "evaluate", "__pycache__"}  # what carries outcomes and makes none

Fingerprint = dict[str, Any]


def fingerprint(settings: Settings, model: InstalledModel) -> Fingerprint:
    """Plain values by what they say: the settings that outcomes know of, the model, gestae's own version and files,
    Python and the libraries. Raises SettingsError for an unreadable taxonomy."""
    values = {name: value for name, value in describe_settings(settings).items() if name not in _OF_THE_RUN}
    return {
        **{f"setting {name}": value for name, value in values.items()},
        "model version": [model.version, model.digest],
        "gestae version": __version__,
        "gestae's own files": _code(),
        "Python version": platform.python_version(),
        **{f"{name} version": _version(name) for name in LIBRARIES},
    }


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What changed, by name, in the order of `now`."""
    names = [*now, *(name for name in before if name not in now)]
    return [name for name in names if before.get(name) != now.get(name)]


def _code() -> str:
    digest = sha256()
    for path in _files():
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    """Everything in the package that outcomes come out of."""
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and not _APART & set(path.relative_to(_PACKAGE).parts):
            yield path


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
