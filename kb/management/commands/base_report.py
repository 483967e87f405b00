"""Say what the base holds and what it lacks."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kb.exports.base import FLOORS, BaseReport, base_report


class Command(BaseCommand):
    """`base_report`: counts against their floors, coverage, balance, loose ends."""

    help = "Print what the published base holds: counts, coverage per source, claims per claimant, issues, loose ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print everything for programs")
        parser.add_argument("--check", action="store_true", help="fail if a count is below its floor")

    def handle(self, *args: object, **options: Any) -> None:
        report = base_report()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))
        else:
            self._print(report)
        if options["check"] and report.below_floor:
            below = ", ".join(
                f"{name}: {count} of {FLOORS[name]}" for name, count in report.below_floor.items()
            )
            raise CommandError(f"Below the floor: {below}.")

    def _print(self, report: BaseReport) -> None:
        self._table(
            "Records", [(name, count, f"floor {FLOORS[name]}") for name, count in report.counts.items()]
        )
        self._table(
            "Sources",
            [
                (
                    source["source"],
                    source["passages"],
                    f"{source['with_claims']} with claims, {source['left']} left",
                )
                for source in report.sources
            ],
        )
        self._table("Claims by kind", [(kind, count, "") for kind, count in report.claims_by_kind.items()])
        self._table(
            "Claims by claimant", [(slug, count, "") for slug, count in report.claims_by_claimant.items()]
        )
        self._table(
            "Issues", [(issue["issue"], issue["claims"], self._balance(issue)) for issue in report.issues]
        )
        self._list("Claims without a theme", report.claims_without_themes)
        self._list("Passages without a tag", report.passages_without_tags)
        self._list("Concepts that nothing is tagged with", report.concepts_without_use)

    def _balance(self, issue: dict[str, Any]) -> str:
        said = "speaks of balance" if issue["speaks_of_balance"] else "says nothing of balance"
        return f"{issue['positions']} positions, {issue['claimants']} claimants, {said}"

    def _table(self, title: str, rows: list[tuple[str, int, str]]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(title))
        width = max((len(name) for name, _count, _more in rows), default=0)
        for name, count, more in rows:
            self.stdout.write(f"  {name:<{width}}  {count:>5}  {more}".rstrip())

    def _list(self, title: str, names: list[str]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"{title}: {len(names)}"))
        for name in names:
            self.stdout.write(f"  {name}")
