"""The documentation names everything there is, and its examples are true."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from pydantic import BaseModel

from gestae import records
from gestae.cli import COMMANDS, main
from gestae.errors import PARTIAL_FAILURE, GestaeError
from gestae.lexicon.taxonomy import parse_taxonomy
from gestae.settings import DateOrder, Settings, load_settings
from gestae.stages.write import ALWAYS, WRITERS
from gestae.stages.write.events_csv import EVENT_COLUMNS, LONG_TABLES

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
RECORD = (DOCS / "record.md").read_text(encoding="utf-8")


def described(text: str, heading: str) -> str:
    """The part of a page below a heading, up to the next one of the same or a higher level."""
    level, rest = heading.split(" ", 1)[0], text.split(f"\n{heading}", 1)[1]
    return re.split(rf"\n#{{1,{len(level)}}} ", rest, maxsplit=1)[0]


SECTIONS: list[tuple[str, type[BaseModel]]] = [
    ("## Event (events.jsonl", records.Event),
    ("### date", records.EventDate),
    ("### organizers", records.Organizer),
    ("### people", records.Person),
    ("### topics", records.Topic),
    ("### place", records.Place),
    ("### issues", records.RecordIssue),
    ("### set_aside", records.Candidate),
    ("## Report (reports.jsonl)", records.ReportRecord),
    ("## Report (reports.jsonl)", records.Unused),
    ("## Issue (issues.jsonl)", records.ReportIssue),
]
SHARED = set(records.Source.model_fields)


@pytest.mark.parametrize(("heading", "model"), SECTIONS)
def test_every_field_of_the_record_is_described(heading: str, model: type[BaseModel]) -> None:
    section = described(RECORD, heading)
    fields = set(model.model_fields) - (SHARED if issubclass(model, records.Source.__mro__[1]) else set())
    assert [field for field in fields if f"`{field}`" not in section] == []


def test_what_every_value_has_is_described() -> None:
    section = described(RECORD, "## Offsets")
    assert [field for field in SHARED if f"| `{field}` |" not in section] == []


@pytest.mark.parametrize(
    ("heading", "choices"),
    [
        ("## Event (events.jsonl", get_args(records.Kind)),
        ("## Event (events.jsonl", get_args(records.Status)),
        ("### date", get_args(records.Precision)),
        ("### date", get_args(records.YearFrom)),
        ("### organizers", get_args(records.OrganizerRole)),
        ("### people", get_args(records.PersonRole)),
        ("## Report (reports.jsonl)", get_args(records.ReportRecord.model_fields["status"].annotation)),
    ],
)
def test_every_value_of_a_closed_list_is_described(heading: str, choices: tuple[str, ...]) -> None:
    section = described(RECORD, heading)
    assert choices
    assert [choice for choice in choices if not re.search(rf"(?<![\w-]){choice}(?![\w-])", section)] == []


def options() -> Iterator[tuple[str, str]]:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)  # type: ignore[attr-defined]  # main is a group
        for parameter in command.params:
            for flag in parameter.opts if isinstance(parameter, click.Option) else ():
                yield name, flag


@pytest.mark.parametrize(("command", "flag"), list(options()))
def test_every_option_is_described_with_its_commands(command: str, flag: str) -> None:
    rows = [line for line in GUIDE.splitlines() if line.startswith("| `-") and f"`{flag}`" in line]
    assert len(rows) == 1
    assert command in rows[0].split("|")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert re.search(rf"^\| `gestae {command}\b", GUIDE, re.MULTILINE)


def test_every_exit_code_is_described() -> None:
    codes = {kind.exit_code for kind in GestaeError.__subclasses__()} | {PARTIAL_FAILURE}
    assert [code for code in codes if f"\n| {code} | " not in GUIDE] == []


def test_every_output_file_is_described_with_its_format() -> None:
    table = described(GUIDE, "## What lies in the output folder")
    for when, writer in [
        *((f"`--format {name}`", w) for name, w in WRITERS.items()),
        *(("always", w) for w in ALWAYS),
    ]:
        for file in writer.files:
            (row,) = (line for line in table.splitlines() if line.startswith((f"| `{file}` ", f"| `{file}/` ")))
            assert row.endswith(f"| {when} |")


def test_every_column_is_described() -> None:
    section = described(GUIDE, "## What lies in the output folder")
    assert [name for name in EVENT_COLUMNS if f"`{name}`" not in section] == []
    assert [name for name in LONG_TABLES if f"`{name}.csv`" not in section] == []


def test_help_names_every_format_and_date_order() -> None:
    context = click.Context(main)
    command = main.get_command(context, "extract")  # type: ignore[attr-defined]
    flags = {parameter.name: parameter for parameter in command.params}
    assert [name for name in WRITERS if name not in flags["format"].help] == []
    assert list(flags["date_order"].type.choices) == list(get_args(DateOrder))


def test_the_example_configuration_is_one(tmp_path: Path) -> None:
    lines = described(GUIDE, "## Settings in a file").split("    # gestae.toml\n")[1].split("\n\n")[0]
    (tmp_path / "gestae.toml").write_text("\n".join(line.strip() for line in lines.splitlines()))
    settings = load_settings(tmp_path / "gestae.toml")
    assert settings.topics == tmp_path / "my_topics.csv"
    assert settings.model_fields_set == set(Settings.model_fields)
    assert settings.model == Settings().model


def test_the_example_taxonomy_is_one() -> None:
    lines = described(GUIDE, "## Topics of your own").split("    label,cues\n")[1].split("\n\n")[0]
    text = "label,cues\n" + "\n".join(line.strip() for line in lines.splitlines())
    assert [label.label for label in parse_taxonomy(text, "guide.md").labels] == [
        "clean-cooking",
        "beekeeping",
    ]
