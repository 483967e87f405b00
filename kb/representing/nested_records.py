"""Which records are written inside which in the files of a base, and under which keys."""

from collections.abc import Mapping

#: Keys of the records that are written inside their document, passage, claim or instrument.
INSIDE: dict[str, tuple[str, ...]] = {
    "document": ("edition", "sections", "passages"),
    "passage": ("section", "within", "tags", "provisions", "notes"),
    "claim": ("id", "tags", "evidence", "provisions", "verification"),
    "instrument": ("provisions",),
}

#: The order of keys where records are written inside others; keys not named follow in the order of their shape.
ORDER: dict[str, tuple[str, ...]] = {
    "passage": (
        "path", "id", "kind", "number", "section", "within", "page", "language", "summary", "anchor", "fingerprint",
        "tags", "provisions", "notes", "nothing_to_tag",
    ),
    "claim": (
        "slug", "id", "statement", "kind", "claimants", "reporters", "as_of", "quantities", "addressees",
        "tags", "evidence", "provisions", "verification", "note",
    ),
}  # fmt: skip


def split[Value](mapping: Mapping[str, Value], kind: str) -> tuple[dict[str, Value], dict[str, Value]]:
    """The record's own keys, and those of the records inside it."""
    inside = {*INSIDE[kind], "id"}
    own = {key: value for key, value in mapping.items() if key not in inside}
    return own, {key: value for key, value in mapping.items() if key in inside}


def join[Value](own: Mapping[str, Value], inside: Mapping[str, Value], kind: str) -> dict[str, Value]:
    """The mapping with the records inside it, keys in order, empty ones left out."""
    both = {**own, **inside}
    order = dict.fromkeys((*ORDER.get(kind, ()), *both))
    return {key: both[key] for key in order if both.get(key)}
