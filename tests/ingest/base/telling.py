"""How the differences that a load found are told in tests."""

from typing import Any


def told(report: Any) -> list[tuple[str, str, str]]:
    return [(one.kind, one.record, one.field) for one in report.differences]
