"""The meta tags that reference managers and search engines for scholars read: Highwire Press and Dublin Core."""

from kb.citing.dates import digits, first_known
from kb.citing.kinds import Shape, shape_of
from kb.citing.names import natural
from kb.citing.source import Contributor, Source
from kb.citing.titles import full_title

Tag = tuple[str, str]
_REPORTS = frozenset({Shape.REPORT, Shape.UN_DOCUMENT})
_MEETINGS = frozenset({Shape.PAPER, Shape.SPEECH})


def html_meta(source: Source) -> list[Tag]:
    """Pairs of name and content for `<meta>`, as plain text to be escaped; names repeat where there are several values.

    Institutions are not among the `citation_author` tags, whose readers split every name into given and family.
    """
    return [tag for tag in (*_highwire(source), *_dublin_core(source)) if tag[1]]


def _highwire(source: Source) -> list[Tag]:
    first, _, last = source.pages.replace("–", "-").replace("--", "-").partition("-")
    return [
        ("citation_title", full_title(source)),
        *(("citation_author", _comma_name(person)) for person in source.authors if not person.institution),
        ("citation_publication_date", digits(first_known(source.date), "/")),
        *_highwire_container(source),
        ("citation_volume", source.volume),
        ("citation_issue", source.issue),
        ("citation_firstpage", first.strip()),
        ("citation_lastpage", last.strip()),
        ("citation_doi", source.doi),
        ("citation_isbn", source.isbn),
        ("citation_issn", source.issn),
        ("citation_language", source.language),
        *(("citation_keywords", keyword) for keyword in source.keywords),
        ("citation_public_url", source.permalink or source.url),
    ]


def _highwire_container(source: Source) -> list[Tag]:
    shape = shape_of(source)
    if shape is Shape.ARTICLE:
        return [("citation_journal_title", source.container_title), *_publishers(source)]
    if shape in _MEETINGS:
        event = source.event.name if source.event else ""
        return [("citation_conference_title", event or source.container_title), *_publishers(source)]
    if shape in _REPORTS:
        institutions = [author.literal for author in source.authors if author.institution] or list(
            source.publishers
        )
        return [
            *(("citation_technical_report_institution", name) for name in institutions),
            ("citation_technical_report_number", source.number),
        ]
    return _publishers(source)


def _publishers(source: Source) -> list[Tag]:
    return [("citation_publisher", name) for name in source.publishers]


def _dublin_core(source: Source) -> list[Tag]:
    identifiers = (source.doi_address, source.number, source.isbn, source.permalink or source.url)
    return [
        ("DC.title", full_title(source)),
        *(("DC.creator", _comma_name(person)) for person in source.authors),
        *(("DC.contributor", _comma_name(p)) for p in source.by_role("editor", "translator", "contributor")),
        *(("DC.publisher", name) for name in source.publishers),
        ("DC.date", digits(first_known(source.date), "-")),
        ("DC.type", source.genre or source.kind),
        *(("DC.identifier", identifier) for identifier in identifiers),
        ("DC.source", source.url if source.permalink else ""),
        ("DC.language", source.language),
        *(("DC.subject", keyword) for keyword in source.keywords),
        ("DC.description", source.abstract),
    ]


def _comma_name(person: Contributor) -> str:
    if person.institution or not (person.family and person.given):
        return natural(person)
    return f"{person.family}, {person.given}"
