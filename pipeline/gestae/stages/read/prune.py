"""Cut the furniture out of a web page: navigation, banners, share buttons, forms, readers' comments.

Rules go by tag, ARIA role, class, id, heading and link density (data/chrome.toml). Whatever holds a good part
of the page's text is content, whatever it is called.
"""

import re
from calendar import month_abbr
from collections.abc import Iterator

from lxml.html import HtmlElement

from gestae.stages.read.content import fold
from gestae.stages.read.rules import Chrome, chrome

# A block called furniture stays when it holds this share of the page's text.
_CONTENT_SHARE = 0.3
# A block that is never content by its name stays only when nearly the whole page stands in it.
_PAGE_SHARE = 0.6
_LINK_DENSITY = 0.8
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MONTHS = "|".join(name for name in month_abbr if name)
_DAY_AND_MONTH = re.compile(
    rf"\d(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?:{_MONTHS})|(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}\b|\d[./-]\d{{1,2}}[./-]\d",
    re.IGNORECASE,
)


def prune(body: HtmlElement, keep_furniture: bool = False) -> None:
    """Remove from the tree, in place, what is no content; `keep_furniture` removes only what never is."""
    rules = chrome()
    _drop_by_tag(body, rules)
    if keep_furniture:
        return
    whole = max(1, text_length(body))
    _drop_by_name(body, rules, whole)
    _drop_headed(body, rules)
    _drop_link_lists(body, whole)


def text_length(element: HtmlElement) -> int:
    """Number of characters of text below the element, blanks not counted."""
    return sum(len("".join(piece.split())) for piece in element.itertext(tag=None) if isinstance(piece, str))


def names_of(element: HtmlElement) -> Iterator[str]:
    """The class names and the id of an element."""
    yield from (element.get("class") or "").split()
    if element.get("id"):
        yield str(element.get("id")).strip()


def named(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    """Whether a class name or the id is matched by the pattern as a whole."""
    return any(pattern.fullmatch(name) for name in names_of(element))


def _elements(body: HtmlElement) -> list[HtmlElement]:
    return [element for element in body.iterdescendants() if isinstance(element.tag, str)]


def _attached(element: HtmlElement, body: HtmlElement) -> bool:
    while element is not None:
        if element is body:
            return True
        element = element.getparent()
    return False


def _remove(element: HtmlElement) -> None:
    """Take the element out, its tail stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _drop_by_tag(body: HtmlElement, rules: Chrome) -> None:
    for element in _elements(body):
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        if element.tag in rules.drop_tags or element.get("role") in rules.drop_roles or hidden:
            _remove(element)


def _drop_by_name(body: HtmlElement, rules: Chrome, whole: int) -> None:
    gone: set[HtmlElement] = set()
    for element in _elements(body):
        if element.getparent() in gone:
            gone.add(element)
            continue
        if element.tag in {"body", "html", "main", "article", *_HEADINGS}:
            continue
        limit = _limit(element, rules)
        if limit and text_length(element) <= limit * whole and not _holds_main(element):
            _rescue(element, rules)
            _remove(element)
            gone.add(element)


def _limit(element: HtmlElement, rules: Chrome) -> float:
    """The share of the page's text up to which this element is furniture; 0 where nothing says that it is."""
    if named(element, rules.drop_names):
        return _PAGE_SHARE
    inside = next(element.iterancestors("article", "main"), None) is not None
    furniture = (element.tag in rules.furniture_tags and not inside) or named(element, rules.furniture_names)
    if element.tag in rules.titled_tags or named(element, rules.titled_names):
        return 0 if inside else _CONTENT_SHARE
    return _CONTENT_SHARE if furniture else 0


def _holds_main(element: HtmlElement) -> bool:
    return next(element.iterdescendants("main", "article"), None) is not None


def _rescue(element: HtmlElement, rules: Chrome) -> None:
    """Lift the content out of a block that is to go: a banner's headings, a sidebar's dated sentences."""
    if element.tag in rules.titled_tags or named(element, rules.titled_names):
        saved = list(element.iterdescendants("h1", "h2"))
    elif element.tag == "footer" or named(element, rules.drop_names):
        saved = []
    else:
        saved = [block for block in element.iterdescendants("p", "li", "td", "dd") if _tells_a_date(block)]
        saved = [kept for block in saved for kept in (_heading_before(block), block) if kept is not None]
    parent = element.getparent()
    for block in dict.fromkeys(saved):
        block.tail = None
        parent.insert(parent.index(element), block)


def _tells_a_date(block: HtmlElement) -> bool:
    """Six words or more outside links, with a day and a month among them."""
    linked = {text for link in block.iterdescendants("a") for text in link.itertext()}
    own = " ".join(text for text in block.itertext() if text not in linked)
    return len(own.split()) >= 6 and bool(_DAY_AND_MONTH.search(own))


def _heading_before(block: HtmlElement) -> HtmlElement | None:
    before = block.getprevious()
    return before if before is not None and before.tag in _HEADINGS else None


def _drop_headed(body: HtmlElement, rules: Chrome) -> None:
    """Drop "Recent posts" and its like, with the lists of links behind it."""
    for heading in list(body.iterdescendants(*_HEADINGS)):
        if fold(heading.text_content()) not in rules.furniture_headings or not _attached(heading, body):
            continue
        follower = heading.getnext()
        while follower is not None and follower.tag in {"ul", "ol", "form", "select", "div", "p"}:
            following = follower.getnext()
            if _density(follower) < 0.5 and text_length(follower) > 0:
                break
            _remove(follower)
            follower = following
        _remove(heading)


def _drop_link_lists(body: HtmlElement, whole: int) -> None:
    """Drop blocks that are nothing but three or more short links without a date: menus that nothing names."""
    for element in list(body.iterdescendants("ul", "ol", "div", "p", "td", "table", "center")):
        if not _attached(element, body):
            continue
        links = [link for link in element.iterdescendants("a") if link.text_content().strip()]
        if len(links) < 3 or _density(element) < _LINK_DENSITY:
            continue
        words = sum(len(link.text_content().split()) for link in links) / len(links)
        dated = sum(1 for link in links if _DIGIT.search(link.text_content())) / len(links)
        if words <= 3 and dated <= 0.3 and text_length(element) < 0.5 * whole:
            _remove(element)


def _density(element: HtmlElement) -> float:
    """Share of the element's text that stands in links."""
    total = text_length(element)
    linked = sum(text_length(link) for link in element.iterdescendants("a"))
    return linked / total if total else 0.0
