"""Truths read by a person go before those of a twin; a twin tells title, date, numbers, headings and notes."""

import json
from pathlib import Path

from benchmarks.fidelity.truth import known

TWIN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:uk="https://example.org/uk">
<judgment><meta><identification><FRBRWork><FRBRdate date="2024-05-09" name="judgment"/>
<FRBRname value="One v Another"/></FRBRWork></identification>
<proprietary><uk:cite>[2024] EWHC 1 (Admin)</uk:cite></proprietary></meta><judgmentBody><decision>
<level><num>A.</num><heading>Background</heading></level>
<paragraph><num>1.</num><content>
<p>The claim <authorialNote marker="1"><p>See below.</p></authorialNote> failed.</p></content></paragraph>
<paragraph><content><p>No number here.</p></content></paragraph>
</decision></judgmentBody></judgment></akomaNtoso>"""


def test_a_twin_tells_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.docx.xml").write_text(TWIN, encoding="utf-8")
    truth = known(Path("a.docx"), tmp_path)
    assert truth.facts == {"title": "One v Another", "date": "2024-05-09", "symbol": "[2024] EWHC 1 (Admin)"}
    assert truth.numbers == [("1.", "The claim failed.")]
    assert truth.headings == ["Background"]
    assert truth.notes == 1


def test_a_day_of_a_program_is_no_date_of_the_text(tmp_path: Path) -> None:
    text = TWIN.replace('name="judgment"', 'name="generated"')
    (tmp_path / "a.docx.xml").write_text(text, encoding="utf-8")
    assert "date" not in known(Path("a.docx"), tmp_path).facts


def test_what_a_person_read_goes_before_the_twin(tmp_path: Path) -> None:
    (tmp_path / "a.docx.xml").write_text(TWIN, encoding="utf-8")
    said = {"date": "2024-05-10", "numbers": [["2.", "Other words"]], "notes": 0}
    (tmp_path / "a.docx.json").write_text(json.dumps(said), encoding="utf-8")
    truth = known(Path("a.docx"), tmp_path)
    assert (truth.facts["date"], truth.facts["title"]) == ("2024-05-10", "One v Another")
    assert truth.numbers == [("2.", "Other words")]
    assert truth.notes == 0


def test_an_xml_file_is_a_truth_about_itself(tmp_path: Path) -> None:
    path = tmp_path / "law.xml"
    path.write_text(TWIN, encoding="utf-8")
    assert known(path, None).facts["title"] == "One v Another"
    path.write_text("<broken", encoding="utf-8")
    assert known(path, None).facts == {}


def test_lines_that_may_stand_are_kept_apart_from_the_main_text(tmp_path: Path) -> None:
    (tmp_path / "page.html.txt").write_text("~By a person\nThe text.\n", encoding="utf-8")
    truth = known(Path("page.html"), tmp_path)
    assert (truth.main, truth.allowed) == ("The text.", "By a person")


def test_nothing_known_is_an_empty_truth(tmp_path: Path) -> None:
    assert known(Path("a.pdf"), tmp_path) == known(Path("a.pdf"), None)
