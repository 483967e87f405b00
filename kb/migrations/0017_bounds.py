"""Bound the length of texts that have a natural one; what is longer already stays until somebody edits it."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations
from django.db.models import CheckConstraint, F, Value
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

#: Characters, by model and column.
BOUNDS = {
    "accesspoint": {"offline_place": 1_000, "note": 2_000},
    "affiliation": {"role": 1_000, "as_printed": 1_000},
    "claim": {"end_reason": 5_000, "statement": 1_000, "note": 20_000},
    "claimrelation": {"end_reason": 5_000, "reason": 2_000},
    "claimtag": {"end_reason": 5_000},
    "concept": {"end_reason": 5_000, "label": 300, "definition": 5_000, "scope_note": 5_000},
    "conceptlabel": {"text": 300},
    "contribution": {"name_as_printed": 500, "affiliation_as_printed": 1_000},
    "document": {
        "end_reason": 5_000,
        "title": 1_000,
        "subtitle": 1_000,
        "date_note": 1_000,
        "abstract": 20_000,
        "event_name": 1_000,
        "container": 1_000,
        "rights": 5_000,
        "note": 20_000,
    },
    "documentidentifier": {"value": 1_000},
    "edition": {"end_reason": 5_000, "label": 500},
    "editionstep": {"why": 5_000},
    "evidence": {"end_reason": 5_000, "quote": 20_000, "prefix": 1_000, "suffix": 1_000, "note": 2_000},
    "historyevent": {"why": 5_000},
    "institution": {"end_reason": 5_000, "name": 500, "note": 20_000},
    "institutionidentifier": {"value": 1_000},
    "institutionname": {"text": 1_000},
    "instrumentevent": {"note": 2_000},
    "instrumentidentifier": {"value": 1_000},
    "instrumentname": {"text": 1_000},
    "instrumentparty": {"note": 2_000},
    "issue": {"end_reason": 5_000, "question": 1_000, "summary": 20_000, "balance": 20_000},
    "legalinstrument": {
        "end_reason": 5_000,
        "title": 1_000,
        "short_title": 300,
        "summary": 20_000,
        "note": 20_000,
    },
    "passage": {"end_reason": 5_000, "summary": 5_000, "anchor": 500},
    "passagetag": {"end_reason": 5_000},
    "person": {"end_reason": 5_000, "name": 500, "family": 500, "given": 500, "note": 20_000},
    "personidentifier": {"value": 1_000},
    "personname": {"text": 1_000},
    "position": {"label": 1_000, "summary": 5_000},
    "provision": {"end_reason": 5_000, "label": 300, "heading": 1_000, "gist": 2_000},
    "provisioncitation": {"end_reason": 5_000, "as_printed": 2_000},
    "quantity": {"unit": 300, "note": 2_000},
    "revision": {"why": 5_000, "answer": 5_000},
    "scheme": {"label": 300, "definition": 5_000},
    "verification": {"end_reason": 5_000, "note": 5_000},
}


def _bound(model: str, column: str, limit: int) -> AddConstraintNotValid:
    condition = LessThanOrEqual(Length(F(column)), Value(limit))
    return AddConstraintNotValid(model, CheckConstraint(condition=condition, name=f"{model}_{column}_length"))


class Migration(migrations.Migration):
    dependencies = [("kb", "0016_import_typed")]

    operations = [
        _bound(model, column, limit) for model, columns in BOUNDS.items() for column, limit in columns.items()
    ]
