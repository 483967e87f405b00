"""The Oxford University Standard for the Citation of Legal Authorities (4th ed., 2012), as a footnote."""

from collections.abc import Callable

from kb.citing.access import access_to
from kb.citing.dates import BRITISH, PartialDate, written, year_of
from kb.citing.kinds import Shape, arrangement_of
from kb.citing.legal import (
    country_to_name,
    enacted,
    enacted_in_year_only,
    issuing_body,
    law_name,
    series_reference,
)
from kb.citing.names import listed, natural
from kb.citing.particulars import meeting_to_name, publishers_to_name, text_to_name
from kb.citing.pinpoints import PinForm, place
from kb.citing.runs import NOTHING, Citation, Run, Runs, italic, joined, merged, roman, stopped
from kb.citing.source import Contributor, Pinpoint, Source
from kb.citing.titles import full_title, in_single_quotes

# 2.1.6 and 2.4.3: "para 3", "s 3", "art 17" without full stops; a page is a bare number.
PINS = PinForm(
    units={
        "page": ("", ""),
        "paragraph": ("para ", "paras "),
        "article": ("art ", "arts "),
        "section": ("s ", "ss "),
        "chapter": ("ch ", "chs "),
        "rule": ("r ", "rr "),
        "principle": ("principle ", "principles "),
        "recommendation": ("recommendation ", "recommendations "),
    },
    section=lambda heading: in_single_quotes(heading),
    numbered_section="section ",
    note=lambda number: f"fn {number}",
    words=lambda quote: f"at {in_single_quotes(quote)}",
)


def oscola(source: Source, pinpoint: Pinpoint | None = None, accessed: PartialDate | None = None) -> Citation:
    """A footnote, closed by a full stop (1.1)."""
    where = roman(place(pinpoint, PINS))
    note = _ARRANGEMENTS[arrangement_of(source)](source, where)
    return Citation(
        stopped(joined([note, _bracketed([text_to_name(source)]), _access(source, accessed)], " "))
    )


def _signed(source: Source, title: Runs) -> Runs:
    # 3.1.1: names as printed; with no author the citation begins with the title.
    return joined([roman(_names(source.authors) or _edited(source)), title], ", ")


def _article(source: Source, where: Runs) -> Runs:
    # 3.3.1: round brackets for the year where there is a volume, square ones where the year finds the volume.
    year = year_of(source.date)
    issue = f"({source.issue})" if source.issue else ""
    numbered = bool(source.volume or source.issue)
    year = f"({year})" if numbered and year else f"[{year}]" if year else ""
    journal = [year, source.volume + issue, source.container_title, _first_page(source.pages)]
    printed = roman(" ".join(part for part in journal if part))
    title = [roman(in_single_quotes(full_title(source))), _bracketed([_translated(source)])]
    return joined([_signed(source, joined([*title, printed], " ")), where], ", ")


def _chapter(source: Source, where: Runs) -> Runs:
    title = roman(in_single_quotes(full_title(source)))
    volume = joined([merged((Run("in "), *italic(source.container_title))), _details(source)], " ")
    return joined([_signed(source, joined([title, volume], " ")), where], " ")


def _details(source: Source) -> Runs:
    genre = source.genre if source.genre.lower() not in full_title(source).lower() else ""
    facts = [_translated(source), genre, source.number, meeting_to_name(source, BRITISH), _publishers(source)]
    return _bracketed([*facts, written(source.date, BRITISH)])


def _presentation(source: Source, where: Runs) -> Runs:
    # 3.4.11: title, then name of the conference, place and date in brackets.
    if source.kind == "paper-conference" and source.pages and source.container_title:
        return _chapter(source, where)
    event = source.event
    meeting = (event.name if event else "") or source.container_title
    given = source.genre or ("Speech" if source.kind == "speech" else "")
    date = written(event.date if event else None, BRITISH) or written(source.date, BRITISH)
    delivered = f"{given} at {meeting}" if given and meeting else given or meeting
    facts = _bracketed([_translated(source), delivered, event.place if event else "", date])
    title = joined([roman(in_single_quotes(full_title(source))), facts], " ")
    return joined([_signed(source, title), where], " ")


def _webpage(source: Source, where: Runs) -> Runs:
    # 3.4.8: the site in italics and the full date in brackets; without a date the day of access is all there is.
    site = italic(source.container_title) or roman(_publishers(source))
    facts = joined([roman(_translated(source)), site, roman(written(source.date, BRITISH))], ", ")
    bracket = merged((Run("("), *facts, Run(")"))) if facts else NOTHING
    title = joined([roman(in_single_quotes(full_title(source))), bracket], " ")
    return joined([_signed(source, title), where], " ")


