"""A base from before publication numbers gets them in the order in which the lists told its records until then."""

import importlib
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kb.models import Concept, told_up_to
from tests import factories

pytestmark = pytest.mark.django_db

MIGRATION = importlib.import_module("kb.migrations.0053_publication_numbers")


def records_of_before() -> list[str]:
    """Concepts published in another order than they were made in, two at one moment; as the lists told them."""
    now = timezone.now()
    for slug, minutes in (("late", 3), ("soon", 1), ("same", 2), ("moment", 2), ("first", 0)):
        factories.concept(slug, published_at=now + timedelta(minutes=minutes))
    factories.concept("draft", status="draft")
    factories.concept("gone", status="withdrawn", published_at=now)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE kb_concept DISABLE TRIGGER USER")
        cursor.execute("UPDATE kb_concept SET publication_number = NULL")
        cursor.execute("ALTER TABLE kb_concept ENABLE TRIGGER USER")
    return ["first", "soon", "same", "moment", "late"]


def told(client: Client) -> list[str]:
    """Every concept that the API lists, two a page."""
    found: list[str] = []
    address = "/api/v1/concepts/?limit=2"
    while address:
        page = client.get(address).json()
        found += [one["id"].partition(":")[2] for one in page["results"]]
        address = page["next"] or ""
    return found


def test_records_of_before_keep_their_order_and_those_of_after_follow(client: Client) -> None:
    wanted = records_of_before()
    assert told(client) == []
    with connection.cursor() as cursor:
        cursor.execute(MIGRATION.numbers())
    assert told(client) == wanted
    without = Concept.objects.filter(publication_number=None).values_list("slug", flat=True)
    assert sorted(without) == ["draft", "gone"]
    last = told_up_to()
    factories.concept("new")
    assert Concept.objects.get(slug="new").publication_number > last
    assert told(client) == [*wanted, "new"]
