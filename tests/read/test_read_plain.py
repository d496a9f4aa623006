"""Plain text: lines, encodings, mojibake, and what is no text."""

import pytest
from reading import codes, read, shown, texts

from gestae.errors import UnreadableError
from gestae.stages.read import read_report


def test_each_physical_line_is_a_block_and_gaps_stay() -> None:
    report = read("a.txt", "Report of the club\r\n\r\n  * 3 May: walk\r\n\t- in the hills  \r\n")
    assert report.text == "Report of the club\n\n  * 3 May: walk\n\t- in the hills  \n"
    assert shown(report) == [
        ("line", 0, "Report of the club"),
        ("line", 0, "  * 3 May: walk"),
        ("line", 0, "\t- in the hills"),
    ]
    assert [block.origin.line for block in report.blocks] == [1, 3, 4]
    assert report.metadata.title is None


def test_form_feeds_count_pages() -> None:
    report = read("a.txt", "page one\n\fpage two\nmore\n\fpage three")
    assert [block.origin.page for block in report.blocks] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("data", "text", "noted"),
    [
        ("Café Bücher".encode(), "Café Bücher", []),
        ("\ufeffCafé".encode(), "Café", []),
        ("Café on 3 May".encode("utf-16"), "Café on 3 May", []),
        ("Café on 3 May, with friends".encode("utf-16-le"), "Café on 3 May, with friends", ["encoding-guessed"]),
        ("We met at the café – “Blue Door”".encode("cp1252"), "We met at the café – “Blue Door”", ["encoding-guessed"]),
        ("Zoë’s talk\n".encode() + b"the caf\xe9 walk", "Zoë’s talk\nthe café walk", ["encoding-guessed"]),
        ("the Rá»\x93 team’s CafÃ© walk".encode(), None, ["mojibake-mended"]),
        ("the CafÃ© walk".encode(), "the Café walk", ["mojibake-mended"]),
        ("the â€œBlue Doorâ€\x9d hall".encode(), "the “Blue Door” hall", ["mojibake-mended"]),
        ("the women\u00e2\u20ac\u2122s day".encode(), "the women’s day", ["mojibake-mended"]),
        ("Ærø, Ñandú, Şişli and São Tomé: “healthy”".encode(), "Ærø, Ñandú, Şişli and São Tomé: “healthy”", []),
        ("soft\u00adhyphen".encode(), "soft\u00adhyphen", []),
        ("\U0001d5e5\U0001d5ee\U0001d5f9\U0001d5f9\U0001d606 in May".encode(), "Rally in May", ["styled-letters"]),
        (b"a bell\x07 rang", "a bell rang", []),
    ],
)  # fmt: skip
def test_encodings(data: bytes, text: str | None, noted: list[str]) -> None:
    report = read("a.txt", data)
    assert codes(report) == noted
    if text is not None:
        assert report.text == text


def test_russian_in_an_old_encoding_is_guessed() -> None:
    text = "Отчёт о встрече с учителями в городской библиотеке. Присутствовали все члены клуба и гости. " * 4
    report = read("a.txt", text.encode("cp1251"))
    assert "библиотеке" in report.text
    assert codes(report) == ["encoding-guessed", "not-english"]
    assert report.metadata.languages == ("ru",)


