"""Gold in tables, as spreadsheets leave them: what is read, what wins, where each mistake is said to be."""

from pathlib import Path

import pytest

from gestae.errors import GoldError, UnreadableError
from gestae.evaluate.gold import check_gold, load_gold
from gestae.evaluate.outputs import load_outputs

EVENTS = "document,event,kind,date_start,date_end,organizers,partners,people,topics,text\n"
ROW = "a.txt,e1,camp,2024-03-05,2024-03-06,River Trust,Hill Bank,Ada Bell,water,On 5 March a camp\n"
ORGANIZERS = "document,event,name,role\na.txt,e1,River Trust,organizer\na.txt,e1,Hill Bank,partner\n"
PEOPLE = "document,event,name,role\na.txt,e1,Ada Bell,speaker\n"
TOPICS = "document,event,label,text\na.txt,e1,water,camp\n"
Files = dict[str, str]
WHOLE: Files = {"events": EVENTS + ROW, "organizers": ORGANIZERS, "people": PEOPLE, "topics": TOPICS}


def write(folder: Path, files: Files) -> Path:
    for name, text in {**WHOLE, **files}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def told(folder: Path) -> list[tuple[str, int, str, str]]:
    findings = check_gold(folder).findings
    return [(Path(f.where.file).name, f.where.number, f.severity, f.code) for f in findings]


def short(folder: Path) -> dict[str, list[str]]:
    """Document -> each event as "kind start..end | organizers | people | topics"."""
    return {
        document: [
            " | ".join([
                f"{event.get('kind')} {(event['date'] or {}).get('start')}..{(event['date'] or {}).get('end')}",
                *(", ".join(f"{v.get('name', v.get('label'))}/{v.get('role', '')}".rstrip("/") for v in event[field])
                  for field in ("organizers", "people", "topics")),
            ])
            for event in events
        ]
        for document, events in load_gold(folder).items()
    }  # fmt: skip


CAMP = "camp 2024-03-05..2024-03-06 | River Trust/organizer, Hill Bank/partner | Ada Bell/speaker | water"
CELLS = CAMP.replace("speaker", "participant")


