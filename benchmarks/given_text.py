"""The reports a benchmark runs over: those given, repeated until there are enough words."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gestae.errors import UnreadableError
from gestae.run import Tools, process
from gestae.settings import Settings
from gestae.stages.read import gather

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "reports"


@dataclass(frozen=True, slots=True)
class Held:
    """A report in memory, as `gestae.batch.run_batch` takes it. `text` is what gestae reads out of `data`."""

    document: str
    data: bytes
    text: str

    @property
    def words(self) -> int:
        """White-space separated words of the text."""
        return len(self.text.split())

    def load(self) -> bytes:
        """The bytes of the file."""
        return self.data


def hold(paths: Sequence[str], tools: Tools, settings: Settings) -> list[Held]:
    """Read each report once (which warms everything up); those that cannot be read are left out.

    Raises SystemExit where nothing is left.
    """
    held = []
    for source in gather(paths, None):
        try:
            data = source.load()
            held.append(Held(source.document, data, process(source.document, data, tools, settings).text))
        except UnreadableError:
            continue
    if not any(report.words for report in held):
        raise SystemExit(f"no readable report below {', '.join(paths)}")
    return held


def repeated(reports: Sequence[Held], words: int) -> list[Held]:
    """The reports in whole rounds until there are at least `words` words; each copy has a name of its own."""
    rounds = -(-words // sum(report.words for report in reports))
    return [
        Held(f"copy-{n}/{report.document.lstrip('/')}", report.data, report.text)
        for n in range(max(1, rounds))
        for report in reports
    ]


def options_of(description: str | None) -> ArgumentParser:
    """The options that the benchmarks share."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", default=[str(CORPUS)], help="files or folders [default: corpus/reports]")
    parser.add_argument("--runs", type=_one_or_more, default=5, help="measured runs [5]")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def _one_or_more(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
