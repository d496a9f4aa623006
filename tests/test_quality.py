"""The quality gate: the scores on the sample corpus do not fall below those pinned in corpus/scores.json.

`pytest tests/test_quality.py --update-floor` measures and pins anew. A floor is lowered only with a reason in the commit.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gestae.cli import main
from gestae.run import Tools, process
from gestae.settings import Settings
from gestae.stages.write import RunInfo, open_output

ROOT = Path(__file__).resolve().parents[1]
REPORTS, GOLD, PINNED = ROOT / "corpus" / "reports", ROOT / "corpus" / "gold", ROOT / "corpus" / "scores.json"
TOLERANCE = "0.005"
"""A single value may change hands; a loss of several may not."""


@pytest.fixture(scope="module")
def output(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the sample corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    settings = Settings()
    with open_output(folder, ["jsonl"]) as files:
        for path in sorted(REPORTS.iterdir()):
            files.add(process(path.name, path.read_bytes(), tools, settings))
        files.commit(RunInfo("test", tools.tagger.name, tools.tagger.version, settings, interrupted=False))
    return folder


def evaluate(output: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", str(output), "--gold", str(GOLD), *options])


def test_quality_is_not_below_the_pinned_scores(output: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-floor"):
        PINNED.write_text(evaluate(output, "--json").stdout, encoding="utf-8")
    gate = evaluate(output, "--baseline", str(PINNED), "--tolerance", TOLERANCE)
    assert gate.exit_code == 0, f"{gate.stderr}Find out why; only with a reason: {__doc__.splitlines()[2]}"


def test_the_pinned_scores_are_a_floor(output: Path, tmp_path: Path) -> None:
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))
    pinned["figures"]["people"] += 0.01
    higher = tmp_path / "higher.json"
    higher.write_text(json.dumps(pinned), encoding="utf-8")
    gate = evaluate(output, "--baseline", str(higher), "--tolerance", TOLERANCE)
    assert (gate.exit_code, gate.stderr.count("\n")) == (8, 1)
    assert gate.stderr.startswith("Below the floor: people ")
