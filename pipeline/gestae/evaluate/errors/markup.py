"""Strangers' words in HTML: nothing in a report, a gold file or a file name is ever taken for markup."""

import html
import re

_NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def safe(words: object) -> str:
    """The words escaped for text and attributes; what HTML cannot hold becomes one replacement character each."""
    return html.escape(_NOT_IN_HTML.sub("�", str(words)))


def tag(name: str, words: object, kind: str = "") -> str:
    """An element with nothing but words in it."""
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{safe(words)}</{name}>"
