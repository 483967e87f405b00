"""What facets ask of the base as of one index version, in the reader's language: concepts, names, values in use."""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import get_language

from .concepts import ConceptTree
from .facets import Reading, named_rows
from .reader import IndexVersion, asking


class Vocabulary:
    """Looks names up; concepts are read at once, parties and law as they are asked for, and kept."""

    def __init__(self, version: IndexVersion, language: str) -> None:
        self._version = version
        self._language = language
        self._tree: ConceptTree | None = None
        self._names: dict[Reading, str] = {}

    @property
    def tree(self) -> ConceptTree:
        if self._tree is None:
            self._tree = ConceptTree.load(self._language)
        return self._tree

    def indexed(self, field: str) -> list[str]:
        """The values that records of the index have in a field."""
        with asking(self._version) as searcher:
            terms = searcher.terms_with_prefix(field, "")
        return sorted(term for term, _count in terms)

    def names(self, wanted: Iterable[Reading]) -> dict[Reading, str]:
        """The names of published records given as (kind, slug), in at most one query; unknown ones are left out.

        Kinds are institutions, people, instruments and provisions (with slugs such as iccpr:17).
        """
        asked = set(wanted)
        if missing := asked - self._names.keys():
            named = {(kind, slug): name for kind, slug, name in named_rows(missing, self._language)}
            self._names |= dict.fromkeys(missing, "") | named
        return {reading: name for reading in asked if (name := self._names[reading])}


@lru_cache(maxsize=8)
def _vocabulary(version: IndexVersion, language: str) -> Vocabulary:
    return Vocabulary(version, language)


def vocabulary_at(version: IndexVersion) -> Vocabulary:
    """The vocabulary of an index version in the language that is active."""
    return _vocabulary(version, _bcp47(get_language() or "en"))


def _bcp47(django_code: str) -> str:
    """Django writes zh-hans for zh-Hans."""
    language, dash, script = django_code.partition("-")
    return f"{language}{dash}{script.title() if len(script) == 4 else script.upper()}"
