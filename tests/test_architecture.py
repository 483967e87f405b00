"""The layers of the house: who may look at whom, read from the imports themselves, function-level ones included."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "kb"
LONGEST_FILE = 400  # lines
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared"}

# The first part of a module's name below `kb`, and the layer it is in. A new package or module must be entered here.
LAYERS = {
    # 0: configuration and the database launcher; settings name their parts as strings
    "": 0,
    "environment": 0,
    "settings": 0,
    "embedded_postgres": 0,
    "database": 0,
    # 1: plain Python, no Django
    "anchoring": 1,
    "citing": 1,
    "dating": 1,
    "extracting": 1,
    "identifying": 1,
    "query": 1,
    "recognising": 1,
    # 2: what the base holds
    "models": 2,
    "migrations": 2,
    # 3: every record as a plain mapping and back
    "representing": 3,
    "faults": 3,
    # 4: reading and writing
    "search": 4,
    "curation": 4,
    "history": 4,
    # 5: files in, files out
    "ingest": 5,
    "backup": 5,
    "exports": 5,
    # 6: pages, desks, commands
    "web": 6,
    "api": 6,
    "admin": 6,
    "templatetags": 6,
    "management": 6,
    # 7: what ties the parts together
    "apps": 7,
    "deployment_checks": 7,
    "urls": 7,
    "wsgi": 7,
}
PLAIN_PYTHON = 1
# Siblings do not know each other, but for these: (who looks, at whom).
ALLOWED_BETWEEN_SIBLINGS = {
    ("curation", "history"),
    ("migrations", "models"),
    ("database", "embedded_postgres"),
    ("settings", "environment"),
    ("urls", "apps"),
    ("apps", "deployment_checks"),
}
# Layer 1 is a set of libraries: dates and ids are words that the others may use.
WORDS_OF_LAYER_1 = {"dating", "identifying", "anchoring"}

# Requests, answers, templates and addresses are the business of pages, desks and the API, from this layer upwards.
FIRST_WITH_REQUESTS = 6
OF_REQUESTS = {"django.http", "django.shortcuts", "django.template", "django.urls"}
# Who below may know the addresses of pages (`django.urls`), and why; models know their own (`get_absolute_url`).
KNOW_ADDRESSES = {
    "kb/exports/addresses.py": "files, citations and JSON lead to the pages of records",
    "kb/exports/address_patterns.py": "how an id is written in an address is the same for pages, files and JSON",
}

# Methods of models and querysets that write; `update` is left out because dictionaries have one, too.
WRITING = {"save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}

#: A comment that says why, beside what a checker is told.
REASON = re.compile(r"#(?:\s*(?:noqa|type): ?\S+)*\s+\w+(?:\W+\w+){2}")

FILES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def parts(path: Path) -> list[str]:
    """['models', 'claim'] for kb/models/claim.py; [] for kb/__init__.py."""
    names = list(path.relative_to(PACKAGE).with_suffix("").parts)
    return names[:-1] if names[-1] == "__init__" else names


def home(path: Path) -> str:
    return (parts(path) or [""])[0]


def imported_modules(path: Path) -> Iterator[str]:
    """Every module that the file imports, as a full dotted name, wherever in the file the import stands."""
    package = ["kb", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = [*base, *(node.module or "").split(".")] if node.module else base
            for alias in node.names:
                # `from kb import models` names a module, `from kb.models import Claim` does not: both are kb.models
                yield ".".join([*module, alias.name] if module in (["kb"], ["django"]) else module)


def module_of(path: Path) -> str:
    return ".".join(["kb", *parts(path)])


MODULES = {module_of(path): path for path in FILES}


def files_imported(node: ast.AST, path: Path) -> set[str]:
    """The modules of kb that an import reads; a package's own file where what it names is no file of the package."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names} & MODULES.keys()
    if not isinstance(node, ast.ImportFrom):
        return set()
    package = ["kb", *path.relative_to(PACKAGE).parent.parts]
    base = package[: len(package) - node.level + 1] if node.level else []
    module = ".".join([*base, *([node.module] if node.module else [])])
    named_here = {f"{module}.{alias.name}" for alias in node.names}
    files = named_here & MODULES.keys()
    return files | ({module} & MODULES.keys() if files != named_here else set())


def below(path: Path, is_meant: Callable[[ast.AST], bool]) -> set[ast.AST]:
    """Everything in the file that stands inside of such nodes."""
    return {part for node in ast.walk(tree_of(path)) if is_meant(node) for part in ast.walk(node)}


