"""What is particular to concepts: the label that is the name everywhere, and the broader concept of the same scheme."""

from dataclasses import dataclass
from typing import Any

from .codecs import ByLanguage, Codec
from .errors import RepresentationError
from .references import References


@dataclass(frozen=True)
class PreferredLabels(ByLanguage):
    """prefLabel per language; writing keeps the concept's own label equal to the English one."""

    def prepare(self, record: Any, value: Any) -> None:
        english = (value or {}).get("en", "") if isinstance(value, dict) else ""
        if not english:
            raise RepresentationError("labels: an English label is needed.")
        record.label = str(english).strip()


@dataclass(frozen=True)
class Broader(Codec):
    """The broader concept, by its slug, which is unique within the scheme that both belong to."""

    def read(self, record: Any) -> str:
        return record.parent.slug if record.parent else ""

    def write(self, record: Any, value: Any, references: References) -> None:
        record.parent = references.find("concept", f"{record.scheme.slug}/{value}") if value else None