def _report(source: Source, where: Runs) -> Runs:
    # 3.4.3: reports as books, with their number in the brackets; a part of one as a contribution.
    if source.container_title:
        return _chapter(source, where)
    title = joined([italic(full_title(source)), _details(source)], " ")
    return joined([_signed(source, title), where], " ")


def _dataset(source: Source, where: Runs) -> Runs:
    version = f"version {source.edition}" if source.edition else ""
    facts = _bracketed(["data set", version, _publishers(source), written(source.date, BRITISH)])
    return joined([_signed(source, joined([italic(full_title(source)), facts], " ")), where], " ")


def _un_document(source: Source, where: Runs) -> Runs:
    # International law section (2006), United Nations documents: body, 'title' (date) UN Doc symbol.
    date = written(source.date, BRITISH)
    symbol = f"UN Doc {source.un_symbol}"
    if source.genre.lower() == "declaration":
        # The same section cites a declaration like a treaty, by its name.
        facts = [full_title(source), f"(adopted {date})" if date else "", symbol, _short_title(source)]
        return joined([roman(" ".join(fact for fact in facts if fact)), where], " ")
    facts = [in_single_quotes(full_title(source)), f"({date})" if date else "", symbol]
    return joined([_signed(source, roman(" ".join(fact for fact in facts if fact))), where], " ")


def _law(source: Source, where: Runs) -> Runs:
    # 2.8: legislation from elsewhere as cited there, without full stops, with its jurisdiction if not plain.
    issuer = f"{issuing_body(source)}, " if issuing_body(source) else ""
    parts = [law_name(source), _life(source, issuer), country_to_name(source)]
    return joined([roman(" ".join(part for part in parts if part)), where], " ")


def _treaty(source: Source, where: Runs) -> Runs:
    # International law section (2006): (adopted …, entered into force …) series (short title) art.
    parts = [
        full_title(source),
        _life(source, ""),
        series_reference(source, dotted=False),
        _short_title(source),
    ]
    return joined([roman(" ".join(part for part in parts if part)), where], " ")


def _life(source: Source, issuer: str) -> str:
    year_in_name = source.kind != "treaty" and enacted_in_year_only(source)
    adopted = "" if year_in_name else written(enacted(source), BRITISH)
    in_force = written(source.in_force, BRITISH)
    facts = [f"adopted {adopted}" if adopted else "", f"entered into force {in_force}" if in_force else ""]
    said = issuer + ", ".join(fact for fact in facts if fact)
    return f"({said.removesuffix(', ')})" if said else ""


def _short_title(source: Source) -> str:
    short = source.short_title
    return f"({short})" if short and short != source.title else ""


def _case(source: Source, where: Runs) -> Runs:
    # 2.6: name in italics, court and date, case identifier; paragraphs after a comma (2.6.2).
    facts = _bracketed([issuing_body(source), written(source.date, BRITISH)])
    named = joined([italic(full_title(source)), facts, roman(source.number)], " ")
    return joined([named, where], ", ")


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


def _names(people: tuple[Contributor, ...]) -> str:
    # 3.1.1: up to three; otherwise the first "and others".
    names = [natural(person) for person in people]
    return f"{names[0]} and others" if len(names) > 3 else listed(names, "and", serial_comma=False)


def _edited(source: Source) -> str:
    editors = source.by_role("editor")
    return f"{_names(editors)} ({'eds' if len(editors) > 1 else 'ed'})" if editors else ""


def _translated(source: Source) -> str:
    people = source.by_role("translator")
    return f"{_names(people)} tr" if people else ""


def _publishers(source: Source) -> str:
    return ", ".join(publishers_to_name(source))


def _first_page(pages: str) -> str:
    return pages.replace("–", "-").split("-")[0].strip()


def _bracketed(facts: list[str]) -> Runs:
    said = ", ".join(fact for fact in facts if fact)
    return roman(f"({said})" if said else "")


def _access(source: Source, accessed: PartialDate | None) -> Runs:
    # 3.1.4: the address in angled brackets, then the day of access.
    access = access_to(source, accessed, BRITISH)
    if not access.address:
        return NOTHING
    day = f" accessed {access.accessed}" if access.accessed else ""
    if not access.permalink:
        return roman(f"<{access.address}>{day}")
    base = f" in {source.base}" if source.base else ""
    return roman(f"<{access.address}> recorded{base} <{access.permalink}>{day}")
