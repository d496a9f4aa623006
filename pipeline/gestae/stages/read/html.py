"""Web pages: what a visitor sees of the report, without the furniture of the site."""

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from gestae.model import BlockKind, Metadata
from gestae.stages.read.content import Content, Piece, render, tidy
from gestae.stages.read.decode import declared_charset, decode
from gestae.stages.read.metadata import (
    from_front_matter,
    iso_date,
    meta_pieces,
    path_date,
    property_author,
    split_front_matter,
    split_title,
    without_repeats,
)
from gestae.stages.read.prune import named, names_of, prune, text_length
from gestae.stages.read.rules import chrome
from gestae.stages.read.walk import Walker

# Under this share of the page's whole text the rules are taken to have cut into the content.
_TOO_LITTLE = 0.2
_SERVER_CODE = re.compile(r"<\?.*?(?:\?>|\Z)|<%.*?%>", re.DOTALL)
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:[^}\n]*\}", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LEGAL_LINE = re.compile(
    r"(?:©|\(c\)(?=\s*\d{4})|copyright\b)[ ,:-]*(?:©|\(c\))?[ ,:-]*"
    r"(?:\d{4}[ ,–-]*)*(?:by\s+)?([^|.©\n]{4,80})",
    re.IGNORECASE,
)
_DATE_METAS = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dc.date",
    "dcterms.issued", "dcterms.created", "dcterms.date", "date", "pubdate", "publishdate", "publish-date",
    "sailthru.date", "citation_publication_date", "article.published", "parsely-pub-date",
)  # fmt: skip
_TIME_CLASSES = re.compile(r"published|entry-date|post-date|updated published", re.IGNORECASE)


def read_html(data: bytes) -> Content:
    """Read a web page, whole or a fragment, with Jekyll front matter or PHP leftovers in it."""
    text, issues = decode(data, declared_charset(data))
    values, text = split_front_matter(text)
    front, front_pieces = from_front_matter(values)
    page, pieces = page_pieces(strip_code(text))
    metadata = replace(
        front,
        title=front.title or page.title,
        site=front.site or page.site,
        author=front.author or page.author,
        post_date=front.post_date or page.post_date,
        post_date_source=front.post_date_source or page.post_date_source,
    )
    rows = [piece for piece in front_pieces if piece.kind is BlockKind.ROW]
    descriptions = {piece.label: piece.text for piece in front_pieces if piece.label == "description"}
    meta = without_repeats(meta_pieces(metadata, **descriptions), pieces)
    rendered, blocks = render([*meta, *rows, *pieces])
    return Content(rendered, blocks, metadata, issues)


def strip_code(text: str) -> str:
    """The source without comments, server code and template tags; line numbers stay true."""
    for pattern in (_COMMENT, _SERVER_CODE, _TEMPLATE):
        text = pattern.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text


def page_pieces(
    source: str, line_of: Callable[[HtmlElement], int | None] | None = None, bare: bool = False
) -> tuple[Metadata, list[Piece]]:
    """Metadata and pieces of a page. `bare` pages (rendered Markdown, mails) have no furniture to remove."""
    root = _parse(source)
    if root is None:
        return Metadata(), []
    where = line_of or (lambda element: element.sourceline)
    body = root.find("body") if root.find("body") is not None else root
    headings = [tidy(heading.text_content()) for heading in body.iterdescendants("h1", "h2", "h3")]
    metadata = _page_metadata(root, headings)
    full = body if bare else copy.deepcopy(body)
    prune(body, keep_furniture=bare)
    pieces = Walker(where, phrases=not bare).walk(body)
    if not bare:
        prune(full, keep_furniture=True)
        if _inked(pieces) < _TOO_LITTLE * text_length(full):
            pieces = Walker(where, phrases=False).walk(full)
    return metadata, pieces


def _inked(pieces: Sequence[Piece]) -> int:
    return sum(len("".join((piece.text or "".join(piece.cells)).split())) for piece in pieces)


def _parse(source: str) -> HtmlElement | None:
    """The tree of a page or fragment; None where there is nothing in it."""
    if not source.strip():
        return None
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _page_metadata(root: HtmlElement, headings: Sequence[str]) -> Metadata:
    metas = _metas(root)
    linked = list(_linked_data(root))
    sites = [
        site
        for site in (
            metas.get("og:site_name"),
            metas.get("application-name"),
            _masthead(root),
            _legal_owner(root),
        )
        if site
    ]
    title = tidy(root.findtext(".//title") or "").replace("\n", " ") or metas.get("og:title", "")
    own, site = split_title(title, sites, headings) if title else ("", None)
    posted, source = _posted(root, metas, linked)
    author = metas.get("author") or metas.get("dc.creator") or metas.get("article:author")
    author = property_author(author)
    return Metadata(
        own or None,
        metas.get("og:site_name") or site or (sites[0] if sites else None),
        author,
        posted,
        source,
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().casefold()
        value = tidy(meta.get("content") or "").replace("\n", " ")
        if name and value:
            found.setdefault(name, value)
    return found


def _linked_data(root: HtmlElement) -> Iterator[str]:
    """The datePublished values in JSON-LD scripts."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                yield from _values(json.loads(script.text or ""), "datePublished")
            except (ValueError, RecursionError):
                continue


def _values(node: Any, key: str) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get(key), str):
            yield node[key]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _values(child, key)


def _posted(root: HtmlElement, metas: dict[str, str], linked: Sequence[str]) -> tuple[str | None, str | None]:
    for name in _DATE_METAS:
        if name in metas and (posted := iso_date(metas[name])):
            return posted, "html meta"
    for value in linked:
        if posted := iso_date(value):
            return posted, "html linked data"
    days = {
        iso_date(time.get("datetime") or time.text_content()) for time in root.iter("time") if _is_posting(time)
    } - {None}
    if len(days) == 1:
        return days.pop(), "html time"
    address = next(
        (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None
    ) or metas.get("og:url")
    if address and (posted := path_date(address)):
        return posted, "html address"
    return None, None


def _is_posting(time: HtmlElement) -> bool:
    marked = any(_TIME_CLASSES.fullmatch(name) for name in names_of(time))
    parent = time.getparent()
    by_parent = parent is not None and named(parent, chrome().byline_names)
    return marked or by_parent or time.get("pubdate") is not None or time.get("itemprop") == "datePublished"


def _masthead(root: HtmlElement) -> str | None:
    """The name of the site as its head shows it: a site-title element or the words of its logo."""
    for element in root.iterdescendants():
        if isinstance(element.tag, str) and named(element, chrome().site_names):
            shown = tidy(element.text_content()).replace("\n", " ")
            image = element if element.tag == "img" else next(element.iterdescendants("img"), None)
            name = shown or (tidy(image.get("alt") or "") if image is not None else "")
            name = re.sub(r"\s*\blogo\b\s*", " ", name, flags=re.IGNORECASE).strip()
            if 3 < len(name) <= 100:
                return name
    return None


def _legal_owner(root: HtmlElement) -> str | None:
    """Who the copyright line at the foot names."""
    text = "\n".join(tidy(piece) for piece in root.itertext() if isinstance(piece, str))[-1500:]
    found = _LEGAL_LINE.search(text)
    if not found:
        return None
    name = re.split(r"\s+all rights|\s+powered|\s+designed|\s+-\s+", found[1], flags=re.IGNORECASE)[0].strip(" ,;-–")
    return name if 3 < len(name) <= 80 and name[0].isupper() else None
