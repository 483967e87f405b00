"""What a person can do to a record is done from somewhere: no verb lies about that nobody can reach."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

PACKAGE = Path(settings.BASE_DIR) / "kb"
FILES = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def verbs() -> Iterator[tuple[Path, str]]:
    """The functions of kb.curation that ask who does it, each with its file."""
    for path, text in FILES.items():
        if path.is_relative_to(PACKAGE / "curation"):
            for node in ast.parse(text).body:
                if isinstance(node, ast.FunctionDef) and any(one.arg == "by" for one in node.args.kwonlyargs):
                    yield path, node.name


def names_in(path: Path) -> set[str]:
    """Every name that the code of a file reads, after a dot or without one."""
    nodes = list(ast.walk(ast.parse(FILES[path])))
    read = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return read | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_every_verb_is_called_from_a_desk_a_command_or_another_verb() -> None:
    read = {path: names_in(path) for path in FILES}
    lying_about = [
        f"{path.name}: {name}"
        for path, name in verbs()
        if not any(name in names for other, names in read.items() if other != path or name.startswith("_"))
    ]
    assert lying_about == [], "Call it from a page below kb/admin/, or take it away."
