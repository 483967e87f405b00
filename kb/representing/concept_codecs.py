"""What is particular to concepts: the label that is the name everywhere, and the broader concept of the same scheme."""

from dataclasses import dataclass
from operator import attrgetter

from django.db import models

from kb.models import Concept

from .codecs import ByLanguage
from .column_codecs import Codec
from .errors import RepresentationError
from .plain import Plain
from .references import References


@dataclass(frozen=True)
class PreferredLabels(ByLanguage):
    """prefLabel per language; writing keeps the concept's own label equal to the English one."""

    def prepare(self, record: models.Model, value: Plain) -> None:
        english = (value or {}).get("en", "") if isinstance(value, dict) else ""
        if not english:
            raise RepresentationError("labels: an English label is needed.")
        _concept(record).label = str(english).strip()


@dataclass(frozen=True)
class Broader(Codec):
    """The broader concept, by its slug, which is unique within the scheme that both belong to."""

    def read(self, record: object) -> str:
        broader = attrgetter("parent")(record)
        return str(broader.slug) if broader else ""

    def write(self, record: models.Model, value: Plain, references: References) -> None:
        concept = _concept(record)
        concept.parent = references.find("concept", f"{concept.scheme.slug}/{value}") if value else None


def _concept(record: models.Model) -> Concept:
    return record  # type: ignore[return-value]  # these codecs are of the shape of concepts alone
