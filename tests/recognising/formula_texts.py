"""The lines of the formula files: how lawyers, committees and courts cite in a language, and what each line means.

A line is one document: its passages parted by ¶, an arrow, and what is cited, as "iccpr:14.3.g" or "iccpr"; `?17` is
article 17 of an instrument that the base does not hold, `!iccpr:54` a provision that is refused. `@home` says what the
documents below it are about. The texts were written for this project.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.recognising import MentionKind, Reader
from tests.recognising.shipped import shipped

FOLDER = Path(__file__).resolve().parent / "formulas"
LANGUAGES = ("en", "fr", "es", "zh", "ar", "ru")


@dataclass(frozen=True)
class Formula:
    """One document with what it cites."""

    language: str
    line: int
    home: tuple[str, ...]
    passages: tuple[str, ...]
    means: tuple[str, ...]

    @property
    def name(self) -> str:
        """Where it stands: "fr-17"."""
        return f"{self.language}-{self.line}"


def formulas() -> Iterator[Formula]:
    """All formulas of the six languages."""
    for language in LANGUAGES:
        home: tuple[str, ...] = ()
        lines = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if line.startswith("@home"):
                home = tuple(line.split()[1:])
            elif line.strip() and not line.startswith("# "):
                text, _, means = line.partition(" =>")
                yield Formula(language, number, home, tuple(text.split(" ¶ ")), tuple(means.split()))


def read(formula: Formula) -> tuple[list[str], list[str], list[str]]:
    """What is recognised in a formula: the keys of laws, the paths of unknown laws, the keys of what is refused."""
    reader = Reader(shipped(), language=formula.language, home=formula.home)
    answers = [reader.read(passage) for passage in formula.passages]
    mentions = [m.key for one in answers for m in one.of_kind(MentionKind.PROVISION, MentionKind.INSTRUMENT)]
    unknown = [f"?{other.path}" for one in answers for other in one.unknown]
    refused = [f"!{other.target}:{other.path}" for one in answers for other in one.refused]
    return mentions, unknown, refused
