"""An archive of invented reports, as large as you like: the same words for the same number and seed.

    python -m benchmarks.synthetic_archive FOLDER [--reports 1000] [--seed 6] [--words 120]

Reports differ in length (a few are ten times as long as most), in form (prose, bullets, a table) and in format (text,
Markdown, HTML), and lie in folders of a thousand. It is made for counting, timing and breaking things: its sentences
are far plainer than those of real reports.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from random import Random

_PLACES = ("Fenby", "Harrow Mill", "Oster Bay", "Kirrin", "Long Weston", "Pell Harbour", "Tarn Cross", "Upper Lyd")
_BODIES = ("Reading Circle", "Rivers Trust", "Youth Club", "Weavers' Guild", "Relief Society", "Growers' Union")
_FIRST = ("Ida", "Tom", "Amina", "Joseph", "Lena", "Ravi", "Grace", "Mateo", "Noor", "Piet")
_LAST = ("Marsh", "Beck", "Osei", "Lindqvist", "Rao", "Fontaine", "Adeyemi", "Novak", "Silva", "Hart")
_KINDS = ("workshop", "meeting", "rally", "training", "lecture", "camp", "exhibition", "fundraiser")
_TOPICS = (
    "clean water", "reading aloud", "women's rights", "soil and seed", "first aid", "child labour", "solar lamps",
    "voter registration",
)  # fmt: skip
_MONTHS = ("January", "March", "April", "May", "June", "August", "September", "November")
_FILLERS = (
    "The hall had been swept the evening before, and the chairs were lent by the school next door.",
    "Rain kept some of the older members at home, yet the room was nearly full.",
    "Those who came asked many questions, and tea was served until late.",
    "It was agreed that the accounts should be read out again when the treasurer is back.",
    "The committee thanks everybody who carried tables, cooked or minded the children.",
    "Copies of the leaflet can be had at the office as long as there are any left.",
    "Not all that had been hoped for was done, but nobody went home without having learnt something.",
    "The old pump at the corner of the market is still waiting for a spare part.",
)
_WORDS_AN_EVENT = 70  # as in the sample reports
_IN_A_FOLDER = 1000


def make_archive(folder: Path, reports: int, seed: int = 6, words: int = 120) -> None:
    """Write so many reports of about so many words below the folder. Raises OSError."""
    for number in range(reports):
        chance = Random(f"{seed} {number}")
        suffix, text = _report(chance, number, words)
        path = folder / f"{number // _IN_A_FOLDER:03}" / f"{number:06}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _report(chance: Random, number: int, words: int) -> tuple[str, str]:
    length = words * (10 if chance.random() < 0.02 else 1)
    title = f"{_body(chance)}: report {number} of {chance.randint(2001, 2023)}"
    events = [_event(chance) for _ in range(max(1, length // _WORDS_AN_EVENT))]
    form = chance.choice(("prose", "bullets", "markdown", "html"))
    if form == "html":
        items = "\n".join(f"<li>{event}</li>" for event in events)
        return ".html", f"<html><head><title>{title}</title></head><body><h1>{title}</h1><ul>{items}</ul></body></html>"
    if form == "markdown":
        return ".md", f"# {title}\n\n" + "\n".join(f"- {event}" for event in events) + "\n"
    between = "\n\n" if form == "prose" else "\n- "
    return ".txt", title + "\n" + between + between.join(events) + "\n"


def _event(chance: Random) -> str:
    day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(2001, 2023)
    people = f"{_person(chance)} spoke on {chance.choice(_TOPICS)} and {_person(chance)} chaired"
    held = f"the {_body(chance)} held a {chance.choice(_KINDS)} on {chance.choice(_TOPICS)}"
    told = f"On {day} {month} {year} {held} at the Town Hall, {chance.choice(_PLACES)}. {people}."
    return " ".join((told, *chance.sample(_FILLERS, 3)))


def _body(chance: Random) -> str:
    return f"{chance.choice(_PLACES)} {chance.choice(_BODIES)}"


def _person(chance: Random) -> str:
    return f"{chance.choice(('Dr.', 'Mrs.', 'Mr.', 'Prof.'))} {chance.choice(_FIRST)} {chance.choice(_LAST)}"


def main() -> None:
    """Parse the options and write."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write; made if it is not there")
    parser.add_argument("--reports", type=int, default=1000, help="how many [1000]")
    parser.add_argument("--seed", type=int, default=6, help="another seed gives other reports [6]")
    parser.add_argument("--words", type=int, default=120, help="words of most reports [120]")
    options = parser.parse_args()
    make_archive(options.folder, options.reports, options.seed, options.words)


if __name__ == "__main__":
    main()
