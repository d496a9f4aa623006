"""Settings: defaults, then the file, then the options; what is wrong is named in one line."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from gestae.errors import SettingsError
from gestae.settings import DEFAULT_MODEL, Settings, load_settings


def config(folder: Path, content: str) -> Path:
    path = folder / "gestae.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_defaults() -> None:
    assert load_settings() == Settings()
    assert Settings().model == DEFAULT_MODEL


def test_options_go_before_the_file_and_the_file_before_defaults(tmp_path: Path) -> None:
    path = config(tmp_path, 'year = 2019\ndate_order = "mdy"\n')
    settings = load_settings(path, year=2021, date_order=None)
    assert (settings.year, settings.date_order, settings.explain) == (2021, "mdy", False)


def test_values_of_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, 'report_date = 2021-05-03\nformat = ["json"]\nexplain = true\n')
    settings = load_settings(path)
    assert (settings.report_date, settings.format, settings.explain) == (date(2021, 5, 3), ("json",), True)


@pytest.mark.parametrize(
    ("written", "size"), [("1000", 1000), ('"250MB"', 250_000_000), ('"1.5 GB"', 1_500_000_000), ('"1MiB"', 1_048_576)]
)
def test_sizes_can_be_written_with_units(tmp_path: Path, written: str, size: int) -> None:
    assert load_settings(config(tmp_path, f"max_size = {written}\n")).max_size == size


def test_a_taxonomy_stands_beside_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, 'topics = "ours.csv"\n')
    assert load_settings(path).topics == tmp_path / "ours.csv"


@pytest.mark.parametrize(
    ("content", "calibration"),
    [("", "default"), ('calibration = "none"', "none"), ('calibration = "default"', "default")],
)
def test_words_for_a_calibration_are_no_files(tmp_path: Path, content: str, calibration: str) -> None:
    assert load_settings(config(tmp_path, content)).calibration == calibration


def test_a_calibration_stands_beside_the_file(tmp_path: Path) -> None:
    assert load_settings(config(tmp_path, 'calibration = "ours.json"\n')).calibration == tmp_path / "ours.json"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("yaer = 2021\n", "'yaer'"),
        ("year = 12\n", "'year'"),
        ('date_order = "ydm"\n', "'date_order'"),
        ("year = \n", "cannot read the configuration file"),
        ('report_date = "soon"\n', "'report_date'"),
        ('max_size = "large"\n', "'max_size'"),
        ("max_size = 0\n", "'max_size'"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(config(tmp_path, content))
    assert said in str(error.value)
    assert "\n" not in str(error.value).strip()


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        load_settings(tmp_path / "nowhere.toml")


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().year = 2021  # type: ignore[misc]
