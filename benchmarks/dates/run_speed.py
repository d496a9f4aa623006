"""Characters a second of find_dates over running text, beside dateparser's search_dates, on one core.

    python benchmarks/dates/run_speed.py FILE ... [--dateparser-chars 20000]

FILES are read as one text. dateparser is so much slower that it is given the first part only.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from dateparser.search import search_dates

from gestae.dates import find_dates


def rate(read: Callable[[str], object], text: str) -> tuple[float, int]:
    """Characters a second, and the number of dates found."""
    begin = time.perf_counter()
    found = read(text)
    spent = time.perf_counter() - begin
    return len(text) / spent, len(found) if isinstance(found, (list, tuple)) else 0


def main() -> None:
    """Print one line a reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--dateparser-chars", type=int, default=20_000)
    options = parser.parse_args()
    text = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in options.files)
    find_dates(text[:2000])
    speed, count = rate(find_dates, text)
    print(f"gestae      {speed:12,.0f} characters a second  {count} dates in {len(text):,} characters")
    part = text[: options.dateparser_chars]
    speed, count = rate(lambda words: search_dates(words, languages=["en"]), part)
    print(f"dateparser  {speed:12,.0f} characters a second  {count} dates in {len(part):,} characters")


if __name__ == "__main__":
    main()
