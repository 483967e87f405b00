"""The Chicago Manual of Style (18th ed., 2024), notes and bibliography: the full note."""

from collections.abc import Callable

from kb.citing.access import access_to
from kb.citing.dates import AMERICAN, PartialDate, written, year_of
from kb.citing.kinds import Shape, arrangement_of
from kb.citing.legal import enacted, issuing_body, law_by_bluebook, series_reference
from kb.citing.names import listed, natural
from kb.citing.particulars import dashed, meeting_to_name, publishers_to_name, text_to_name
from kb.citing.pinpoints import PinForm, place
from kb.citing.runs import NOTHING, Citation, Run, Runs, italic, joined, merged, roman, stopped
from kb.citing.source import Contributor, Pinpoint, Source
from kb.citing.titles import full_title, in_double_quotes

# 13.20 (18th), 14.54 (17th): in a source without pages a paragraph or a heading; 14.157 (17th): "n18".
PINS = PinForm(
    units={
        "page": ("", ""),
        "paragraph": ("para. ", "paras. "),
        "article": ("art. ", "arts. "),
        "section": ("sec. ", "secs. "),
        "chapter": ("chap. ", "chaps. "),
        "rule": ("rule ", "rules "),
        "principle": ("principle ", "principles "),
        "recommendation": ("recommendation ", "recommendations "),
    },
    section=lambda heading: f"under {in_double_quotes(heading)}",
    numbered_section="sec. ",
    note=lambda number: f"n{number}",
    words=lambda quote: f"at {in_double_quotes(quote)}",
)


def chicago(
    source: Source, pinpoint: Pinpoint | None = None, accessed: PartialDate | None = None
) -> Citation:
    """A full note. People are named in the order of their own language, without a comma for Chinese names (8.15)."""
    where = place(pinpoint, PINS)
    note = _ARRANGEMENTS[arrangement_of(source)](source, roman(where))
    parts = [note, roman(text_to_name(source)), *_access(source, accessed)]
    return Citation(_american_marks(stopped(joined(parts, ", "))))


def _article(source: Source, where: Runs) -> Runs:
    # 14.168 (17th): Journal 12, no. 3 (2024): 45.
    numbers = ", ".join(n for n in (source.volume, f"no. {source.issue}" if source.issue else "") if n)
    title = roman(in_double_quotes(full_title(source)))
    if not numbers:
        date = roman(written(source.date, AMERICAN) or "n.d.")
        return joined(
            [*_by(source), title, *_translators(source), italic(source.container_title), date, where], ", "
        )
    tail = f" {numbers} ({year_of(source.date) or 'n.d.'})"
    journal = merged((*italic(source.container_title), Run(tail)))
    first = joined([*_by(source), title, *_translators(source), journal], ", ")
    return joined([first, where or roman(dashed(source.pages))], ": ")


def _chapter(source: Source, where: Runs) -> Runs:
    return joined([*_by(source), roman(in_double_quotes(full_title(source))), _inside(source), where], ", ")


def _inside(source: Source) -> Runs:
    volume = joined([merged((Run("in "), *italic(source.container_title))), roman(source.number)], ", ")
    return joined([volume, _imprint(source)], " ")


def _presentation(source: Source, where: Runs) -> Runs:
    # 14.217 (17th): what was given, at which meeting, where and when, in parentheses.
    if source.kind == "paper-conference" and source.pages and source.container_title:
        return _chapter(source, where)
    given = source.genre.lower() or ("speech" if source.kind == "speech" else "paper presented")
    meeting = source.event.name if source.event else ""
    facts = [
        f"{given} at {meeting or source.container_title}" if meeting or source.container_title else given,
        source.event.place if source.event else "",
        written(source.event.date if source.event else None, AMERICAN)
        or written(source.date, AMERICAN)
        or "n.d.",
    ]
    delivered = roman(f"({', '.join(fact for fact in facts if fact)})")
    title = joined([roman(in_double_quotes(full_title(source))), delivered], " ")
    return joined([*_by(source), title, *_translators(source), where], ", ")


def _webpage(source: Source, where: Runs) -> Runs:
    # 14.207 (17th): title in quotation marks, site or owner, date.
    date = written(source.date, AMERICAN) or "n.d."
    title = roman(in_double_quotes(full_title(source)))
    site = roman(source.container_title) or roman(_publishers(source))
    return joined([*_by(source), title, *_translators(source), site, roman(date), where], ", ")


