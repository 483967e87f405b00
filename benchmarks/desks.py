"""What the desks' pages and the API's lists cost on a large base: queries, blocks of the database read, time, plans.

    .venv/bin/python -m benchmarks.desks [--passages 200000] [--queries 3] [--at /admin/ …]

In a database of its own, made and dropped here; making it takes some minutes. What to compare is the blocks: they do
not depend on what else the machine does. With `--queries` the dearest of each page are printed.
"""

import json
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import NamedTuple

PAGES = (
    "/admin/", "/admin/work/?part=drafts", "/admin/work/?part=to-review", "/admin/kb/passage/",
    "/admin/kb/passage/?status=submitted", "/admin/kb/passage/?document=d77",
    "/admin/kb/passage/?concept=themes/privacy", "/admin/kb/passage/?kind=note",
    "/admin/kb/claim/", "/admin/kb/claim/?document=d77", "/admin/kb/evidence/",
    "/admin/kb/document/", "/admin/kb/historyevent/", "/admin/kb/historyevent/?verb=publish",
    "/api/v1/passages/", "/api/v1/claims/",
)  # fmt: skip


class Cost(NamedTuple):
    """Of one query: pages read, milliseconds, and the planner's own figure."""

    blocks: int
    milliseconds: float
    planned: float
    sql: str


def costs_of(user: str, address: str) -> list[Cost]:
    """Of each query of a page, the dearest first."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from kb.models import User
    from tests.admin.browsing import signed_in

    client = signed_in(User.objects.get(username=user), HTTP_HOST="localhost")
    client.get("/healthz")
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answers {answer.status_code}.")
    asked = [query["sql"] for query in captured.captured_queries]
    return sorted(
        (_cost(sql) for sql in asked if sql.lstrip("(").startswith(("SELECT", "WITH"))), reverse=True
    )


def _cost(sql: str) -> Cost:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
        (told,) = cursor.fetchone()
    [answer] = json.loads(told) if isinstance(told, str) else told
    plan = answer["Plan"]
    blocks = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return Cost(blocks, answer["Execution Time"], plan["Total Cost"], sql)


def main() -> None:
    arguments = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    arguments.add_argument("--passages", type=int, default=200_000)
    arguments.add_argument(
        "--queries", type=int, default=0, help="print so many of each page, the dearest first"
    )
    arguments.add_argument("--at", nargs="*", default=PAGES, help="addresses")
    options = arguments.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    import django

    django.setup()
    from benchmarks.large_base import make
    from tests.databases import drop_copy, use_copy

    before = use_copy()
    try:
        make(options.passages)
        for address in options.at:
            for user in ("carla", "rita"):
                _print(user, address, costs_of(user, address), options.queries)
    finally:
        drop_copy(before)


def _print(user: str, address: str, costs: list[Cost], queries: int) -> None:
    blocks, planned = sum(one.blocks for one in costs), sum(one.planned for one in costs)
    spent = sum(one.milliseconds for one in costs)
    print(
        f"{user:6}{address:48}{len(costs):4} queries {blocks:8} blocks {spent:7.0f} ms  planned {planned:10.0f}"
    )
    for one in costs[:queries]:
        print(f"      {one.blocks:8} blocks {one.milliseconds:7.1f} ms  {one.sql[:160]}")


if __name__ == "__main__":
    sys.exit(main())
