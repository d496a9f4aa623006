"""What a whole report is, most of it."""

import pytest

from evaluate_support.stages import laid_out
from gestae.stages.segment.shape import shape_of

PARAGRAPH = "The trust held a camp for the people of the valley, and many came to it from near and far."
ITEM = "- On 3 May the trust held a camp for the people of the valley, and many came to it."


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (f"News\n\n{PARAGRAPH}\n\n{PARAGRAPH}", "prose"),
        (f"News\n\n{ITEM}\n{ITEM}\n{ITEM}", "list"),
        (f"News\n\n{PARAGRAPH}\n\n{ITEM}", "mixed"),
        ("Camp report\n\nVenue: Town Hall, Fenby\nDate: 3 May 2021\nOrganised by: Marigold Trust", "form"),
        (f"Minutes of the meeting of the trust\n\n{ITEM}\n{ITEM}", "minutes"),
        (f"First aid camp\n\nDay 1\n{PARAGRAPH}\n\nDay 2\n{PARAGRAPH}", "diary"),
    ],
)
def test_shape(text: str, shape: str) -> None:
    report, parts = laid_out(text)
    assert parts.shape == shape_of(report.text, parts.units) == shape
