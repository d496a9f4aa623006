"""Names of text files: safe everywhere, never two alike."""

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gestae.stages.write.text_names import TextNames, text_name

DOCUMENTS = st.text(st.characters(), max_size=40) | st.text("./\\aA~%:* tx", max_size=12)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("a.txt", "a.txt.txt"),
        ("2024/march report.docx", "2024/march report.docx.txt"),
        ("Zoë/नमस्ते.txt", "Zoë/नमस्ते.txt.txt"),
        ("-", "-.txt"),
        ("/etc/passwd", "~root/etc/passwd.txt"),
        ("../up.txt", "~up/up.txt.txt"),
        ("a/./b", "a/~here/b.txt"),
        ("mail.txt/part", "mail%2Etxt/part.txt"),
        ("mail.TXT/part", "mail%2ETXT/part.txt"),
        ('a:b*c?"<>|\\.txt', "a%3Ab%2Ac%3F%22%3C%3E%7C%5C.txt.txt"),
        ("100%~.txt", "100%25%7E.txt.txt"),
        ("tab\there", "tab%09here.txt"),
        ("ends with dot./x", "ends with dot%2E/x.txt"),
        ("con.txt", "%63on.txt.txt"),
        ("Aux/x", "%41ux/x.txt"),
        ("console.txt", "console.txt.txt"),
    ],
)
def test_names_mirror_the_document(document: str, name: str) -> None:
    assert text_name(document) == name


def test_long_names_stay_within_what_file_systems_hold() -> None:
    one, other = "é" * 300 + "1", "é" * 300 + "2"
    assert text_name(one) != text_name(other)
    assert len(text_name(one).encode()) <= 255
    deep = "/".join(["folder" * 10] * 40)
    assert text_name(deep).startswith("long~")


@given(st.lists(DOCUMENTS, unique=True, max_size=8))
@example(["a", "A", "a~2"])
@example(["é", "e\u0301"])
@example(["a/b", "a", "a.txt/b", "a%2Etxt/b"])
def test_names_are_safe_and_differ_also_where_case_is_folded(documents: list[str]) -> None:
    names = TextNames()
    taken = [names.take(document) for document in documents]
    folded = [unicodedata.normalize("NFC", name.casefold()) for name in taken]
    assert len(set(folded)) == len(documents)
    files = set(folded)
    for name in taken:
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert not {"..", "."} & set(name.split("/"))
        assert name.endswith(".txt")
        assert "" not in name.split("/")
        assert not any(ord(char) < 32 or char in '<>:"\\|?*' for char in name)
        assert not {str(parent).casefold() for parent in path.parents} & files
        assert name.encode("utf-8")


def test_names_do_not_depend_on_what_came_before_unless_they_must() -> None:
    names = TextNames()
    assert [names.take(document) for document in ("b", "a", "A", "á")] == [
        "b.txt",
        "a.txt",
        "A~2.txt",
        "á.txt",
    ]
