"""Texts with a natural bound: kept by forms, mappings and the database, each with a sentence that says the bound."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, models, transaction

from kb.curation import InvalidRecord, create, edit, withdraw
from kb.curation.refusals import explain
from kb.ingest.base import load_base
from kb.ingest.tables import import_table
from kb.models import Claim, Document, HistoryEvent, Institution
from kb.models.bounds import SENTENCE, bound_of
from kb.representing import RepresentationError
from tests import factories
from tests.admin.browsing import address, errors, form_on, signed_in
from tests.world import World

pytestmark = pytest.mark.django_db

COLUMNS = [
    (model, field)
    for model in apps.get_app_config("kb").get_models()
    for field in model._meta.fields
    if bound_of(field)
]


def _name(column: Any) -> str:
    return f"{column.model.__name__}.{column.name}" if isinstance(column, models.Field) else ""


@pytest.mark.parametrize(("model", "column"), COLUMNS, ids=_name)
def test_database_keeps_the_bound_of_every_column_and_tells_it_in_a_sentence(
    model: type[models.Model], column: models.Field
) -> None:
    name = f"{model.__name__.lower()}_{column.name}_length"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [name])
        found = cursor.fetchall()
    assert found, "Name the column in `bounded(…)` among the model's constraints, and migrate."
    [(definition,)] = found
    assert [int(number) for number in re.findall(r"<= (\d+)", definition)] == [bound_of(column)]
    refused = IntegrityError()
    refused.__cause__ = type("Refused", (Exception,), {"diag": type("", (), {"constraint_name": name})})()
    told = explain(refused)
    assert f"At most {bound_of(column):,} characters fit here" in told
    assert name not in told


def test_every_bound_stands_in_the_documentation() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "data-model.md").read_text(encoding="utf-8")
    told = {int(number.replace(",", "")) for number in re.findall(r"^\| ([\d,]+) \|", text, re.MULTILINE)}
    assert told == {bound_of(column) for _model, column in COLUMNS}


@pytest.mark.parametrize("length", [SENTENCE, SENTENCE + 1, 200_000])
def test_statement_longer_than_a_sentence_may_be_is_refused_by_every_way_in(
    length: int, world: World, tmp_path: Path
) -> None:
    statement = "x" * length
    fits = length <= SENTENCE
    mapping = {"slug": "long", "statement": statement, "kind": "risk", "claimants": ["institutions/council"]}
    if fits:
        assert create(kind=Claim, mapping=mapping, by=world.carla).statement == statement
        return
    with pytest.raises(InvalidRecord, match=f"statement: At most 1,000 .* these are {length:,}"):
        create(kind=Claim, mapping=mapping, by=world.carla)
    with pytest.raises(InvalidRecord, match="At most 1,000 characters"):
        edit(record=world.draft_claim, mapping={"statement": statement}, by=world.carla, version=1)
    with pytest.raises(IntegrityError, match="claim_statement_length"), transaction.atomic():
        Claim.objects.filter(pk=world.draft_claim.pk).update(statement=statement)
    if length > 100_000:  # a longer cell is refused before it is read
        return
    [fault] = import_table(f"statement,kind\n{statement},risk\n".encode(), by=world.carla).faults
    assert (fault.line, fault.column) == (2, "statement")
    assert "At most 1,000 characters fit here" in fault.message


def test_long_texts_are_told_at_their_fields_and_nothing_is_lost(world: World) -> None:
    carla = signed_in(world.carla)
    page = carla.get(address(world.draft_claim)).content.decode()
    sent = {**form_on(page), "statement": "y" * 1_001, "note": "z" * 20_001}
    answer = carla.post(address(world.draft_claim), sent)
    assert "At most 1,000 characters fit here, and these are 1,001" in errors(answer)
    assert "At most 20,000 characters fit here, and these are 20,001" in errors(answer)
    assert form_on(answer.content.decode())["statement"] == "y" * 1_001
    desk = carla.post(
        "/admin/passages/report/claim/",
        {"at": world.passages[2].public_id, "edition": "1", "claim-statement": "y" * 1_001, "claim-kind": "risk",
         "claim-claimants": "institutions/council", "claim-role": "asserts", "claim-quote": "Cameras"},
    )  # fmt: skip
    assert "At most 1,000 characters fit here" in errors(desk)


@pytest.mark.parametrize("page", ["claim", "institution", "document", "legalinstrument"])
def test_no_field_of_a_desk_cuts_off_what_is_pasted(page: str, world: World) -> None:
    assert "maxlength" not in signed_in(world.carla).get(f"/admin/kb/{page}/add/").content.decode()


def test_rows_of_a_record_are_bounded_as_well(world: World) -> None:
    mapping = {"slug": "b", "name": "B", "type": "un", "names": {"fr": "x" * 1_001}}
    with pytest.raises(InvalidRecord, match="At most 1,000 characters"):
        create(kind=Institution, mapping=mapping, by=world.carla)


def test_reason_that_is_a_book_is_refused_in_a_sentence(world: World) -> None:
    with pytest.raises(InvalidRecord, match=r"Why( it ended)?: At most 5,000"):
        withdraw(record=world.missing, why="x" * 5_001, by=world.rita)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "institutions/institutions.yaml",
            f"- slug: a\n  name: {'x' * 501}\n  type: un\n",
            "institution a: name: At most 500",
        ),
        ("claims/some.yaml", f"- slug: c\n  statement: {'x' * 1_001}\n  kind: risk\n", "At most 1,000"),
        ("sources/some.yaml", f"- slug: d\n  title: {'x' * 1_001}\n  kind: report\n", "At most 1,000"),
        ("vocabulary/themes.yaml", f"- slug: t\n  labels:\n    en: {'x' * 301}\n", "At most 300"),
    ],
)
def test_base_with_a_text_that_is_too_long_is_refused_as_a_whole_and_told(
    file: str, text: str, told: str, tmp_path: Path
) -> None:
    before = HistoryEvent.objects.count()
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text)
    with pytest.raises(RepresentationError) as refused:
        load_base(tmp_path)
    assert told in str(refused.value)
    assert len(str(refused.value)) < 300
    assert HistoryEvent.objects.count() == before


def test_what_was_longer_before_the_bounds_came_stays_until_it_is_edited(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT convalidated FROM pg_constraint WHERE conname = 'claim_statement_length'")
        assert cursor.fetchone() == (False,)


def test_description_of_an_import_takes_titles_as_long_as_titles_are() -> None:
    assert factories.document(title="x" * 1_000).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(slug="long", title="x" * 1_001, kind="report")
