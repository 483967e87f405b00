"""What a reader remembers of a document: which instruments it has named, under which short names, and the last ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.recognising.gazetteer import Gazetteer
from kb.recognising.names.nouns import CLASSES
from kb.recognising.references.named_law import UNKNOWN, NamedLaw
from kb.recognising.treaties.core_treaties import CHARTER_OF, TREATY_OF, WATCHED_BY_SYMBOL
from kb.recognising.writing.words import is_cyrillic, key_of

_MOST_REMEMBERED = 400  # names; a document that names more is read with the latest


@dataclass(slots=True)
class Memory:
    """The state of reading one document.

    `home` are the instruments that the document is about or whose body wrote it; `cited` says for each number of an
    article to which instrument the last one with this number belonged; `quoting` is true while a passage is read that
    begins with a quotation mark, where "this Convention" is the one quoted; `here` counts the names of the passage
    being read; `source` is the law that the passage before cited last, None where its last source was none of ours;
    `places` are the places (slugs) that the text has named; `by_name` are the instruments (slugs) of which it cited a
    provision by their name, `owners` those for each number of an article (UNKNOWN among them);
    `has_own_articles` says that it is a law itself, with headings or "this Act"; `article` is the slug and number of
    the one article that was cited last; `titled` is the law of which the passage before was the name alone;
    `unions` are the jurisdictions with a charter of their own ("eu") whose law the text speaks of, `united_nations`
    says that it speaks of these;
    `speaks_of_others` that a passage without citations speaks of a law that the base may not hold.
    """

    gazetteer: Gazetteer
    home: tuple[str, ...] = ()
    defined: dict[str, str] = field(default_factory=dict)
    named: list[NamedLaw] = field(default_factory=list)
    established: set[str] = field(default_factory=set)
    cited: dict[str, str] = field(default_factory=dict)
    quoting: bool = False
    here: int = 0
    source: str | None = None
    places: set[str] = field(default_factory=set)
    by_name: set[str] = field(default_factory=set)
    owners: dict[str, set[str]] = field(default_factory=dict)
    has_own_articles: bool = False
    article: tuple[str, str] | None = None
    titled: str = ""
    unions: set[str] = field(default_factory=set)
    speaks_of_others: bool = False
    united_nations: bool = False

    @property
    def classes(self) -> dict[str, frozenset[str]]:
        """The nouns that each instrument (slug) may be called by."""
        return self.gazetteer.called.classes

    def begin(self, quoting: bool) -> None:
        """Notes that another passage begins."""
        self.here, self.quoting = 0, quoting

    @classmethod
    def about(cls, gazetteer: Gazetteer, home: Iterable[str]) -> "Memory":
        """A fresh memory for a document about these instruments (slugs; unknown ones are left out)."""
        memory = cls(gazetteer, tuple(slug for slug in dict.fromkeys(home) if slug in gazetteer.by_slug))
        memory.established.update(memory.home)
        return memory

    def name(
        self, slug: str, classes: frozenset[str] = frozenset(), *, antecedent: bool = True, treaty: str = ""
    ) -> None:
        """Notes that the text names an instrument; unknown ones with the class of their noun.

        What is named aside is known from then on, but no `antecedent` of a noun that follows.
        """
        if slug:
            self.established.add(slug)
        if antecedent:
            self.here += 1
            self.named.append(NamedLaw(slug, self.classes.get(slug, classes) if slug else classes, treaty))
            del self.named[:-_MOST_REMEMBERED]

    def define(self, short: str, slug: str) -> None:
        """Notes a short name that the text gives ("hereinafter the Act")."""
        if len(self.defined) < _MOST_REMEMBERED:
            self.defined[short] = slug

    def meant_by(self, noun: str) -> str | None:
        """The instrument that the text has given a noun as its short name, in whatever case; UNKNOWN, or None."""
        short = noun.capitalize() if noun.isupper() or noun.islower() else noun
        if short not in self.defined and is_cyrillic(noun):
            short = next((one for one in self.defined if key_of(one) == key_of(noun)), short)
        return self.defined.get(short)

    def cite(self, numbers: Iterable[str], slug: str) -> None:
        """Notes that the text cites articles of an instrument by these numbers."""
        if len(self.cited) < _MOST_REMEMBERED:
            self.cited.update(dict.fromkeys(numbers, slug))

    def own(self, numbers: Iterable[str], slug: str) -> None:
        """Notes that the text cites articles with these numbers by the name of an instrument; UNKNOWN too."""
        self.by_name.add(slug)
        if len(self.owners) < _MOST_REMEMBERED:
            for number in numbers:
                self.owners.setdefault(number, set()).add(slug)

    def owner(self, numbers: Iterable[str]) -> str | None:
        """The one law whose articles with all these numbers the document cited by its name; None where it is a law."""
        slugs = [self.owners.get(number, set()) for number in numbers]
        found = set[str]().union(*slugs)
        return next(iter(found)) if all(slugs) and len(found) == 1 and not self.has_own_articles else None

    def only_law(self) -> str | None:
        """The one law that the document has named so far; None if it named more, or is a law itself.

        Protocols to it that are not held do not count, unless the document begins with one.
        """
        slugs = {one.slug for place, one in enumerate(self.named) if one.slug or not one.treaty or not place}
        alone = len(slugs) == 1 and not self.has_own_articles and not self.speaks_of_others
        return next(iter(slugs)) if alone else None

    def only_convention(self, classes: frozenset[str]) -> str | None:
        """The convention or covenant of these classes that is the only law named so far: "the present Convention"."""
        only = self.only_law() if classes & {"convention", "covenant"} else None
        return only if only and self.classes[only] & classes else None

    def only_one(self, classes: frozenset[str]) -> str | None:
        """The one law of these classes that the document has named; None where it named none, several or another."""
        slugs = {one.slug for one in self.named if one.classes & classes}
        return next(iter(slugs)) or None if len(slugs) == 1 else None

    def treaty_of_protocols(self, classes: frozenset[str]) -> str | None:
        """The treaty of these classes whose protocols alone the document has named: "the Convention"."""
        treaties = {TREATY_OF[one.slug] for one in self.named if one.slug in TREATY_OF}
        treaty = treaties.pop() if len(treaties) == 1 else ""
        return treaty if self.classes.get(treaty, frozenset()) & classes else None

    def only_treaty(self, among: Iterable[str]) -> str | None:
        """The one of some treaties (slugs) that the document has named so far; None where it named none or several."""
        slugs = {one.slug for one in self.named} & set(among)
        return next(iter(slugs)) if len(slugs) == 1 else None

    def of_united_nations(self) -> str | None:
        """The one convention of the United Nations (slug) that the document is about, or that alone it has named."""
        watched = frozenset(WATCHED_BY_SYMBOL.values()) - {"iccpr", "icescr"}
        homes = watched & {TREATY_OF.get(home, home) for home in self.home}
        others = {one.slug for one in self.named if not one.slug and one.classes & {"convention"}}
        alone = None if others else self.only_treaty(watched)
        return next(iter(homes)) if len(homes) == 1 else alone if not self.home else None

    def last_here(self, classes: frozenset[str]) -> str | None:
        """The instrument of these classes that this very passage named last; UNKNOWN, or None."""
        named = self.named[max(0, len(self.named) - self.here) :]
        return next((one.slug for one in reversed(named) if one.classes & classes), None)

    def at_home(self, classes: frozenset[str]) -> str | None:
        """The instrument of the document itself that a noun of these classes means; none in a quotation of another."""
        if self.quoting and (last := self.last(classes)) is not None and last not in self.home:
            return None
        return next((slug for slug in self.home if self.classes[slug] & classes), None)

    def treaty_of_home(self, classes: frozenset[str]) -> str | None:
        """The treaty that a noun of these classes means in a document about its protocol: "the Covenant"."""
        treaties = (TREATY_OF.get(home, "") for home in self.home)
        return next((one for one in treaties if self.classes.get(one, frozenset()) & classes), None)

    def last(self, classes: frozenset[str], among: Iterable[str] = ()) -> str | None:
        """The instrument last named that a noun of these classes may mean; UNKNOWN, or None where there is none.

        With `among`, known instruments are looked for only there.
        """
        allowed = frozenset(among) | {UNKNOWN} if among else None
        return next(
            (
                named.slug
                for named in reversed(self.named)
                if named.classes & classes and (allowed is None or named.slug in allowed)
            ),
            None,
        )

    def default(self, noun: str) -> str | None:
        """The instrument whose alias is this very noun, unless it is the law of a State that the text never named."""
        if noun.startswith(("Устав", "Харти")):
            return None  # every body and company has one, and Russian has no article to tell the Charter
        names = (noun, *CLASSES.get(noun, ()))
        places = {self.gazetteer.by_slug[home].jurisdiction for home in self.home}
        if "charter" in CLASSES.get(noun, ()) and self.home and places != {"world"}:
            charter = CHARTER_OF.get("".join(places))
            return charter if charter in self.gazetteer.by_slug else None
        defaults = self.gazetteer.called.defaults
        slug = next((defaults[name] for name in names if name in defaults), None)
        if slug is None:
            return None
        entry = self.gazetteer.by_slug[slug]
        known = self.gazetteer.by_slug
        places = {known[other].jurisdiction for other in self.established if other in known}
        europe = self.unions or "echr" in self.established
        spoken = not europe and (self.united_nations or slug in self.established)
        if "charter" in CLASSES.get(noun, ()) and not self.home and not spoken:
            return None  # as likely the Union's own, or a State's, which the text has not named
        return None if entry.national and entry.jurisdiction not in places else slug
