"""The names of links: a tag, a quotation or another link is called after its host and what it ties to it."""

import hashlib
import json

from .plain import RecordMapping

#: What tells a link from the other links of its host, by kind: keys of its mapping.
IDENTITY: dict[str, tuple[str, ...]] = {
    "passage-tag": ("concept",),
    "claim-tag": ("concept",),
    "evidence": ("passage", "role", "quote"),
    "provision-citation": ("provision", "relation"),
    "verification": (),
    "claim-relation": ("kind", "other"),
}
#: The kind of record that a link of a kind belongs to, where it is always the same.
HOSTS = {
    "passage-tag": "passage",
    "claim-tag": "claim",
    "evidence": "claim",
    "verification": "claim",
    "claim-relation": "claim",
}
#: Relations that are the same from either end.
SYMMETRIC = frozenset({"contradicts"})
_LONGEST = 900  # characters that an index of PostgreSQL surely holds


def is_link(kind: str) -> bool:
    """Whether records of this kind are written inside others and named by them."""
    return kind in IDENTITY


def link_key(kind: str, host: str, mapping: RecordMapping) -> str:
    """The name of a link of this host; the same from either end where it makes no difference."""
    if kind == "claim-relation" and mapping.get("kind") in SYMMETRIC:
        host, other = sorted((host, str(mapping["other"])))
        mapping = {**mapping, "other": other}
    names = [str(mapping.get(key) or "") for key in IDENTITY[kind]]
    written = _written([host, *names])
    return (
        written
        if len(written) <= _LONGEST
        else _written([host, hashlib.sha256(written.encode()).hexdigest()])
    )


def host_of_key(key: str) -> str:
    """The name of the host, from the name of a link."""
    return str(json.loads(key)[0])


def _written(names: list[str]) -> str:
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))
