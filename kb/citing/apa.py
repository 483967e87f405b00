"""The style of the American Psychological Association (7th ed., 2020): reference list entry and in-text form."""

from collections.abc import Callable

from kb.citing.access import access_to
from kb.citing.dates import AMERICAN, YEAR_FIRST, PartialDate, written, year_of
from kb.citing.kinds import Shape, arrangement_of
from kb.citing.legal import enacted, issuing_body, law_by_bluebook, series_reference
from kb.citing.names import inverted, listed, surname
from kb.citing.particulars import dashed, meeting_to_name, publishers_to_name, text_to_name
from kb.citing.pinpoints import PinForm, place
from kb.citing.runs import NOTHING, Citation, Run, Runs, italic, joined, merged, plain, roman, stopped
from kb.citing.source import Contributor, Pinpoint, Source
from kb.citing.titles import full_title, in_double_quotes, name_in_text

# 8.23 to 8.28: page, paragraph, heading; 11.5: legal divisions in the abbreviations of law reviews.
PINS = PinForm(
    units={
        "page": ("p. ", "pp. "),
        "paragraph": ("para. ", "paras. "),
        "article": ("art. ", "arts. "),
        "section": ("§ ", "§§ "),
        "chapter": ("Chapter ", "Chapters "),
        "rule": ("r. ", "rr. "),
        "principle": ("Principle ", "Principles "),
        "recommendation": ("Recommendation ", "Recommendations "),
    },
    section=lambda heading: f"{heading} section",
    numbered_section="Section ",
    note=lambda number: f"n. {number}",
    words=lambda quote: f"at {in_double_quotes(quote)}",
    # 8.28: in a text without numbers the reader counts the paragraphs.
    may_count=frozenset({"paragraph"}),
)


def apa(source: Source, pinpoint: Pinpoint | None = None, accessed: PartialDate | None = None) -> Citation:
    """The entry for the reference list; with a pinpoint also the form for the text, which is where APA pins (8.13)."""
    shape = arrangement_of(source)
    text = text_to_name(source)
    entry = [_ARRANGEMENTS[shape](source), stopped(roman(text.capitalize())), _access(source, accessed)]
    reference = joined(entry, " ")
    where = ", ".join(part for part in (text, place(pinpoint, PINS)) if part) if pinpoint else ""
    return Citation(reference, _in_text(source, shape, where) if where else NOTHING)


def _entry(source: Source, title: Runs, rest: list[Runs], date: str | None = None) -> Runs:
    """Who. (When). What. Where. Without a "who" the title moves to its place (9.12); without a date "n.d." (9.17)."""
    when = roman(f"({date if date is not None else written(source.date, YEAR_FIRST) or 'n.d.'})")
    who = roman(_author_list(source.authors) or _editor_list(source.by_role("editor")))
    start = [who, when, title] if who else [title, when]
    return joined([stopped(part) for part in (*start, *rest)], " ")


def _article(source: Source) -> Runs:
    # 9.14: the year alone for a journal with volume or issue; 9.25: volume in italics, issue in parentheses.
    numbered = bool(source.volume or source.issue)
    volume = merged((*italic(source.volume), *roman(f"({source.issue})" if source.issue else "")))
    parts = [italic(source.container_title), volume, roman(dashed(source.pages))]
    title = roman(full_title(source) + _translators(source))
    date = year_of(source.date) or "n.d." if numbered else None
    return _entry(source, title, [joined(parts, ", ")], date)


def _chapter(source: Source) -> Runs:
    return _entry(
        source, roman(full_title(source) + _translators(source)), [_inside(source), _publisher(source)]
    )


def _inside(source: Source) -> Runs:
    details = [source.number, f"pp. {dashed(source.pages)}" if source.pages else ""]
    bracket = ", ".join(d for d in details if d)
    return merged((Run("In "), *italic(source.container_title), *roman(f" ({bracket})" if bracket else "")))


def _presentation(source: Source) -> Runs:
    # 10.5: the kind of contribution in square brackets, then the name and place of the conference.
    date = written(_given(source), YEAR_FIRST) or "n.d."
    if source.kind == "paper-conference" and source.pages and source.container_title:
        return _entry(source, roman(full_title(source)), [_inside(source), _publisher(source)], date)
    contribution = source.genre or ("Speech" if source.kind == "speech" else "Conference paper")
    title = merged((*italic(full_title(source)), *roman(f" [{contribution}]{_translators(source)}")))
    meeting = _meeting(source) or source.container_title
    return _entry(source, title, [roman(meeting)], date)


def _given(source: Source) -> PartialDate | None:
    """When a paper or speech was given, where nothing is known of its publication: the days of the meeting."""
    return source.date or (source.event.date if source.event else None)


def _meeting(source: Source) -> str:
    event = source.event
    return ", ".join(part for part in (event.name, event.place) if part) if event else ""


def _webpage(source: Source) -> Runs:
    site = source.container_title
    where = roman(site) if site and site not in _author_names(source) else _publisher(source)
    return _entry(source, merged((*italic(full_title(source)), *roman(_translators(source)))), [where])


def _dataset(source: Source) -> Runs:
    version = f" (Version {source.edition})" if source.edition else ""
    title = merged((*italic(full_title(source)), Run(f"{version} [Data set]")))
    return _entry(source, title, [_publisher(source)])


