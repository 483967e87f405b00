"""The pages that show searches: the search page, and lists that are searches of one section at their own address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kb.search import SearchRequest, Section

#: Where a question is answered.
type Address = Callable[[SearchRequest], str]


@dataclass(frozen=True)
class Listing:
    """A page that shows searches, by the name of its address; a list has one section, which stands in its path."""

    name: str
    section: Section | None = None

    @property
    def path(self) -> str:
        return reverse(self.name)

    def address(self, asked: SearchRequest) -> str:
        """Where a question is answered: here, or on the search page where it is of another section."""
        return self.address_of(asked.parameters())

    def address_of(self, pairs: Sequence[tuple[str, str]]) -> str:
        """The same, for a question given as its parameters."""
        if self.section is None:
            return _address(self.path, pairs)
        if dict(pairs).get("in", Section.PASSAGES) != self.section:
            return _address(reverse("search"), pairs)
        return _address(self.path, [pair for pair in pairs if pair[0] != "in"])

    def without(self, *names: str) -> set[str]:
        """Parameters that a form of this page does not repeat."""
        return {*names, "in"} if self.section else set(names)


def _address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs, safe=':/')}" if pairs else path


def kept_fields(request: SearchRequest, *, without: set[str]) -> list[dict[str, str]]:
    """The parameters of a question as hidden fields of a form, but for those the form asks for itself."""
    return [{"name": name, "value": value} for name, value in request.parameters() if name not in without]
