"""Draws the house from its imports: `make pictures` writes what it draws into docs/architecture.md.

An arrow says "looks at"; what follows from other arrows is left out (the transitive reduction of the imports).
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.test_architecture import FILES, LAYERS, REPOSITORY, home, imported_modules, parts

PAGE = REPOSITORY / "docs" / "architecture.md"
#: What each layer is called above its packages.
TITLES = {
    7: "what ties the parts together",
    6: "pages, desks, commands",
    5: "files in, files out",
    4: "reading and writing",
    3: "records as mappings",
    2: "what the base holds",
    1: "plain Python",
    0: "configuration",
}
#: The two packages through which a source comes in; their rooms are drawn one by one.
OF_THE_IMPORT = ("extracting", "ingest")
_NOT_DRAWN = {"", "migrations"}

type Graph = Mapping[str, set[str]]


def layers() -> str:
    """The packages in their layers, as Mermaid."""
    graph = _reduced(_graph(lambda names: names[0] if names else ""))
    grouped = {
        f"{layer} {title}": [name for name, its in LAYERS.items() if its == layer and name in graph]
        for layer, title in TITLES.items()
    }
    return _drawn(graph, grouped)


def importing() -> str:
    """The rooms that a source passes on its way in, as Mermaid."""
    graph = _reduced(_graph(_room))
    rooms = {
        name: sorted(one for one in graph if one.startswith(f"{name}.")) for name in reversed(OF_THE_IMPORT)
    }
    return _drawn({room: graph[room] for listed in rooms.values() for room in listed}, rooms)


def _room(names: list[str]) -> str:
    """The part of a name that is drawn: two steps into the packages of the import, one step elsewhere."""
    if not names or names[0] not in OF_THE_IMPORT:
        return ""
    return ".".join(names[:2]) if len(names) > 1 else ""


def _graph(node: Callable[[list[str]], str]) -> dict[str, set[str]]:
    """Who looks at whom, by the nodes that names of modules belong to."""
    graph: dict[str, set[str]] = {}
    for path in FILES:
        here = node(parts(path))
        if here in _NOT_DRAWN or home(path) in _NOT_DRAWN:
            continue
        graph.setdefault(here, set())
        for module in imported_modules(path):
            names = module.split(".")
            there = node(_of_a_module(names[1:])) if names[0] == "kb" else ""
            if there not in _NOT_DRAWN and there != here:
                graph[here].add(there)
                graph.setdefault(there, set())
    return graph


def _of_a_module(names: list[str]) -> list[str]:
    """The name without what it ends with that is no module."""
    while names and not _is_module(names):
        names = names[:-1]
    return names


def _is_module(names: list[str]) -> bool:
    place = REPOSITORY.joinpath("kb", *names)
    return place.is_dir() or place.with_suffix(".py").is_file()


def _reduced(graph: Graph) -> dict[str, set[str]]:
    """Without arrows to what is reached by way of another."""
    return {
        here: {there for there in seen if not any(there in _reached(graph, by) for by in seen - {there})}
        for here, seen in graph.items()
    }


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        todo += sorted(new := graph.get(todo.pop(), set()) - found)
        found |= new
    return found - {start}


def _drawn(graph: Graph, grouped: Mapping[str, Iterable[str]]) -> str:
    lines = ["```mermaid", "flowchart TD"]
    for place, (title, names) in enumerate(grouped.items()):
        lines += [
            f'  subgraph g{place}["{title}"]',
            *(f"    {_key(one)}[{one}]" for one in sorted(names)),
            "  end",
        ]
    lines += [f"  {_key(one)} --> {_key(other)}" for one in sorted(graph) for other in sorted(graph[one])]
    return "\n".join([*lines, "```"])


def _key(name: str) -> str:
    return name.replace(".", "_")


PICTURES = {"layers": layers, "import": importing}


def with_pictures(text: str) -> str:
    """The page with each picture between its two marks drawn anew."""
    for name, draw in PICTURES.items():
        before, mark, rest = text.partition(f"<!-- picture: {name} -->\n")
        _old, end, after = rest.partition("\n<!-- end -->")
        text = "".join((before, mark, draw(), end, after)) if mark and end else text
    return text


def main(page: Path = PAGE) -> None:
    """Write the pictures into the page."""
    page.write_text(with_pictures(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
