"""The verbs that the history's list offers are those by which anything in the program tells a change."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import kb
from kb.curation.history_verbs import HISTORY_VERBS
from kb.curation.permissions import Verb

[PACKAGE] = map(Path, kb.__path__)
#: The function that all events are written by, and its parameter that says the verb.
FIRST = ("record_event", "verb")


@dataclass(frozen=True)
class Function:
    """A function of the program, and where it takes the verb that it tells."""

    name: str
    path: Path
    parameter: str
    place: int | None


@dataclass(frozen=True)
class Telling:
    """A call that tells an event: what it says as the verb, and the function that it stands in."""

    verb: ast.expr | None
    path: Path
    line: int
    within: ast.FunctionDef | None

    def __str__(self) -> str:
        told = ast.unparse(self.verb) if self.verb else "no verb"
        return f"{self.path.relative_to(PACKAGE.parent)}:{self.line}: {told}"


def test_every_verb_that_is_told_can_be_chosen_and_no_other() -> None:
    told = {verb for one in tellings() for verb in verbs_of(one)}
    assert told == {*HISTORY_VERBS}


def test_every_verb_that_is_told_has_a_name() -> None:
    assert [str(one) for one in tellings() if not is_named(one)] == []


@pytest.mark.parametrize(
    "source",
    [
        'record_event(verb="split", record=record)',
        'history.record_event(verb="split", record=record)',
        'with changed(record, verb="split", by=by): pass',
        'def tell(verb): record_event(verb=verb)\ntell("split")',
        'def tell(record, verb): record_event(verb=verb)\ntell(record, "split")',
        'def tell(record, *, what): changed(record, verb=what)\ntell(record, what="split")',
        'def tell(verb="split"): record_event(verb=verb)\ntell()',
        'record_event(verb="spl" + "it", record=record)',
        "record_event(**everything)",
    ],
)
def test_verb_that_is_a_literal_is_seen_wherever_it_is_told(source: str, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.py"
    path.write_text(source, encoding="utf-8")
    assert not all(is_named(one) for one in tellings((*files(), path)) if one.path == path)


@pytest.mark.parametrize(
    ("source", "verbs"),
    [
        ("record_event(verb=Verb.MERGE)", {"merge"}),
        ("SPLIT = 'split'\nrecord_event(verb=SPLIT)", {"split"}),
        ("from kb.history import PROPOSE\nrecord_event(verb=PROPOSE)", {"propose"}),
        (
            "def tell(verb): record_event(verb=verb)\ntell(Verb.MERGE if one else Verb.EDIT)",
            {"merge", "edit"},
        ),
    ],
)
def test_verb_that_has_a_name_is_read(source: str, verbs: set[str], tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.py"
    path.write_text(source, encoding="utf-8")
    here = [one for one in tellings((*files(), path)) if one.path == path]
    assert all(is_named(one) for one in here)
    assert {verb for one in here for verb in verbs_of(one)} == verbs


# ---- reading the program ----


@cache
def files() -> tuple[Path, ...]:
    return tuple(path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def calls_in(path: Path) -> dict[str, list[tuple[ast.Call, ast.FunctionDef | None]]]:
    """Every call of the file by the name of what is called, with the innermost function around it."""
    found: dict[str, list[tuple[ast.Call, ast.FunctionDef | None]]] = {}

    def below(node: ast.AST, within: ast.FunctionDef | None) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                found.setdefault(called(child), []).append((child, within))
            below(child, child if isinstance(child, ast.FunctionDef) else within)

    below(tree_of(path), None)
    return found


@cache
def functions_in(path: Path) -> frozenset[str]:
    return frozenset(node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef))


def called(call: ast.Call) -> str:
    """The last part of the name of what is called; that of a method of an object's own says nothing here."""
    if isinstance(call.func, ast.Attribute):
        return "" if getattr(call.func.value, "id", "") in ("self", "cls") else call.func.attr
    return getattr(call.func, "id", "")


def tellings(paths: Sequence[Path] | None = None) -> list[Telling]:
    """Every call that tells an event: by `record_event`, or by what hands a parameter of its own on as the verb."""
    read = paths or files()
    functions = [Function(*FIRST[:1], PACKAGE / "history" / "events.py", FIRST[1], None)]
    found: dict[tuple[Path, int, int], Telling] = {}
    for function in functions:  # which grows while it is read
        for path in read:
            calls = calls_in(path).get(function.name, []) if reaches(function, path) else []
            for call, within in calls:
                telling = Telling(verb_in(call, function), path, call.lineno, within)
                found[path, call.lineno, call.col_offset] = telling
                further = handing_on(telling)
                if further is not None and further not in functions:
                    functions.append(further)
    return list(found.values())


def reaches(function: Function, path: Path) -> bool:
    """Whether a call of that name in the file can mean the function: it stands there, or is brought there by name."""
    elsewhere = function.name not in functions_in(path) and not function.name.startswith("_")
    return path == function.path or elsewhere


def verb_in(call: ast.Call, function: Function) -> ast.expr | None:
    named = next((one.value for one in call.keywords if one.arg == function.parameter), None)
    if named is not None or function.place is None or function.place >= len(call.args):
        return named
    return call.args[function.place]


def handing_on(telling: Telling) -> Function | None:
    """The function around, where the verb is a parameter of its own."""
    if telling.within is None or not isinstance(telling.verb, ast.Name):
        return None
    arguments = telling.within.args
    places = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    if telling.verb.id not in (*places, *(one.arg for one in arguments.kwonlyargs)):
        return None
    place = places.index(telling.verb.id) if telling.verb.id in places else None
    return Function(telling.within.name, telling.path, telling.verb.id, place)


def parts(verb: ast.expr | None) -> list[ast.expr | None]:
    """The expressions that the verb is one of."""
    return [*parts(verb.body), *parts(verb.orelse)] if isinstance(verb, ast.IfExp) else [verb]


def is_named(telling: Telling) -> bool:
    return (
        all(name_of(part, telling) is not None for part in parts(telling.verb))
        or handing_on(telling) is not None
    )


def verbs_of(telling: Telling) -> set[str]:
    return {name for part in parts(telling.verb) if (name := name_of(part, telling))}


def name_of(part: ast.expr | None, telling: Telling) -> str | None:
    """The verb that a name stands for; None where it is none."""
    if isinstance(part, ast.Attribute) and getattr(part.value, "id", "") == "Verb":
        return Verb[part.attr].value
    return (
        constants().get(part.id) or own_constants(telling.path).get(part.id)
        if isinstance(part, ast.Name)
        else None
    )


@cache
def constants() -> dict[str, str]:
    """Those of the packages that know of changes, which others bring by name."""
    knowing = [path for path in files() if path.relative_to(PACKAGE).parts[0] in ("curation", "history")]
    return {name: text for path in knowing for name, text in own_constants(path).items()}


@cache
def own_constants(path: Path) -> dict[str, str]:
    """The texts that stand in the file under names in capitals."""
    found: dict[str, str] = {}
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Tuple):
            [target] = node.targets
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name) and name.id.isupper() and isinstance(value, ast.Constant):
                    found[name.id] = str(value.value)
    return found