@pytest.mark.parametrize(
    ("files", "expected", "findings"),
    [
        ({}, {"a.txt": [CAMP]}, []),
        ({"events": (EVENTS + ROW).replace(",", ";")}, {"a.txt": [CAMP]}, []),
        ({"events": (EVENTS + ROW).replace(",", "\t")}, {"a.txt": [CAMP]}, []),
        ({"events": "sep=;\r\n" + (EVENTS + ROW).replace(",", ";").replace("\n", "\r\n")}, {"a.txt": [CAMP]}, []),
        ({"events": "\ufeff" + EVENTS + ROW + ",,,,,,,,,\n\n"}, {"a.txt": [CAMP]}, []),
        ({"events": EVENTS.replace("kind", " Kind ") + ROW.replace("camp", " Camp ", 1)}, {"a.txt": [CAMP]}, []),
        # Rows taken out of, and added to, a long table.
        ({"people": "document,event,name\n"}, {"a.txt": [CAMP.replace("Ada Bell/speaker", "")]}, [("events", 2, "warning", "tables-differ")]),
        ({"people": PEOPLE + "a.txt,e1,B. Cox,\n"}, {"a.txt": [CAMP.replace("speaker", "speaker, B. Cox/participant")]}, [("events", 2, "warning", "tables-differ"), ("people", 3, "warning", "no-role")]),
        ({"people": PEOPLE + "a.txt,e1,,\n"}, None, [("people", 3, "error", "missing")]),
        ({"people": PEOPLE + "a.txt,e1,B. Cox,head\n"}, None, [("people", 3, "error", "unknown-value")]),
        ({"people": PEOPLE + "a.txt,,B. Cox,\n"}, None, [("people", 3, "error", "no-such-event")]),
        ({"people": PEOPLE + "a.txt,e9,B. Cox,\na.txt,e9,C. Day,\n"}, {"a.txt": [CAMP]}, [("people", 3, "warning", "no-such-event")]),
        # The cell says something else than the long table, which counts.
        ({"events": EVENTS + ROW.replace("Hill Bank", "Mill Bank")}, {"a.txt": [CAMP]}, [("events", 2, "warning", "tables-differ")]),
        ({"events": EVENTS + ROW.replace("River Trust", "River  Trust ")}, {"a.txt": [CAMP]}, []),
        # An event that is in no long table is read from its cells; without the long tables, so are all.
        ({"events": EVENTS + ROW + "a.txt,,visit,,,A; B,,C,water; health,x\n"}, {"a.txt": [CAMP, "visit None..None | A/organizer, B/organizer | C/participant | water, health"]}, []),
        ({"events": EVENTS + ROW + "b.txt,new-1,visit,,,A,,,water,x\n"}, {"a.txt": [CAMP], "b.txt": ["visit None..None | A/organizer |  | water"]}, [("events", 3, "warning", "no-rows")]),
        ({"events": EVENTS + ROW.replace("e1", "")}, {"a.txt": [CELLS]}, [(name, 2, "warning", "no-such-event") for name in ("organizers", "people", "topics")]),
        # A row that names a document and no more: it has no events.
        ({"events": EVENTS + ROW + "b.txt\n"}, {"a.txt": [CAMP], "b.txt": []}, []),
        ({"events": EVENTS + ROW + "a.txt,,,,,,,,,\n"}, {"a.txt": [CAMP]}, [("events", 3, "warning", "empty-row")]),
        ({"reports": "document,status\na.txt,ok\nb.txt,no-events\nc.txt,failed\n"}, {"a.txt": [CAMP], "b.txt": []}, []),
        ({"reports": "file\nb.txt\n"}, None, [("reports", 1, "error", "no-column")]),
        # Headings and rows that cannot stay.
        ({"events": EVENTS.replace("organizers", "organisers") + ROW}, None, [("events", 1, "error", "unknown-column")]),
        ({"events": EVENTS.replace("text", "remarks") + ROW}, {"a.txt": [CAMP]}, [("events", 1, "warning", "unknown-column"), ("events", 2, "warning", "no-anchor")]),
        ({"events": EVENTS.replace("partners", "people") + ROW}, None, [("events", 1, "error", "column-twice")]),
        ({"events": EVENTS.replace("document", "report") + ROW}, None, [("events", 1, "error", "no-column")]),
        ({"events": ""}, None, [("events", 1, "error", "no-column")]),
        ({"people": PEOPLE.replace("name", "nmae")}, None, [("people", 1, "error", code) for code in ("unknown-column", "no-column")]),
        ({"events": EVENTS + ROW.replace("a.txt", "")}, None, [("events", 2, "error", "no-document")]),
        ({"events": EVENTS + ROW.strip() + ",more\n"}, None, [("events", 2, "error", "too-many-cells")]),
        ({"events": EVENTS + ROW.strip() + ",,\n"}, {"a.txt": [CAMP]}, []),
        ({"events": EVENTS + ROW + ROW}, None, [("events", 3, "error", code) for code in ("event-twice", "duplicate")]),
        ({"events": EVENTS + ROW.replace("camp", '"ca"mp', 1)}, None, [("events", 2, "error", "no-table")]),
        ({"events": EVENTS + ROW.replace("On 5", '"On 5')}, None, [("events", 2, "error", "no-table")]),
        ({"events": EVENTS + ROW.replace("camp", "kamp", 1)}, None, [("events", 2, "error", "unknown-value")]),
        # A cell with line breaks is one row.
        ({"events": EVENTS + ROW.replace("On 5 March a camp", '"On 5\nMarch"') + "b.txt,,kamp\n"}, None, [("events", 3, "error", "unknown-value")]),
        # Days as spreadsheets write them.
        ({"events": EVENTS + ROW.replace("2024-03-05,2024-03-06", "05.03.2024,6.3.2024 00:00:00")}, {"a.txt": [CAMP]}, []),
        ({"events": EVENTS + ROW.replace("2024-03-06", "")}, {"a.txt": [CAMP.replace("03-06", "03-05")]}, []),
        ({"events": EVENTS + ROW.replace("2024-03-05,", ",")}, None, [("events", 2, "error", "no-start")]),
        ({"events": EVENTS + ROW.replace("2024-03-05", "5/3/2024")}, None, [("events", 2, "error", "day-or-month")]),
        ({"events": EVENTS + ROW.replace("2024-03-06", "45357")}, None, [("events", 2, "error", "no-such-day")]),
        ({"events": EVENTS + ROW.replace("2024-03-06", "2024-03-01")}, None, [("events", 2, "error", "end-before-start")]),
    ],
)  # fmt: skip
def test_tables(
    files: Files, expected: dict[str, list[str]] | None, findings: list[tuple[str, int, str, str]], tmp_path: Path
) -> None:
    folder = write(tmp_path, files)
    found = told(folder)
    if expected is not None:
        assert short(folder) == expected
    else:
        found = [one for one in found if one[2] == "error"]
        with pytest.raises(GoldError, match=r", row \d"):
            load_gold(folder)
    assert found == [(f"{name}.csv", *rest) for name, *rest in findings]


