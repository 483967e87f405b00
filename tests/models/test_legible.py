"""Texts that hide, turn or break what stands around them are refused by every way in; what real writing needs stays."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from kb.curation import InvalidRecord, create, edit
from kb.ingest.base import load_base
from kb.ingest.tables import import_table
from kb.models import Claim, Institution
from kb.models.legible import illegible, shows_something
from kb.representing import RepresentationError
from tests.admin.browsing import address, errors, form_on, signed_in
from tests.world import World

REFUSED = ["a\x07b", "a\x0bb", "a\x7fb", "a\x85b", "\u202eabc", "a\u202ab\u202c", "a\u2068b\u202d", "a\ufffe",
           "\ufdd0a", "a\U0010ffff", "a\ufffb"]  # fmt: skip
TAKEN = ["", "a\tb", "a\r\nb", "a\u00a0b", "\u200fعربي\u200e", "می\u200cخواهم", "क्\u200dष", "\u2068abc\u2069", "שלום",
         "a\ufffdb", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "❤\ufe0f", "ـ"]  # fmt: skip
BLANK = ["\u200b", "\u200e\u200f", "\u2066\u2069", "\ufeff", "\u2800", "\u3164 \u00ad", "\ufe0f"]


@pytest.mark.parametrize("text", REFUSED)
def test_character_that_nobody_sees_is_named_with_what_stands_before_it(text: str) -> None:
    assert "U+" in illegible(text)
    assert illegible(illegible(text)) == ""


@pytest.mark.parametrize("text", TAKEN)
def test_text_with_the_marks_that_its_writing_needs_is_taken(text: str) -> None:
    assert illegible(text) == ""


@pytest.mark.parametrize("text", BLANK)
def test_text_that_shows_nothing_is_no_text(text: str) -> None:
    assert "Nothing of this text can be seen" in illegible(text)
    assert illegible(f"{text}a") == ""


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_letters_figures_and_signs_are_seen_and_taken(text: str) -> None:
    assert illegible(text) == "" or not shows_something(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Bell \x07 rings", "\u202eesrever", "\u200b"])
def test_illegible_text_is_refused_by_every_way_in(text: str, world: World, tmp_path: Path) -> None:
    told = "that cannot be seen here|Nothing of this text can be seen"
    with pytest.raises(InvalidRecord, match=told):
        create(kind=Institution, mapping={"slug": "x", "name": text, "type": "ngo"}, by=world.carla)
    with pytest.raises(InvalidRecord, match=told):
        names: dict[str, Any] = {"aliases": {"en": [text]}}
        create(kind=Institution, mapping={"slug": "x", "name": "X", "type": "ngo"} | names, by=world.carla)
    with pytest.raises(InvalidRecord, match=told):
        edit(record=world.draft_claim, mapping={"statement": text}, by=world.carla, version=1)
    client = signed_in(world.carla)
    sent = form_on(client.get(address(world.draft_claim)).content.decode())
    answer = client.post(address(world.draft_claim), {**sent, "statement": text})
    assert "seen" in errors(answer)
    table = f"statement,kind\n{text},risk\n".encode()
    faults = import_table(table, by=world.carla).faults
    assert any("seen" in str(fault.message) or "not text" in str(fault.message) for fault in faults), faults
    for folder in ("vocabulary", "institutions", "law", "sources", "claims"):
        (tmp_path / folder).mkdir()
    name = text.encode("unicode_escape").decode()
    written = f'- slug: unseen\n  name: "{name}"\n  type: ngo\n'
    (tmp_path / "institutions" / "institutions.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(RepresentationError, match=told):
        load_base(tmp_path)
    assert not Institution.objects.filter(slug__in=["x", "unseen"]).exists()
    assert Claim.objects.get(pk=world.draft_claim.pk).statement == "CANARY claim"


def test_only_words_copied_from_a_source_may_be_illegible() -> None:
    columns = [one for model in apps.get_app_config("kb").get_models() for one in model._meta.fields]
    of_source = {f"{one.model.__name__}.{one.name}" for one in columns if getattr(one, "of_source", False)}
    assert of_source == {"Evidence.quote", "Passage.anchor", "ProvisionCitation.as_printed"}
