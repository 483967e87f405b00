"""What the queries of a page read from end to end, as far as the planner can help it."""

import json
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

#: The tables that grow with every source that is brought.
LARGE = frozenset(
    ("kb_passage", "kb_passagetag", "kb_claim", "kb_evidence", "kb_document", "kb_historyevent")
)


def read_whole(client: Client, address: str) -> set[str]:
    """The tables that some query of the page reads row by row although reading so was made dear.

    A small table is read whole by any plan; made dear, not forbidden, that happens only where no index helps. Dear by
    its cost, for between the two ways of a condition EXISTS the planner chooses by cost alone.
    """
    nodes = [node for sql in selected(client, address) for node in _nodes(_plan(sql, "seq_page_cost = 1e7"))]
    return {str(node["Relation Name"]) for node in nodes if node.get("Node Type") == "Seq Scan"}


def sorted_whole(client: Client, address: str) -> list[str]:
    """The queries of the page that sort all they find before they tell the first, although sorting was made dear."""
    asked = selected(client, address)
    return [
        sql
        for sql in asked
        if any(node.get("Node Type") == "Sort" for node in _nodes(_plan(sql, "enable_sort = off")))
    ]


def selected(client: Client, address: str) -> list[str]:
    """The queries of the page that read."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if sql.lstrip("(").startswith(("SELECT", "WITH"))]


def _plan(sql: str, dear: str) -> object:
    """The plan of a planner to whom one way of reading was made dear by this setting."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {dear}")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (told,) = cursor.fetchone()
        cursor.execute(f"SET LOCAL {dear.partition(' ')[0]} TO DEFAULT")
    return told if isinstance(told, list) else json.loads(told)


def _nodes(plan: object) -> Iterator[dict[str, object]]:
    if isinstance(plan, list):
        for part in plan:
            yield from _nodes(part)
    if isinstance(plan, dict):
        yield plan
        for part in plan.values():
            yield from _nodes(part)
