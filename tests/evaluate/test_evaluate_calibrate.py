"""`gestae calibrate`: the fit, what it is cautious about, and the way from gold to `extract --calibration`."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from gestae import __version__
from gestae.calibration import NONE, Calibration, load_calibration, parse_table
from gestae.cli import main
from gestae.errors import UnreadableError
from gestae.evaluate import score
from gestae.evaluate.calibrate import LEAST_DOCUMENTS, choose, fit_calibration, gold_hash, held_out
from gestae.evaluate.platt import FLATTEST, RULE_SIZE, Line, fit_line
from gestae.evaluate.reliability import Sample

Group = tuple[float, int, int, str]
"""Confidence, values, how many of them are right, rule."""


def values(*groups: Group) -> list[Sample]:
    """Samples spread over twenty documents."""
    return [
        Sample(f"d{n % 20:02}", confidence, rule, n * right % count < right)
        for confidence, count, right, rule in groups
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("groups", "becomes"),
    [
        ([(0.5, 200, 160, "r"), (0.8, 200, 190, "r")], [(0.5, 0.8), (0.8, 0.95)]),
        ([(0.9, 200, 120, "r"), (0.95, 200, 140, "r")], [(0.9, 0.6), (0.95, 0.7)]),
        ([(0.3, 300, 90, "r"), (0.7, 300, 210, "r")], [(0.3, 0.3), (0.7, 0.7)]),
    ],
)
def test_many_values_say_what_a_confidence_is_worth(
    groups: Sequence[Group], becomes: list[tuple[float, float]]
) -> None:
    line = fit_line(values(*groups), 1.0)
    assert [line.at(confidence) for confidence, _ in becomes] == pytest.approx(
        [share for _, share in becomes], abs=0.02
    )


def test_few_values_hardly_move_it_and_more_do() -> None:
    moved = [fit_line(values((0.5, count, count, "r")), 4.0).at(0.5) for count in (2, 20, 200)]
    assert 0.5 < moved[0] < 0.65 < moved[1] < moved[2] < 1


def test_order_is_kept_even_where_gold_says_the_opposite() -> None:
    line = fit_line(values((0.2, 200, 180, "r"), (0.8, 200, 40, "r")), 1.0)
    assert line.slope == FLATTEST
    assert line.at(0.2) < line.at(0.8)


def test_a_rule_with_enough_values_gets_a_shift_of_its_own() -> None:
    found = fit_line(
        values((0.5, 80, 76, "good"), (0.5, 80, 8, "bad"), (0.5, RULE_SIZE - 1, 9, "rare")), 1.0, rules=True
    )
    assert set(found.shifts) == {"good", "bad"}
    assert found.at(0.5, "bad") < 0.2 < found.at(0.5, "rare") < 0.8 < found.at(0.5, "good")
    assert found.at(0.5, "never seen") == found.at(0.5, "rare")


SAMPLES = st.lists(
    st.builds(Sample, st.sampled_from("abcdef"), st.floats(0, 1), st.sampled_from(["r", "s", None]), st.booleans()),
    max_size=80,
)


@given(SAMPLES, st.sampled_from([1.0, 4.0, 16.0]), st.booleans(), st.floats(0, 1), st.floats(0, 1))
def test_any_fit_rises_and_claims_neither_0_nor_1(
    given_values: list[Sample], strength: float, rules: bool, one: float, other: float
) -> None:
    line = fit_line(given_values, strength, rules=rules)
    low, high = sorted((one, other))
    for rule in ("r", "s", None):
        assert line.at(low, rule) <= line.at(high, rule)
        if line.changes:
            assert 0 < line.at(low, rule) < 1


@given(SAMPLES)
def test_a_fit_is_where_the_loss_is_least(given_values: list[Sample]) -> None:
    line = fit_line(given_values, 4.0)

    def loss(intercept: float, slope: float) -> float:
        shares = [Line(intercept, slope, {"": 0.0}).at(value.confidence) for value in given_values]
        likelihood = sum(math.log(p if v.right else 1 - p) for p, v in zip(shares, given_values, strict=True))
        return 2 * intercept**2 + 2 * (slope - 1) ** 2 - likelihood

    least = loss(line.intercept, line.slope)
    near = [loss(line.intercept + da, max(FLATTEST, line.slope + db)) for da in (-0.01, 0.01) for db in (-0.01, 0.01)]
    assert least <= min(near) + 1e-4


def test_a_document_is_never_predicted_by_itself() -> None:
    given_values = values((0.5, 60, 40, "r"))
    seen: list[set[str]] = []

    def spy(part: Sequence[Sample]) -> Line:
        seen.append({value.document for value in part})
        return Line(float(len(seen)))

    shares = held_out(given_values, spy)
    for value, share in zip(given_values, shares, strict=True):
        fold = round(math.log(share / (1 - share)))
        assert value.document not in seen[fold - 1]
    assert len(seen) == 5


@pytest.mark.parametrize(
    ("groups", "fit"),
    [
        ([(0.5, 100, 50, "r"), (0.8, 100, 80, "r")], "kept: no gain"),
        ([(0.5, 100, 80, "r"), (0.6, 100, 90, "r")], "fitted"),
        ([(0.5, 100, 90, "good"), (0.5, 100, 20, "bad")], "fitted by rule"),
    ],
)
def test_the_boldest_fit_that_pays(groups: Sequence[Group], fit: str) -> None:
    assert choose(values(*groups))[1] == fit


def run_and_gold(documents: int) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """Six events a document, each on its own day with a confidence of 0.5; gold has five of them."""
    output, gold = [], {}
    for number in range(documents):
        days = [{"start": f"2021-0{month}-03", "end": f"2021-0{month}-03"} for month in range(1, 7)]
        name = f"r{number:02}.txt"
        output += [{"document": name, "id": "e", "confidence": 0.5, "date": {**day, "confidence": 0.8}} for day in days]
        gold[name] = [{"date": day, "anchor": "x"} for n, day in enumerate(days) if n != number % 6]
    return output, gold


def test_the_table_and_its_facts() -> None:
    output, gold = run_and_gold(24)
    table, fits = fit_calibration(score(output, gold), gold, NONE)
    events = table.fields["events"]
    assert (events.values, events.right, events.fit) == (144, 120, "fitted")
    assert (table.gold.documents, table.gold.events, table.gold.sha256) == (24, 120, gold_hash(gold))
    assert Calibration.of(table).at("events", 0.5) == pytest.approx(5 / 6, abs=0.03)
    assert [fit.field for fit in fits] == ["events", "dates"]
    assert fits[0].after.ece < 0.05 < fits[0].before.ece
    assert max(events.curve.values()) <= round(145 / 146, 4)
    assert fit_calibration(score(output[::-1], gold), gold, NONE)[0] == table


def test_a_fit_goes_on_top_of_what_the_run_was_made_with() -> None:
    output, gold = run_and_gold(24)
    shipped = load_calibration()
    both = Calibration.of(fit_calibration(score(output, gold), gold, shipped)[0])
    alone = Calibration.of(fit_calibration(score(output, gold), gold, NONE)[0])
    raw = next(n / 20 for n in range(21) if shipped.at("events", n / 20) > 0.5)
    assert both.at("events", raw) == pytest.approx(alone.at("events", shipped.at("events", raw)), abs=0.01)
    assert both.at("people", 0.55) == shipped.at("people", 0.55)
    assert both.at("name", 0.55) == 0.55


@pytest.mark.parametrize(
    ("documents", "said"), [(LEAST_DOCUMENTS - 1, "9 documents with at most 54"), (0, "0 documents")]
)
def test_too_little_gold_is_refused(documents: int, said: str) -> None:
    output, gold = run_and_gold(documents)
    with pytest.raises(UnreadableError, match=f"{said}.* at least 10 documents and 50 values are needed") as error:
        fit_calibration(score(output, gold), gold, NONE)
    assert error.value.code == "too-little-gold"


def test_the_hash_of_gold_is_of_what_it_says() -> None:
    gold = {"a": [{"name": "x", "kind": "camp"}], "b": []}
    assert gold_hash(gold) == gold_hash({"b": (), "a": [{"kind": "camp", "name": "x"}]})
    assert gold_hash(gold) != gold_hash({"a": [{"name": "y", "kind": "camp"}], "b": []})


Calibrate = Callable[..., Result]


@pytest.fixture
def calibrate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calibrate:
    """Run `gestae calibrate out --gold gold -o mine.json` on a run that was made with these settings."""
    monkeypatch.chdir(tmp_path)

    def start(documents: int = 24, file: str = "mine.json", output: str = "out", **run: Any) -> Result:
        events, gold = run_and_gold(documents)
        for folder in ("gold", "out"):
            (tmp_path / folder).mkdir(exist_ok=True)
        for name, golds in gold.items():
            (tmp_path / "gold" / f"{name}.gold.json").write_text(json.dumps({"document": name, "events": golds}))
        (tmp_path / "out" / "events.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events))
        made = {"gestae": __version__, "settings": {"calibration": "default"}, **run}
        (tmp_path / "out" / "run.json").write_text(json.dumps(made))
        return CliRunner().invoke(main, ["calibrate", output, "--gold", "gold", "-o", file])

    return start


def test_the_command_says_what_it_did(calibrate: Calibrate, tmp_path: Path) -> None:
    done = calibrate()
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "24 documents with gold"
    assert lines[2].split() == ["field", "values", "right", "mean", "confidence", "calib.", "error", "fit"]
    assert [line.split()[:3] for line in lines[3:5]] == [["events", "144", "0.833"], ["dates", "144", "0.833"]]
    assert lines[3].endswith("  fitted")
    assert lines[-2:] == [
        "Written to mine.json; to use it:",
        "    gestae extract REPORTS -o OUTPUT --calibration mine.json",
    ]
    assert max(map(len, lines)) <= 80
    first = (tmp_path / "mine.json").read_bytes()
    assert parse_table(first.decode(), "mine.json").gestae == __version__
    assert calibrate().exit_code == 0
    assert (tmp_path / "mine.json").read_bytes() == first


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"documents": 4}, 3, "too little gold to calibrate on: 4 documents with at most 24 judged values"),
        ({"settings": {"calibration": {"file": "x.json"}}}, 3, "out was made with a --calibration file: extract again"),
        ({"gestae": "0.0.1"}, 3, f"out was made by gestae 0.0.1, this is {__version__}: extract again"),
        ({"settings": 5}, 3, "out holds no run.json of gestae"),
        ({"output": "out/events.jsonl"}, 3, "calibrate needs the whole output folder"),
        ({"output": "nowhere"}, 2, "'nowhere' does not exist"),
        ({"file": "gone/mine.json"}, 6, "cannot write gone/mine.json: No such file or directory"),
    ],
)
def test_whatever_is_wrong_is_one_line(calibrate: Calibrate, changes: dict[str, Any], code: int, said: str) -> None:
    done = calibrate(**changes)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_older_run_without_a_word_on_calibration_had_none(calibrate: Calibrate, tmp_path: Path) -> None:
    calibrate(settings={})
    older = (tmp_path / "mine.json").read_bytes()
    calibrate(settings={"calibration": "none"})
    assert (tmp_path / "mine.json").read_bytes() == older
