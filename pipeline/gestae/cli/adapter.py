"""The one place where gestae's errors become messages and exit codes."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from gestae.errors import GestaeError, WriteError

INTERRUPTED = 1
"""The exit code after Ctrl-C, as click has it."""


class OneLine(click.ClickException):
    """An error that click shows as "Error: ..." and ends with the given exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        """Fold the message into one line."""
        super().__init__(" ".join(message.split()))
        self.exit_code = exit_code  # type: ignore[misc]  # click declares it for the class


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """Turn GestaeError and click's usage errors into one line each."""
    _quieten_libraries()
    try:
        yield
    except GestaeError as error:
        raise OneLine(str(error), error.exit_code) from error
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "gestae"
        hint = f"(see '{command} --help')"
        raise OneLine(f"{error.format_message().rstrip('.')} {hint}", error.exit_code) from error
    except KeyboardInterrupt as error:
        raise OneLine("interrupted", INTERRUPTED) from error
    except BrokenPipeError:
        raise  # whoever read has seen enough: click ends quietly
    except OSError as error:
        if error.filename is None:  # no file of ours: standard output
            _forget_output()
        about = error.filename or "cannot write"
        raise OneLine(f"{about}: {error.strerror or error}", WriteError.exit_code) from error


def _forget_output() -> None:
    """Let what could not be written on standard output go, or Python would try again as it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _quieten_libraries() -> None:
    """What libraries warn of on the way is gestae's to report, as an issue or a failed report."""
    logging.lastResort = None
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