def _report(source: Source, where: Runs) -> Runs:
    # 14.220 (17th): reports as books; a part of one as a chapter.
    if source.container_title:
        title = roman(in_double_quotes(full_title(source)))
        body = joined([*_by(source), title, roman(source.genre.lower()), _inside(source)], ", ")
    else:
        named = [italic(full_title(source)), roman(source.number), roman(source.genre.lower())]
        body = joined([joined([*_by(source), *named], ", "), _imprint(source)], " ")
    return joined([body, where], ", ")


def _imprint(source: Source) -> Runs:
    # 14.30 (18th): the place of publication is no longer given.
    translated = [f"trans. {_names(source.by_role('translator'))}"] if source.by_role("translator") else []
    published = [*translated, _publishers(source), written(source.date, AMERICAN) or "n.d."]
    facts = [meeting_to_name(source, AMERICAN), ", ".join(fact for fact in published if fact)]
    return roman(f"({'; '.join(fact for fact in facts if fact)})")


def _dataset(source: Source, where: Runs) -> Runs:
    version = f"version {source.edition}" if source.edition else ""
    date = written(source.date, AMERICAN) or "n.d."
    held = [
        italic(full_title(source)),
        roman(version),
        roman("data set"),
        roman(_publishers(source)),
        roman(date),
    ]
    return joined([*_by(source), *held, where], ", ")


def _un_document(source: Source, where: Runs) -> Runs:
    # 14.303 (17th): body, title, symbol, and the date in parentheses.
    named = [*_by(source), roman(full_title(source)), roman(source.un_symbol), where]
    date = f"({written(source.date, AMERICAN) or 'n.d.'})"
    return joined([joined(named, ", "), roman(date)], " ")


def _law(source: Source, where: Runs) -> Runs:
    # 14.269 (17th) leaves law to The Bluebook.
    return joined([roman(law_by_bluebook(source)), where], ", ")


def _treaty(source: Source, where: Runs) -> Runs:
    # 14.290 (17th): name, article, date, series.
    date = roman(written(enacted(source), AMERICAN) or "n.d.")
    return joined(
        [roman(full_title(source)), where, date, roman(series_reference(source, dotted=True))], ", "
    )


def _case(source: Source, where: Runs) -> Runs:
    facts = ", ".join(
        part for part in (issuing_body(source), written(source.date, AMERICAN) or "n.d.") if part
    )
    named = joined([italic(full_title(source)), roman(source.number)], ", ")
    return joined([joined([named, roman(f"({facts})")], " "), where], ", ")


_ARRANGEMENTS: dict[Shape, Callable[[Source, Runs], Runs]] = {
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


def _by(source: Source) -> list[Runs]:
    # 14.79 (17th): without an author the note begins with the title; editors are said to be such.
    if source.authors:
        return [roman(_names(source.authors))]
    editors = source.by_role("editor")
    return [roman(_names(editors)), roman("eds." if len(editors) > 1 else "ed.")] if editors else []


def _names(people: tuple[Contributor, ...]) -> str:
    # 13.23 (18th): three or more are the first and "et al." in a note.
    names = [natural(person) for person in people]
    return f"{names[0]} et al." if len(names) > 2 else listed(names, "and", serial_comma=True)


def _translators(source: Source) -> list[Runs]:
    people = source.by_role("translator")
    return [roman(f"trans. {_names(people)}")] if people else []


def _publishers(source: Source) -> str:
    return "; ".join(publishers_to_name(source))


def _access(source: Source, accessed: PartialDate | None) -> list[Runs]:
    # 13.15 (18th): the day of access before the address, where it is given; a DOI goes without.
    access = access_to(source, accessed, AMERICAN)
    day = f"accessed {access.accessed}, " if access.accessed and access.address else ""
    if not access.permalink:
        return [roman(f"{'' if access.persistent else day}{access.address}")]
    base = f" in {source.base}" if source.base else ""
    return [roman(f"{access.address}; recorded{base}, {day}{access.permalink}")]


def _american_marks(runs: Runs) -> Runs:
    """Comma and full stop inside the closing quotation mark (6.9)."""
    return tuple(Run(run.text.replace("”,", ",”").replace("”.", ".”"), run.italic) for run in runs) or NOTHING
