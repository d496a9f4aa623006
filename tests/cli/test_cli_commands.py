"""The other commands, and what holds for all."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from gestae import __version__
from gestae.cli import COMMANDS
from gestae.cli.adapter import OneLine, errors_in_one_line

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
InTerminal = Callable[..., tuple[int, str]]


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_the_commands(run: Run, flag: str) -> None:
    done = run(flag)
    assert (done.returncode, done.stderr) == (0, "")
    listed = re.findall(r"^  ([\w-]+)  +[A-Z].*\.$", done.stdout.split("Commands:")[1], re.MULTILINE)
    assert listed == list(COMMANDS)


def test_gestae_alone_prints_the_help(run: Run) -> None:
    assert run().stdout == run("--help").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(run: Run, command: str) -> None:
    done = run(command, "-h")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"gestae {command}" in done.stdout.replace("gestae.cli", "gestae").replace("python -m ", "")


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"gestae {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom gestae.cli import main\n"
        "for command in ([], ['extract'], ['show'], ['dates'], ['compare'], ['schema']):\n"
        "    main([*command, '--help'], standalone_mode=False)\n"
        "print('loaded:', *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert loaded[0] == "loaded:"
    assert not {"spacy", "pydantic", "rich", "dateparser", "lxml", "numpy"} & set(loaded)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nonsense",), 2, "Error: No such command 'nonsense'"),
        (("--nonsense",), 2, "Error: No such option"),
        (("show",), 2, "Error: Missing argument 'FILE'"),
        (("show", "nowhere.txt"), 2, "File 'nowhere.txt' does not exist"),
        (("show", "reports"), 2, "File 'reports' is a directory"),
        (("show", "broken/empty.txt"), 3, "Error: broken/empty.txt: "),
        (("show", "broken/half.pdf"), 3, "Error: broken/half.pdf: "),
        (("dates", "broken/image.png"), 3, "Error: broken/image.png: "),
        (("dates", "reports/2023/news.txt", "--topics", "x"), 2, "Error: No such option"),
    ],
)
def test_a_mistake_is_one_clear_line(run: Run, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = run(*arguments)
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (done.returncode, done.stdout) == (code, "")


@pytest.mark.usefixtures("extracted")
def test_schema_describes_the_records(run: Run, folder: Path) -> None:
    schema = json.loads(run("schema").stdout)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    records = [json.loads(line) for line in (folder / "all" / "events.jsonl").read_text().splitlines()]
    assert records
    for record in records:
        validator.validate(record)


def test_show_marks_the_words_in_brackets_when_piped(run: Run) -> None:
    done = run("show", "reports/2023/news.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("reports/2023/news.txt: 2 events\n")
    assert "  date      2023-05-04 (day)\n" in done.stdout
    assert "[4th May 2023|date]" in done.stdout
    assert "\x1b" not in done.stdout


def test_show_marks_the_words_in_colour_in_a_terminal(in_terminal: InTerminal) -> None:
    code, shown = in_terminal("show", "reports/2023/news.txt")
    assert code == 0
    assert "|date]" not in shown
    assert re.search("\x1b\\[[0-9;]+m4th May 2023\x1b\\[0m", shown)


def test_show_respects_no_color(in_terminal: InTerminal) -> None:
    _, shown = in_terminal("show", "reports/2023/news.txt", NO_COLOR="1")
    assert "[4th May 2023|date]" in shown


def test_show_keeps_the_words_of_a_report_from_steering_the_terminal(run: Run) -> None:
    done = run("show", "-", stdin="On 4 May 2023 the Hill Club held a \x1b[31mmeeting\x1b]0;x\x07 in Fenby.\n")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_dates_are_listed_with_their_reading(run: Run) -> None:
    done = run("dates", "reports/2023/news.txt")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0] == ["line", "words", "read as", "precision", "kind", "use", "year from", "why"]
    assert ["3", "4th May 2023", "2023-05-04", "day", "day", "event", "text", ""] in rows


def test_dates_tell_why_and_what_only_looks_like_one(run: Run) -> None:
    text = "The Forest Act of 1980 was read at 7.30; Rs. 500/- was given.\n"
    rows = [line.split("\t") for line in run("dates", "-", "--all", stdin=text).stdout.splitlines()[1:]]
    assert [(row[1], row[2], row[5], row[7]) for row in rows] == [
        ("1980", "1980-01-01 to 1980-12-31", "law", "“Act of” stands before it"),
        ("7.30", "no date", "time", "hours and minutes with a point"),
        ("Rs. 500/-", "no date", "money", "an amount of money"),
    ]
    assert len(run("dates", "-", stdin=text).stdout.splitlines()) == 2


def test_dates_as_json(run: Run, folder: Path) -> None:
    mentions = json.loads(run("dates", "reports/2023/news.txt", "--json").stdout)
    text = (folder / "reports" / "2023" / "news.txt").read_text(encoding="utf-8")
    assert len(mentions) >= 2
    for mention in mentions:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_dates_take_the_context_options(run: Run) -> None:
    text = "The meeting was held on 3/4/2019.\n"
    shown = [run("dates", "-", "--date-order", order, stdin=text).stdout for order in ("dmy", "mdy")]
    assert ["\t2019-04-03\t" in table for table in shown] == [True, False]
    assert ["\t2019-03-04\t" in table for table in shown] == [False, True]
    assert "\t2011-06-07\t" in run("dates", "-", "--year", "2011", stdin="The rally is on 7 June.\n").stdout


def test_dates_in_a_terminal_are_a_table(in_terminal: InTerminal) -> None:
    code, shown = in_terminal("dates", "reports/2023/news.txt")
    assert code == 0
    assert "2023-05-04" in shown
    assert "\t" not in shown


def test_the_package_itself_is_a_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gestae", "--version"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"gestae {__version__}\n"


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m gestae.cli schema | head -1",
        shell=True, cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["schema"], ["show", "{report}"], ["extract", "{report}", "-o", "{output}"]])
def test_a_full_device_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text("On 3 May 2021 the Marigold Trust held a rally.\n", encoding="utf-8")
    given = [word.format(report=report, output=tmp_path / "output") for word in arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gestae", *given], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (6, "Error: cannot write: No space left on device")
    assert "Traceback" not in done.stderr


def test_ctrl_c_anywhere_is_one_line() -> None:
    with pytest.raises(OneLine) as error, errors_in_one_line():
        raise KeyboardInterrupt
    assert (error.value.message, error.value.exit_code) == ("interrupted", 1)


def test_a_file_that_the_system_refuses_is_named() -> None:
    with pytest.raises(OneLine, match=r"^/no/such: gone$") as caught, errors_in_one_line():
        raise FileNotFoundError(2, "gone", "/no/such")
    assert caught.value.exit_code == 6
