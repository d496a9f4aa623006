"""E-mail: headers as metadata, the right part, quoted replies, attachments named."""

from email.message import EmailMessage

import pytest
from reading import codes, read, shown, texts

from gestae.errors import UnreadableError
from gestae.stages.read import read_report


def mail(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    """A message with the given parts."""
    message = EmailMessage()
    for name, value in {"Subject": "Walk in May", "From": "Ann Quill <ann@mill.example>", **headers}.items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        (message.add_alternative if plain is not None else message.set_content)(html, subtype="html")
    return message


def test_headers_and_lines() -> None:
    message = mail("Dear all\n\nWe walked on 3 May.\n> When was it?\n", Date="Tue, 06 May 2014 23:10:00 +0200")
    report = read("a.eml", message.as_bytes())
    assert shown(report) == [
        ("meta", 0, "Walk in May"),
        ("meta", 0, "Ann Quill <ann@mill.example>"),
        ("meta", 0, "Tue, 06 May 2014 23:10:00 +0200"),
        ("line", 0, "Dear all"),
        ("line", 0, "We walked on 3 May."),
        ("line", 0, "> When was it?"),
    ]
    assert [block.label for block in report.blocks][:3] == ["subject", "from", "date"]
    metadata = report.metadata
    assert (metadata.title, metadata.author) == ("Walk in May", "Ann Quill")
    assert (metadata.post_date, metadata.post_date_source) == ("2014-05-06", "mail header")


@pytest.mark.parametrize(
    ("plain", "html", "last"),
    [
        ("We walked on 3 May to the sea.", "<p>We <b>walked</b> on 3 May to the sea.</p>", "We walked on 3 May to the sea."),
        (None, "<p>We <b>walked</b></p><p>in May.</p>", "in May."),
        ("See HTML", f"<p>{'We walked to the sea. ' * 9}</p><p>In May.</p>", "In May."),
    ],
)  # fmt: skip
def test_which_part(plain: str | None, html: str, last: str) -> None:
    assert texts(read("a.eml", mail(plain, html).as_bytes()))[-1] == last


def test_encoded_words_and_transfer_encodings() -> None:
    report = read("a.eml", mail("Café “Blue” – tea\n", Subject="Café – May").as_bytes())
    assert texts(report)[0] == "Café – May"
    assert texts(report)[-1] == "Café “Blue” – tea"
    latin = b"Subject: tea\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\ncaf\xe9 in May\n"
    report = read("a.eml", latin)
    assert texts(report) == ["tea", "café in May"]
    assert codes(report) == []


def test_attachments_are_named() -> None:
    message = mail("Tea.\n")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="walk.pdf")
    message.add_attachment("more text", filename="notes.txt")
    report = read("a.eml", message.as_bytes())
    assert codes(report) == ["attachment-skipped"] * 2
    assert texts(report)[-1] == "Tea."


def test_a_mail_without_anything_is_empty() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_report("a.eml", b"X-Nothing: 1\n\n\n")
    assert caught.value.code == "empty"


def test_standard_input_can_be_a_mail() -> None:
    assert read("-", mail("Tea.\n", Date="Tue, 06 May 2014 23:10:00 +0200").as_bytes()).format == "mail"
    assert read("-", "From: the club\nwith love").format == "text"