@pytest.mark.parametrize(
    ("document", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", bytes(range(256)) * 8, "unsupported"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00" * 4, "unsupported"),
        ("a.doc", b"words", "unsupported"),
        ("README", b"words", "unsupported"),
        ("a.docx", b"words", "broken"),
        ("a.docx", b"PK\x03\x04 not really", "broken"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old word", "unsupported"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.pdf", b"words", "broken"),
        ("a.pdf", b"%PDF-1.4\n%%EOF", "broken"),
        ("a.html", b"<html><head><title></title></head><body><script>x()</script></body></html>", "empty"),
    ],
)
def test_failures_carry_their_code(document: str, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{document}: ") as caught:
        read_report(document, data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("document", "posted"),
    [
        ("news/2014-09-02-walk.txt", "2014-09-02"),
        ("site/2013/05/06/walk.txt", "2013-05-06"),
        ("entry20151013.txt", "2015-10-13"),
        ("2017-01-ladies-group.txt", "2017-01"),
        ("site/2013/05/walk.txt", "2013-05"),
        ("activities-2010-11.txt", None),
        ("activities-2018-19.txt", None),
        ("phone-0832276334755.txt", None),
        ("2015-02-30-walk.txt", None),
    ],
)
def test_dates_in_paths(document: str, posted: str | None) -> None:
    metadata = read(document, "a walk").metadata
    assert metadata.post_date == posted
    assert metadata.post_date_source == ("file name" if posted else None)


def test_a_web_page_named_txt_is_read_as_one() -> None:
    report = read("a.txt", "<!DOCTYPE html><html><body><h1>Walk</h1><p>On 3 May.</p></body></html>")
    assert report.format == "html"
    assert texts(report) == ["Walk", "On 3 May."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May", ("en",)),
        ("The club met in the hall and we planted trees with the children of the school. " * 3, ("en",)),
        ("Le club s'est réuni dans la salle et nous avons planté des arbres avec les enfants. " * 4, ("fr",)),
        ("Anjali Verma, Rajan Pillai, Sunita Gurung, Bikash Tamang, Deepa Rai, Manoj Thapa, Kiran Shah", ("en",)),
        ("Bibliothek, Vortrag und Sommerfest: wir haben uns im Garten getroffen und gemeinsam gesungen. " * 4
         + "\nThe club met in the hall and we planted trees with the children of the school. " * 8, ("en", "de")),
    ],
)  # fmt: skip
def test_languages(text: str, expected: tuple[str, ...]) -> None:
    assert read("a.txt", text).metadata.languages == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On <b>3 May</b> we&nbsp;walked &#8211; all", "On 3 May we walked – all"),
        ("Walk<br />Talk<br>\nTea", "Walk\nTalk\nTea"),
        ("<p class='x'>Walk</p><p>Talk</p>", "Walk\nTalk\n"),
        ("R&D; A & B; 3 < 4 > 2 <ann@mill.example>", None),
        ("Q&A session; <tba>", None),
    ],
)
def test_leftovers_of_web_pages(text: str, expected: str | None) -> None:
    report = read("a.txt", text)
    assert report.text == (expected or text)
    assert codes(report) == (["markup-removed"] if expected else [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Le comité a organisé une réunion avec les habitants du quartier et les élèves de notre école. " * 3,
            ["not-english"],
        ),
        ("The committee held a meeting with those who live nearby and the children of our school. " * 3, []),
    ],
)
def test_a_report_in_another_language_says_so(text: str, codes: list[str]) -> None:
    assert [issue.code for issue in read_report("report.txt", text.encode()).issues] == codes


def test_a_text_with_front_matter_is_the_source_of_a_page() -> None:
    report = read("a.txt", "---\ntitle: Our walk\ndate: 2016-08-30 21:14\n---\n\nWe **walked** to the mill.\n")
    assert (report.metadata.title, report.metadata.post_date) == ("Our walk", "2016-08-30")
    assert report.text.endswith("We walked to the mill.")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    report = read("a.txt", "---\nWe **walked** to the mill.\n---\n")
    assert "**walked**" in report.text


@pytest.mark.parametrize(
    ("head", "posted"),
    [
        ("https://orlo.example/2016/08/30/our-walk.html\n\n", "2016-08-30"),
        ("Source: https://orlo.example/2016/08/30/our-walk.html\n\n", "2016-08-30"),
        ("https://orlo.example/our-walk.html\n\n", None),
        ("See https://orlo.example/2016/08/30/our-walk.html\n\n", None),
    ],
)
def test_a_page_stored_with_its_address_was_posted_then(head: str, posted: str | None) -> None:
    assert read("a.txt", f"{head}We walked to the mill on 28 August.\n").metadata.post_date == posted
