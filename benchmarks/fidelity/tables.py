"""Figures of many files as tables: by group, the worst files, and the main texts of pages."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from benchmarks.fidelity.measuring import Measured
from benchmarks.fidelity.structure import BECAME
from benchmarks.fidelity.truth import FACTS

type Figure = Callable[[Measured], float | None]

_SHARES: tuple[tuple[str, Figure], ...] = (
    ("words", lambda one: one.words),
    ("with removals", lambda one: one.with_removals),
    ("order", lambda one: one.order),
    ("runs of five", lambda one: one.runs),
)


def by_group(files: Sequence[Measured]) -> Iterator[str]:
    """Words, order and runs (median and least), surplus and broken words (median and most), pages and time by group."""
    yield (
        f"{'':11}{'files':>6}{'refused':>8}"
        + "".join(f"{name:>17}" for name, _figure in _SHARES)
        + (f"{'surplus':>13}{'broken':>11}{'CPU s':>8}{'pages/s':>9}")
    )
    for group, members in _grouped(files):
        shares = "".join(f"{_spread(members, figure, min):>17}" for _name, figure in _SHARES)
        surplus = _spread(members, lambda one: one.surplus, max)
        broken = _spread(members, lambda one: one.broken, max)
        paged = [one for one in members if one.pages]
        rate = sum(one.pages for one in paged) / (sum(one.cpu for one in paged) or 1)
        refused = sum(bool(one.refused) for one in members)
        yield f"{group:11}{len(members):6}{refused:8}{shares}{surplus:>13}{broken:>11}" + (
            f"{sum(one.cpu for one in members):8.1f}{rate:9.0f}"
            if paged
            else f"{sum(one.cpu for one in members):8.1f}"
        )


def numbers(files: Sequence[Measured]) -> Iterator[str]:
    """What became of the numbered paragraphs of each group, in per cent of all its files together."""
    yield (
        f"{'':11}{'numbers':>9}"
        + "".join(f"{what:>14}" for what in BECAME)
        + f"{'plain ones':>12}{'right':>8}"
    )
    for group, members in _grouped(files):
        found = [one.numbers for one in members if one.numbers]
        total, plain = sum(each.total for each in found), sum(each.paragraphs for each in found)
        shares = (_share(sum(each.became[what] for each in found), total) for what in BECAME)
        right = _share(sum(each.paragraphs_right for each in found), plain)
        if found:
            yield (
                f"{group:11}{total:9}" + "".join(f"{share:>14}" for share in shares) + f"{plain:12}{right:>8}"
            )


def headings(files: Sequence[Measured]) -> Iterator[str]:
    """Headings and notes of each group: how many are known and found, how many of ours are false, odd, unlinked."""
    yield (
        f"{'':11}{'headings':>9}{'found':>8}{'of ours':>9}{'false':>8}{'all ours':>10}{'odd':>8}"
        f"{'notes':>9}{'passages':>10}{'linked':>8}"
    )
    for group, members in _grouped(files):
        every = [one.headings for one in members if one.headings]
        known = [each for each in every if each.known]
        notes = [one.notes for one in members if one.notes]
        sums = {
            name: sum(getattr(each, name) for each in known)
            for name in ("known", "found", "outline", "false")
        }
        outline, passages = sum(each.outline for each in every), sum(each.passages for each in notes)
        yield (
            f"{group:11}{sums['known']:9}{_share(sums['found'], sums['known']):>8}{sums['outline']:9}"
            f"{_share(sums['false'], sums['outline']):>8}{outline:10}"
            f"{_share(sum(each.odd for each in every), outline):>8}{sum(each.expected or 0 for each in notes):9}"
            f"{passages:10}{_share(sum(each.linked for each in notes), passages):>8}"
        )


def facts(files: Sequence[Measured]) -> Iterator[str]:
    """How many titles, dates and other facts are right, wrong and absent in each group."""
    yield "right / wrong / absent of what is known"
    for group, members in _grouped(files):
        counts = {name: Counter(one.facts[name] for one in members if name in one.facts) for name in FACTS}
        said = [
            f"{name} {count['right']}/{count['wrong']}/{count['absent']}"
            for name, count in counts.items()
            if count
        ]
        if said:
            yield f"{group:11}  " + "   ".join(said)


def main_texts(files: Sequence[Measured]) -> Iterator[str]:
    """Recall and precision (mean, median, least) and CPU of each extractor on pages whose main text is marked."""
    for group, members in _grouped([one for one in files if one.main]):
        for name in dict.fromkeys(name for one in members for name in one.main):
            chosen = [one.main[name] for one in members if name in one.main]
            recall, precision = (
                [value or 0.0 for value in values]
                for values in ([one.recall for one in chosen], [one.precision for one in chosen])
            )
            yield (
                f"{group:11}{name:18}{len(chosen):4} pages   recall {_three(recall)}   precision {_three(precision)}"
                f"   {sum(one.seconds for one in chosen):6.1f} s"
            )


def worst(files: Sequence[Measured], number: int) -> Iterator[str]:
    """The files that are furthest from their other reading, and what is missing of them."""
    told = [one for one in files if one.with_removals is not None]
    for one in sorted(told, key=_goodness)[:number]:
        yield (
            f"{one.group}/{one.name}: words {_per_cent(one.with_removals)}, runs {_per_cent(one.runs)}, "
            f"order {_per_cent(one.order)}, surplus {_per_cent(one.surplus)} ({one.program})"
        )
        for run in one.missing[:4]:
            yield f"    missing: {run}"
        for example in one.numbers.examples[:4] if one.numbers else ():
            yield f"    number {example}"


def _goodness(one: Measured) -> float:
    shares = (one.with_removals, one.runs, one.order)
    return min(share for share in shares if share is not None) - (one.surplus or 0.0)


def _grouped(files: Sequence[Measured]) -> Iterator[tuple[str, list[Measured]]]:
    groups: dict[str, list[Measured]] = defaultdict(list)
    for one in files:
        groups[one.group].append(one)
    yield from sorted(groups.items())


def _spread(members: Sequence[Measured], figure: Figure, far: Callable[[Sequence[float]], float]) -> str:
    values = [value for one in members if (value := figure(one)) is not None]
    return f"{_per_cent(median(values))} {_per_cent(far(values))}" if values else "–"


def _three(values: Sequence[float]) -> str:
    return f"{sum(values) / len(values):.3f} {median(values):.3f} {min(values):.3f}"


def _share(part: int, whole: int) -> str:
    return _per_cent(part / whole) if whole else "–"


def _per_cent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"
