"""Web pages: what is content, what is furniture, and what the head of the page tells."""

import pytest
from reading import codes, read, shown, texts

from gestae.model import BlockKind

WORDPRESS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Our news &#8211; Lantern Trust</title>
<meta property="og:site_name" content="Lantern Trust"><style>p {color: red}</style></head><body class="has-sidebar">
<header id="masthead"><a class="logo"><img src="l.png" alt="Lantern Trust logo"></a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/a">About us</a></li></ul></nav></header>
<main><article class="post"><header class="entry-header"><h2 class="entry-title"><a href="/w">Well opened in Marrow</a></h2>
<div class="entry-meta">Posted on <time class="published" datetime="2019-05-06T10:00">May 6, 2019</time> by ed | <a href="#">No Comments</a></div>
</header><p>Last Friday the mayor, <b>Mrs Ida Quill</b>, opened the well of the school.<br>Fifty people came.</p>
<figure><img src="w.jpg" alt="IMG_0042"><figcaption>The mayor with Tom Reddle</figcaption></figure>
<p>Tea was served [&hellip;] <a class="more-link" href="/w">Continue reading &rarr;</a></p>
<div class="sharedaddy">Share this: <a href="#">Facebook</a></div></article></main>
<div id="comments"><h3>2 replies</h3><ol class="commentlist"><li>What a nice day, we met there on 4 May as well, thanks.</li></ol>
<div id="respond"><h3>Leave a Reply</h3><form><label>Name</label><input></form></div></div>
<aside><section class="widget"><h3>Coming up</h3><p>Quilt evening on 8 June in the small hall, bring your needles</p></section>
<section class="widget"><h3>Archives</h3><ul><li><a href="#">May 2019</a></li></ul></section></aside>
<div class="cookie-notice">We use cookies to make this site better.</div>
<footer><p>&copy; 2019 Lantern Trust. All rights reserved. Call 555 0100</p></footer></body></html>"""


def test_a_blog_page_is_its_article() -> None:
    report = read("a.html", WORDPRESS)
    assert shown(report) == [
        ("meta", 0, "Our news"),
        ("meta", 0, "Lantern Trust"),
        ("meta", 0, "2019-05-06"),
        ("heading", 2, "Well opened in Marrow"),
        ("meta", 0, "Posted on May 6, 2019 by ed"),
        (
            "paragraph",
            0,
            "Last Friday the mayor, Mrs Ida Quill, opened the well of the school.\nFifty people came.",
        ),
        ("caption", 0, "The mayor with Tom Reddle"),
        ("paragraph", 0, "Tea was served […]"),
        ("heading", 3, "Coming up"),
        ("paragraph", 0, "Quilt evening on 8 June in the small hall, bring your needles"),
    ]
    assert [block.label for block in report.blocks][:5] == ["title", "site", "date", None, "byline"]
    metadata = report.metadata
    assert (metadata.title, metadata.site) == ("Our news", "Lantern Trust")
    assert (metadata.post_date, metadata.post_date_source) == ("2019-05-06", "html time")


BODIES = [
    # one oddity a line: the body, the blocks
    ("<p>One<p>Two", [("paragraph", 0, "One"), ("paragraph", 0, "Two")]),
    ("<div>One<div>Two</div>Three</div>", [("paragraph", 0, "One"), ("paragraph", 0, "Two"), ("paragraph", 0, "Three")]),
    ("3 May: walk<br>4 May: talk", [("paragraph", 0, "3 May: walk\n4 May: talk")]),
    ("3 May: walk<br><br>4 May: talk", [("paragraph", 0, "3 May: walk"), ("paragraph", 0, "4 May: talk")]),
    ("on the 5<sup>th</sup> of&nbsp;May", [("paragraph", 0, "on the 5th of May")]),
    ("<h1>Walk <i>in</i><br>May</h1>", [("heading", 1, "Walk in\nMay")]),
    ("<h2>Walk</h2><h2>Walk</h2><p>In May", [("heading", 2, "Walk"), ("paragraph", 0, "In May")]),
    ("<p><b>Our walks</b></p><p>In May", [("heading", 6, "Our walks"), ("paragraph", 0, "In May")]),
    ("<p><b>Date: 5 May</b></p>", [("paragraph", 0, "Date: 5 May")]),
    ("<p><b>We walked in May.</b></p>", [("paragraph", 0, "We walked in May.")]),
    ("<ul><li>One<ul><li>Two</li></ul></li><li>Three</ul>", [("item", 0, "One"), ("item", 1, "Two"), ("item", 0, "Three")]),
    ("<ul><li><p>One</p><p>more</p></li></ul>", [("item", 0, "One\nmore")]),
    ("<ul><li><h3>Walk</h3><p>In May</li></ul>", [("heading", 3, "Walk"), ("paragraph", 0, "In May")]),
    ("<table><tr><th>Date<th>What<tr><td>3 May<td>Walk<br>and talk<tr><td><td>Tea</table>",
     [("row", 0, "Date | What"), ("row", 0, "3 May | Walk\nand talk"), ("row", 0, " | Tea")]),
    ("<table><tr><td rowspan=2>May<td>Walk<tr><td>Talk</table>", [("row", 0, "May | Walk"), ("row", 0, "May | Talk")]),
    ("<table><tr><td colspan=2>May<tr><td>3<td>Walk</table>", [("row", 0, "May"), ("row", 0, "3 | Walk")]),
    ("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", [("row", 0, "a |  | b"), ("row", 0, "c | d | e")]),
    ("<table><tr><td><table><tr><td>Walk</table><td><p>In May</table>", [("paragraph", 0, "Walk"), ("paragraph", 0, "In May")]),
    ("<table><tr><td><h1>Walk</h1><td><font size=2>In May</font></table>", [("heading", 1, "Walk"), ("paragraph", 0, "In May")]),
    ("<table><caption>Walks</caption><tr><td>3 May<td>Hill</table>", [("caption", 0, "Walks"), ("row", 0, "3 May | Hill")]),
    ("<dl><dt>Venue<dd>Hall<dt>Date<dd>3 May<dd>4 May</dl>", [("row", 0, "Venue | Hall"), ("row", 0, "Date | 3 May\n4 May")]),
    ("<dl><dt>1996<dd><ul><li>Walk</ul></dl>", [("heading", 6, "1996"), ("item", 0, "Walk")]),
    ("<p>Tea<img alt='The walkers on the hill'> and cake", [("paragraph", 0, "Tea and cake"), ("caption", 0, "The walkers on the hill")]),
    ("<p>Tea<img alt='photo 3'><img alt=hill.jpg><img alt='Club logo'>", [("paragraph", 0, "Tea")]),
    ("<div class='wp-caption'><img alt='x'><p class='wp-caption-text'>On the hill</div>", [("caption", 0, "On the hill")]),
    ("<pre>3 May  walk\n4 May  talk\n\nTea</pre>", [("paragraph", 0, "3 May walk\n4 May talk"), ("paragraph", 0, "Tea")]),
    ("<p hidden>No<p style='display: none'>No<p>Yes", [("paragraph", 0, "Yes")]),
    ("<p>Walk <?php include('x.php'); ?>in {{ site.month }}May <!-- no -->{: .class}", [("paragraph", 0, "Walk in May")]),
    ("<p>Comrades <del>3</del> 4 May", [("paragraph", 0, "Comrades 3 4 May")]),
    ("<a href=x><h3>Walk</h3><p>In May</p></a>", [("heading", 3, "Walk"), ("paragraph", 0, "In May")]),
    ("<p>(c) Distribution of blankets", [("paragraph", 0, "(c) Distribution of blankets")]),
    ("<p>Theme: Clean rivers<p>Hosted by Green Club", [("paragraph", 0, "Theme: Clean rivers"), ("paragraph", 0, "Hosted by Green Club")]),
    ("<div class='card-header'>Walk</div><div class='elementor-widget'>In May</div><div class='social-work'>Tea</div>",
     [("paragraph", 0, "Walk"), ("paragraph", 0, "In May"), ("paragraph", 0, "Tea")]),
    ("<form id=aspnetForm><p>We walked in May</p><input></form>", [("paragraph", 0, "We walked in May")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "blocks"), BODIES)
def test_bodies(body: str, blocks: list[tuple[str, int, str]]) -> None:
    assert shown(read("a.html", f"<html><body>{body}</body></html>")) == blocks


FURNITURE = [
    "<ul><li><a>Home</a><li><a>About us</a><li><a>Contact</a></ul>",
    "<div class='breadcrumbs'><ul class='bread-list'><li><a>Home</a></li><li>Walks</li></ul></div>",
    "<div id='left-sidebar'><h4>Our sponsors</h4><p>Green Bank</p></div>",
    "<h3>Recent Posts</h3><ul><li><a>The long walk of 3 May to the sea</a></ul>",
    "<p>Share this post on Facebook, Twitter</p>",
    "<p>You must be logged in to post a comment.</p>",
    "<div class='comment-respond'><p>Your email address will not be published.</p><p>Find 4 plus 4</p></div>",
    "<div class='pagination'><a>1</a><a>2</a></div>",
    "<p>Copyright 2014 Green Club</p>",
    "<p>Last updated: 3 May 2014</p>",
    "<div role=navigation>Home and away</div>",
    "<noscript>This slideshow requires JavaScript.</noscript>",
]


@pytest.mark.parametrize("furniture", FURNITURE)
def test_furniture_goes(furniture: str) -> None:
    story = "The club walked from the mill to the sea with forty children of the school. " * 4
    report = read("a.html", f"<body>{furniture}<p>{story}</p>{furniture}</body>")
    # The owner named in a copyright line is metadata.
    assert texts(report)[-1:] == texts(report, BlockKind.PARAGRAPH) == [story.strip()]


def test_a_list_of_dated_links_is_content() -> None:
    items = "".join(f"<li><a href=x>{day} May: walk to the mill</a></li>" for day in range(3, 9))
    report = read("a.html", f"<body><h1>Walks</h1><ul>{items}</ul></body>")
    assert len(texts(report, BlockKind.ITEM)) == 6


def test_content_survives_a_furniture_name() -> None:
    story = "The club walked from the mill to the sea with forty children of the school. " * 10
    report = read("a.html", f"<body><div class='sidebar'><p>{story}</p></div><p>Tea.</p></body>")
    assert texts(report) == [story.strip(), "Tea."]


def test_a_page_that_the_rules_would_empty_is_kept() -> None:
    links = "".join(f"<a href={n}>Walk {name}</a> " for n, name in enumerate(["hill", "mill", "sea", "moor"]))
    report = read("a.html", f"<body><div>{links}</div></body>")
    assert "Walk hill" in report.text


@pytest.mark.parametrize(
    ("head", "title", "site"),
    [
        ("<title>Walk | Green Club</title>", "Walk", "Green Club"),
        (
            "<title>Green Club - The mill</title><meta property=og:site_name content='Green Club'>",
            "The mill",
            "Green Club",
        ),
        ("<title>The long walk - Green Club</title>", None, "Green Club"),
        ("<title>Walks - in May</title>", "Walks - in May", None),
        ("<title>Walks</title><meta name=application-name content='Green Club'>", "Walks", "Green Club"),
    ],
)
def test_titles(head: str, title: str | None, site: str | None) -> None:
    report = read("a.html", f"<html><head>{head}</head><body><h1>The long walk</h1><p>Tea</p></body></html>")
    metas = {block.label: report.text[block.start : block.end] for block in report.blocks if block.label}
    assert (metas.get("title"), metas.get("site")) == (title, site)
    assert report.metadata.title == (title or "The long walk")


@pytest.mark.parametrize(
    ("head", "posted", "source"),
    [
        ("<meta property=article:published_time content=2014-05-06T10:00:00+02:00>", "2014-05-06", "html meta"),
        ("<meta name=DC.date content=2014-05>", "2014-05", "html meta"),
        ("<meta name=date content='6 May 2014'>", "2014-05-06", "html meta"),
        ("<meta name=date content='May 6th, 2014'>", "2014-05-06", "html meta"),
        ("<meta name=date content='soon'>", None, None),
        ("<script type=application/ld+json>{\"@graph\": [{\"datePublished\": \"2014-05-06\"}]}</script>", "2014-05-06", "html linked data"),
        ("<link rel=canonical href=https://a.example/2014/05/06/walk/>", "2014-05-06", "html address"),
    ],
)  # fmt: skip
def test_post_dates(head: str, posted: str | None, source: str | None) -> None:
    metadata = read("a.html", f"<html><head>{head}</head><body><p>Tea</p></body></html>").metadata
    assert (metadata.post_date, metadata.post_date_source) == (posted, source)


def test_many_posts_on_a_page_give_no_post_date() -> None:
    posts = "".join(f"<p>Tea</p><time class=published datetime=2014-05-0{day}>day {day}</time>" for day in (1, 2))
    assert read("a.html", f"<body>{posts}</body>").metadata.post_date is None


def test_front_matter_before_html() -> None:
    report = read("a.html", "---\ntitle: The walk\nauthor: A. Quill\ndate: 2014-05-06\n---\n<p>Tea</p>")
    assert [block.label for block in report.blocks] == ["title", "author", "date", None]
    assert report.metadata.post_date_source == "front matter"
    assert report.blocks[-1].origin.line == 6


def test_a_declared_charset_is_no_guess() -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Café “Blue”</p></body></html>".encode("cp1252")
    report = read("a.html", page)
    assert texts(report) == ["Café “Blue”"]
    assert codes(report) == []
