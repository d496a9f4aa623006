"""What the tests of the readers share: reading a sample and looking at its blocks."""

from gestae.model import BlockKind, Report
from gestae.stages.read import read_report

Shown = tuple[str, int, str]


def read(document: str, source: str | bytes) -> Report:
    """Read a sample and check what holds for every report."""
    report = read_report(document, source if isinstance(source, bytes) else source.encode("utf-8"))
    check(report)
    return report


def check(report: Report) -> None:
    """Blocks are ordered, disjoint and not blank, and leave out nothing but white space."""
    at = 0
    for block in report.blocks:
        assert at <= block.start < block.end <= len(report.text)
        assert not report.text[at : block.start].strip()
        assert report.text[block.start : block.end].strip()
        for (_, left), (right, _) in zip(block.cells, block.cells[1:], strict=False):
            assert report.text[left:right] == " | "
        if block.cells:
            assert (block.cells[0][0], block.cells[-1][1]) == (block.start, block.end)
        at = block.end
    assert not report.text[at:].strip()
    assert report.blocks
    assert "\r" not in report.text


def shown(report: Report) -> list[Shown]:
    """Each block as (kind, level, text)."""
    return [(block.kind.value, block.level, report.text[block.start : block.end]) for block in report.blocks]


def texts(report: Report, kind: BlockKind | None = None) -> list[str]:
    """The texts of the blocks, all or those of one kind."""
    return [report.text[b.start : b.end] for b in report.blocks if kind in {None, b.kind}]


def codes(report: Report) -> list[str]:
    """The codes of the report's issues."""
    return [issue.code for issue in report.issues]