def is_for_types(node: ast.AST) -> bool:
    """Whether it is `if TYPE_CHECKING`, below which nothing is imported when the program runs."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def looks(path: Path) -> Iterator[str]:
    """The parts of kb that the file imports, without its own."""
    for module in imported_modules(path):
        names = module.split(".")
        if names[0] == "kb" and len(names) > 1 and names[1] != home(path):
            yield names[1]


def named(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def may_look(here: str, there: str) -> bool:
    """Whether a part may import another: only downwards, and sideways only where it is said above."""
    if LAYERS[here] != LAYERS[there]:
        return LAYERS[there] < LAYERS[here]
    if LAYERS[here] == PLAIN_PYTHON:
        return there in WORDS_OF_LAYER_1
    return (here, there) in ALLOWED_BETWEEN_SIBLINGS


def test_every_file_belongs_to_a_declared_layer() -> None:
    assert [named(path) for path in FILES if home(path) not in LAYERS] == []


def test_files_import_only_from_layers_below_their_own() -> None:
    assert [
        f"{named(path)} imports kb.{there}"
        for path in FILES
        for there in looks(path)
        if not may_look(home(path), there)
    ] == []


def test_no_files_import_each_other_in_a_circle() -> None:
    """Imports inside functions count; those for types alone do not, nor what of its package importing a file runs."""
    imports: dict[str, set[str]] = defaultdict(set)
    for module, path in MODULES.items():
        for node in set(ast.walk(tree_of(path))) - below(path, is_for_types):
            imports[module] |= files_imported(node, path) - {module}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as circle:
        pytest.fail(" is imported by ".join(circle.args[1]))


def test_imports_inside_functions_say_why_they_stand_there() -> None:
    silent = []
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        silent += [
            f"{named(path)}:{node.lineno}"
            for node in below(path, is_function)
            if files_imported(node, path) and not REASON.search(lines[node.lineno - 1])
        ]
    assert silent == []


def test_plain_python_layer_never_imports_django() -> None:
    plain = [path for path in FILES if LAYERS[home(path)] == PLAIN_PYTHON]
    assert plain
    assert [
        named(path) for path in plain for name in imported_modules(path) if name.split(".")[0] == "django"
    ] == []


def knows_addresses(path: Path) -> bool:
    own = home(path) == "models" and "def get_absolute_url" in path.read_text(encoding="utf-8")
    return own or named(path) in KNOW_ADDRESSES


def test_requests_and_templates_stay_in_the_layer_of_pages() -> None:
    below = [path for path in FILES if LAYERS[home(path)] < FIRST_WITH_REQUESTS]
    assert [
        f"{named(path)} imports {module}"
        for path in below
        for module in imported_modules(path)
        for part in OF_REQUESTS
        if f"{module}.".startswith(f"{part}.")
        if not (part == "django.urls" and knows_addresses(path))
    ] == []


def test_layers_of_the_document_are_those_of_the_house() -> None:
    page = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = {
        name: int(row[1])
        for row in re.finditer(r"^\| (\d) [^|]*\|([^|]*)\|", page, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row[2])
    }
    assert told == {name: layer for name, layer in LAYERS.items() if name}


@pytest.mark.parametrize("package", ["admin", "ingest", "recognising", "web"])
def test_every_room_of_a_package_stands_in_the_document(package: str) -> None:
    page = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    _before, _head, after = page.partition(f"| in `kb/{package}` |")
    told = re.findall(
        r"`([\w.]+)`", "".join(re.findall(r"^(\|[^|]*\|)", after.partition("\n\n")[0], re.MULTILINE))
    )
    rooms = {path.parent.name for path in (PACKAGE / package).glob("*/__init__.py")}
    assert rooms == {name for name in told if not name.endswith(".py")}
    assert {name for name in told if not (PACKAGE / package / name).exists()} == set()


def test_pages_and_desks_write_through_curation_alone() -> None:
    """Nothing above the curation layer calls a method that writes to the database."""
    wrong = []
    for path in FILES:
        if home(path) in {"web", "api", "admin", "templatetags", "management"}:
            for node in ast.walk(tree_of(path)):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in WRITING
                ):
                    wrong.append(f"{named(path)}:{node.lineno} calls {node.func.attr}")
    assert wrong == []


def test_files_are_short_enough_to_read() -> None:
    written = [path for path in FILES if home(path) != "migrations"]  # Django writes those
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_modules_are_named_after_what_they_are_about() -> None:
    assert [named(path) for path in FILES if not VAGUE_NAMES.isdisjoint(parts(path))] == []


def test_no_two_packages_name_a_file_after_the_same_doing() -> None:
    """A subject may have a file in several layers; what is done is done in one place."""
    doings: dict[str, list[str]] = defaultdict(list)
    for path in FILES:
        if path.stem.endswith("ing"):
            doings[path.stem].append(named(path))
    assert {name: places for name, places in doings.items() if len(places) > 1} == {}


def test_modules_say_in_a_sentence_what_they_are_for() -> None:
    wordless = []
    for path in FILES:
        docstring = ast.get_docstring(tree_of(path)) or ""
        if home(path) != "migrations" and not docstring.partition("\n\n")[0].rstrip().endswith((".", "?")):
            wordless.append(named(path))
    assert wordless == []
