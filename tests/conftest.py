"""Options of the whole test run, and what is loaded once for all tests."""

import os
from dataclasses import replace

import pytest
from hypothesis import settings as hypothesis_settings

from evaluate_support.stages import NoTagger
from gestae.run import Tools, load_tools
from gestae.settings import Settings

# No test looks at a time: a busy machine, or a library that is loaded late, is no failure.
hypothesis_settings.register_profile("gestae", deadline=None)
hypothesis_settings.load_profile("gestae")

_WRITING = ("--update-readme", "--update-goldens", "--update-floor")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that write anew what tests compare with; none of them belongs into CI."""
    parser.addoption("--update-readme", action="store_true", help="renew the output blocks of README.md")
    parser.addoption("--update-goldens", action="store_true", help="write what the program does now into tests/goldens")
    parser.addoption("--update-floor", action="store_true", help="pin the quality floor to what is measured now")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to write in CI, where a changed file would pass unseen."""
    asked = [option for option in _WRITING if config.getoption(option)]
    if asked and os.environ.get("CI"):
        raise pytest.UsageError(f"{asked[0]} is for the developer's machine, not for CI")


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The stock model and the taxonomy, loaded once."""
    return load_tools(Settings())


@pytest.fixture(scope="session")
def plain_tools(tools: Tools) -> Tools:
    """The tools with a tagger that sees nothing: what is found then, the rules found."""
    return replace(tools, tagger=NoTagger())  # type: ignore[arg-type]