def test_long_tables_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(EVENTS + ROW, encoding="utf-8")
    assert short(tmp_path / "events.csv") == {"a.txt": [CELLS]}
    assert told(tmp_path) == []


def test_columns_of_gold(tmp_path: Path) -> None:
    files = {
        "events": "document,event,name,alt,kind,kind_alt,optional,date_start,date_optional,place,place_alt,anchor\n"
        "a.txt,e1,Clean Wells,Wells; Clean Water,camp,visit,x,2024-03-05,yes,Hall,Town Hall,On 5\n",
        "people": "document,event,name,role,role_alt,alt,optional\na.txt,e1,Ada Bell,speaker,guest,A. Bell,ja\n",
        "organizers": "document,event,name\n",
        "topics": "document,event,label,text,optional\na.txt,e1,water,,no\n",
    }
    (event,) = load_gold(write(tmp_path, files))["a.txt"]
    assert event == {
        "id": "e1",
        "anchor": "On 5",
        "name": "Clean Wells",
        "alt": ["Wells", "Clean Water"],
        "kind": "camp",
        "kind_alt": "visit",
        "optional": True,
        "date": {"start": "2024-03-05", "end": "2024-03-05", "precision": "day", "optional": True},
        "organizers": [],
        "people": [{"name": "Ada Bell", "role": "speaker", "role_alt": "guest", "alt": ["A. Bell"], "optional": True}],
        "topics": [{"label": "water"}],
        "place": {"text": "Hall", "alt": ["Town Hall"]},
    }


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ("2024-03-01,2024-03-31,Month,text,March", {"start": "2024-03-01", "end": "2024-03-31", "precision": "month", "year_from": "text", "text": "March"}),
        (",,day,text,5 March", {"precision": "day", "year_from": "text", "text": "5 March"}),
        (",,day,text,", None),
        (",,,,", None),
    ],
)  # fmt: skip
def test_dates(cells: str, date: dict[str, str] | None, tmp_path: Path) -> None:
    heading = "document,event,kind,text,date_start,date_end,date_precision,date_year_from,date_text\n"
    (tmp_path / "events.csv").write_text(f"{heading}a.txt,e1,camp,x,{cells}\n", encoding="utf-8")
    (event,) = load_gold(tmp_path)["a.txt"]
    assert event["date"] == date


def test_neither_yes_nor_no(tmp_path: Path) -> None:
    write(tmp_path, {"people": "document,event,name,role,optional\na.txt,e1,Ada Bell,guest,perhaps\n"})
    assert told(tmp_path) == [("people.csv", 2, "error", "unknown-value")]


def test_apostrophes_that_protect_are_taken_away(tmp_path: Path) -> None:
    write(tmp_path, {"people": "document,event,name\na.txt,e1,'=Ada\na.txt,e1,'tis Bell\n"})
    (event,) = load_gold(tmp_path)["a.txt"]
    assert [person["name"] for person in event["people"]] == ["=Ada", "'tis Bell"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ((EVENTS + ROW.replace("Ada", "Adél")).encode("cp1252"), "encoding"),
        ((EVENTS + ROW).replace(",", "\t").encode("utf-16"), None),
    ],
)
def test_encodings(data: bytes, code: str | None, tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "events.csv").write_bytes(data)
    assert told(tmp_path) == ([("events.csv", 2, "error", code)] if code else [])


def test_a_file_that_differs_from_its_twin_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    (folder / "events.jsonl").write_text('{"document": "a.txt", "kind": "camp"}\n', encoding="utf-8")
    assert told(folder) == [("events.csv", 0, "warning", "two-forms")]
    assert told(folder / "events.csv") == []


def test_tables_are_output_too(tmp_path: Path) -> None:
    people = (
        'document,event,name,role,confidence,found_by,evidence\na.txt,e1,Ada Bell,speaker,"0,9",cue,12..20; 30..38\n'
    )
    outputs = load_outputs(write(tmp_path, {"people": people}))
    (event,) = outputs.events
    assert (event["document"], event["id"], event["date"]["end"]) == ("a.txt", "e1", "2024-03-06")
    spans = [{"start": 12, "end": 20}, {"start": 30, "end": 38}]
    assert event["people"] == [
        {"name": "Ada Bell", "role": "speaker", "confidence": 0.9, "found_by": "cue", "evidence": spans}
    ]


def test_tables_that_are_no_output(tmp_path: Path) -> None:
    folder = write(tmp_path, {"events": EVENTS + ROW.replace("a.txt", "")})
    with pytest.raises(UnreadableError, match=r"events\.csv, row 2: the row names no document"):
        load_outputs(folder)
