"""The taxonomy: the built-in list is whole, and a user's list is checked with file, line and what to do."""

from pathlib import Path

import pytest

from gestae.errors import SettingsError
from gestae.lexicon.taxonomy import load_taxonomy, parse_taxonomy


def test_the_built_in_taxonomy_has_every_label_with_cues_and_codes() -> None:
    taxonomy = load_taxonomy()
    labels = [label.label for label in taxonomy.labels]
    assert len(labels) == len(set(labels)) == 55
    assert all(len([cue for cue in label.cues if cue.weight]) >= 30 for label in taxonomy.labels)
    assert all(label.name and label.scope and label.dac.isdigit() for label in taxonomy.labels)


def test_label_and_cues_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("label,cues\nbees,hive; honey^3\n", encoding="utf-8-sig")
    (label,) = load_taxonomy(path).labels
    assert (label.label, label.name, [cue.words for cue in label.cues]) == ("bees", "bees", ["hive", "honey"])


def test_columns_may_stand_in_any_order_and_empty_lines_do_not_matter() -> None:
    taxonomy = parse_taxonomy("cues,colour,label\n\nhive,red,bees\n,,\n", "own.csv")
    assert [label.label for label in taxonomy.labels] == ["bees"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("label,words\nbees,hive\n", r"own.csv, line 1: no column 'cues'"),
        ("", r"own.csv, line 1: no column 'label' and 'cues'"),
        ("label;cues\nbees;hive\n", r"no column 'label' and 'cues'; .* parted by commas"),
        ("label,cues\n", r"own.csv holds no label"),
        ("label,cues\nbees,hive\nbees,honey\n", r"own.csv, line 3: label 'bees' stands in line 2 already"),
        ("label,cues\nbees,\n", r"own.csv, line 2: label 'bees' has no cues"),
        ("label,cues\nbees,school hall^0\n", r"own.csv, line 2: label 'bees' has no cues"),
        ("label,cues\n,hive\n", r"own.csv, line 2: no label"),
        ("label,cues\nbees,hive^9\n", r"own.csv, line 2: cannot read the cue 'hive\^9'"),
        ("label,cues\nbees,hive,honey\n", r"own.csv, line 2: more cells than columns"),
        ('label,cues\nbees,"hive\n', r"own.csv, after line 2: .*check the quotation marks"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        parse_taxonomy(text, "own.csv")


@pytest.mark.parametrize("content", [None, b"label,cues\nb\xe9e,hive\n"])
def test_an_unreadable_file_is_a_settings_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "own.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"cannot read the topics file .*own\.csv"):
        load_taxonomy(path)
