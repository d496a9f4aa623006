"""Names of events in running text."""

import pytest

from gestae.stages.spot.cover import Cover
from gestae.stages.spot.named import named_activity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Easter Reading Camp (April 7 to 11) had forty children.", "Easter Reading Camp"),
        ("Your National Symposium on Water in Schools was well run.", "National Symposium on Water in Schools"),
        ("Minutes: the 17th Annual General Assembly met.", "17th Annual General Assembly"),
        ("On 3 May the World Book Day was kept.", "World Book Day"),
        ("A Planning Seminar on September 3 was held.", "Planning Seminar"),
        ("A seminar was held in Ashby.", None),
        ("Seminar on 3 May", None),
        ("The Minutes of the club were read.", None),
    ],
)
def test_named(text: str, name: str | None) -> None:
    hit = named_activity(text, 0, len(text))
    assert (hit and hit.value) == name
    assert hit is None or " ".join(text[hit.start : hit.end].split()) == hit.value


def test_a_body_named_after_its_activity_names_no_event() -> None:
    text = "The Mill Women's Forum gave seeds."
    body = Cover([(4, 22)])
    assert named_activity(text, 0, len(text)) is not None
    assert named_activity(text, 0, len(text), body) is None
