"""The facet of languages: BCP 47 tags, as far as there are records in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from .facet import SOURCES, Facet, Known


@dataclass(frozen=True, kw_only=True)
class LanguageFacet(Facet):
    """The languages that records of the index are in."""

    def known(self, values: Iterable[str], base: Known) -> set[str]:
        return set(values) & set(base.indexed(self.field))

    def candidates(self, value: str, base: Known) -> list[str]:
        return base.indexed(self.field)

    def called(self, value: str, base: Known) -> str:
        return language_name(value)


def language_name(tag: str) -> str:
    """The name of a language in the reader's language, its tag where nobody has told us one."""
    try:
        name = str(get_language_info(tag.lower())["name_translated"])
    except KeyError:
        return tag
    return name[:1].upper() + name[1:]


LANGUAGES = (
    LanguageFacet(parameter="language", label=_("Language"), lead=_("in the language"), sections=SOURCES),
)