def _report(source: Source) -> Runs:
    # 10.4: the number of the report in parentheses after its title; a part of a report as a chapter.
    bracket = f" [{source.genre}]" if source.genre else ""
    held = meeting_to_name(source, AMERICAN)
    meeting = roman(held[:1].upper() + held[1:])
    if source.container_title:
        title = roman(full_title(source) + bracket + _translators(source))
        return _entry(source, title, [_inside(source), meeting, _publisher(source)])
    number = f" ({source.number})" if source.number else ""
    title = merged((*italic(full_title(source)), *roman(number + bracket + _translators(source))))
    return _entry(source, title, [meeting, _publisher(source)])


def _un_document(source: Source) -> Runs:
    title = merged((*italic(full_title(source)), Run(f" ({source.un_symbol})")))
    return _entry(source, title, [])


def _law(source: Source) -> Runs:
    # 11.5: laws in the form of The Bluebook.
    return stopped(roman(law_by_bluebook(source)))


def _treaty(source: Source) -> Runs:
    # 11.9 after The Bluebook, rule 21.4: name, date of adoption or signature, series.
    date = written(enacted(source), AMERICAN) or "n.d."
    parts = (full_title(source), date, series_reference(source, dotted=True))
    return stopped(roman(", ".join(part for part in parts if part)))


def _case(source: Source) -> Runs:
    # 11.4: name in italics, number, court and date in parentheses.
    court = issuing_body(source)
    facts = f"({' '.join(part for part in (court, written(source.date, AMERICAN) or 'n.d.') if part)})"
    named = joined([italic(full_title(source)), roman(source.number)], ", ")
    return stopped(joined([named, roman(facts)], " "))


_ARRANGEMENTS: dict[Shape, Callable[[Source], Runs]] = {
    Shape.ARTICLE: _article,
    Shape.CHAPTER: _chapter,
    Shape.PAPER: _presentation,
    Shape.SPEECH: _presentation,
    Shape.WEBPAGE: _webpage,
    Shape.DATASET: _dataset,
    Shape.LAW: _law,
    Shape.TREATY: _treaty,
    Shape.UN_DOCUMENT: _un_document,
    Shape.CASE: _case,
    Shape.REPORT: _report,
}
_LEGAL = frozenset({Shape.LAW, Shape.TREATY})
_MEETINGS = frozenset({Shape.PAPER, Shape.SPEECH})
_UPRIGHT = frozenset({Shape.ARTICLE, Shape.CHAPTER})


def _author_list(people: tuple[Contributor, ...]) -> str:
    # 9.8: up to twenty names; from twenty-one on the first nineteen, an ellipsis and the last.
    names = [inverted(person) for person in people]
    if len(names) > 20:
        return f"{', '.join(names[:19])}, . . . {names[-1]}"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _editor_list(people: tuple[Contributor, ...]) -> str:
    return f"{_author_list(people)} ({'Eds.' if len(people) > 1 else 'Ed.'})" if people else ""


def _translators(source: Source) -> str:
    # 9.39: the translator in parentheses after the title, initials first.
    names = [_initials_first(person) for person in source.by_role("translator")]
    return f" ({listed(names, '&', serial_comma=True)}, Trans.)" if names else ""


def _initials_first(person: Contributor) -> str:
    family, comma, initials = inverted(person).partition(", ")
    return f"{initials} {family}" if comma and not person.institution else inverted(person)


def _author_names(source: Source) -> frozenset[str]:
    return frozenset(person.literal for person in source.authors)


def _publisher(source: Source) -> Runs:
    # 9.29: a publisher that is also the author is not named twice.
    return roman("; ".join(publishers_to_name(source)))


def _access(source: Source, accessed: PartialDate | None) -> Runs:
    # 9.34: no full stop after an address; 9.16: day of access for texts that may change, which a DOI's does not.
    access = access_to(source, accessed, AMERICAN)
    if not access.permalink:
        return roman(_retrieved(access.address, "" if access.persistent else access.accessed))
    base = f" in {source.base}" if source.base else ""
    recorded = f"Recorded{base}. {_retrieved(access.permalink, access.accessed)}"
    return roman(f"{access.address} ({recorded})")


def _retrieved(address: str, day: str) -> str:
    return f"Retrieved {day}, from {address}" if day and address else address


def _in_text(source: Source, shape: Shape, where: str) -> Runs:
    date = enacted(source) if shape in _LEGAL else _given(source) if shape in _MEETINGS else source.date
    year = year_of(date) or "n.d."
    name = _name_in_text(source, shape)
    comma = Run(" ") if plain(name).endswith(",”") else Run(", ")
    return merged((Run("("), *name, comma, Run(f"{year}, {where})")))


def _name_in_text(source: Source, shape: Shape) -> Runs:
    # 8.17: one or two authors by name, three or more as the first and "et al."; 8.14: otherwise the title.
    people = [surname(person) for person in source.authors]
    if people and shape not in _LEGAL and shape is not Shape.CASE:
        return roman(f"{people[0]} et al." if len(people) > 2 else " & ".join(people))
    title = name_in_text(source)
    if shape in _LEGAL:
        return roman(title)
    if shape in _UPRIGHT or (shape is Shape.REPORT and source.container_title):
        return roman(in_double_quotes(title)[:-1] + ",”" if title else "")
    return italic(title)
