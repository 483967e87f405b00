"""Collections made by hand: records with what each test needs, written one per line."""

import json
from pathlib import Path
from typing import Any


def record(name: str = "one", **values: Any) -> dict[str, Any]:
    """A record that is a document; values of None take a key away."""
    made = {
        "id": name,
        "title": f"Title of {name}",
        "date": "2020-05",
        "language": "en",
        "institution": None,
        "source_url": f"https://example.org/{name}",
        "sections": [{"n": "1", "text": f"First words of {name}."}, {"n": "2", "text": f"More of {name}."}],
        **values,
    }
    return {key: value for key, value in made.items() if value is not None}


def collection(folder: Path, *records: Any) -> Path:
    """The file of these records; bytes and texts are lines as they are."""
    path = folder / "collection.jsonl"
    lines = [
        one if isinstance(one, bytes) else (one if isinstance(one, str) else json.dumps(one)).encode()
        for one in records
    ]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path
