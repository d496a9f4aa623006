"""A file that a command writes where the user asks for it."""

from pathlib import Path


def write_text(file: Path, text: str) -> None:
    """Write a file in UTF-8. Raises WriteError."""
    from gestae.errors import WriteError  # noqa: PLC0415 (help is quick)

    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WriteError(f"cannot write {file}: {error.strerror}") from error
