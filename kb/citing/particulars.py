"""Publishers, meetings and texts as a citation names them: each once, and not again what it has said already."""

from kb.citing.dates import DateForm, written
from kb.citing.source import Source
from kb.citing.titles import full_title


def publishers_to_name(source: Source) -> tuple[str, ...]:
    """The publishers that the citation does not name anyway as its author or as the meeting."""
    named = {author.literal for author in source.authors}
    if source.event is not None and _event_name(source):
        named.add(source.event.name)
    return tuple(name for name in source.publishers if name not in named)


def meeting_to_name(source: Source, form: DateForm) -> str:
    """ "Forum, Geneva, 9–10 December 2020"; "held in Geneva, 9–10 December 2020" where its name is said already."""
    if source.event is None:
        return ""
    name, place, day = _event_name(source), source.event.place, written(source.event.date, form)
    if name:
        return ", ".join(part for part in (name, place, day) if part)
    if not (place or day):
        return ""
    return "held " + ", ".join(part for part in (f"in {place}" if place else "", day) if part)


def text_to_name(source: Source) -> str:
    """ "edition 1" where the base holds several texts of the source; "" where there is nothing to tell apart."""
    return f"edition {source.held_text.number}" if source.held_text else ""


def _event_name(source: Source) -> str:
    name = source.event.name if source.event else ""
    return "" if name in f"{full_title(source)} {source.container_title}" else name


def dashed(pages: str) -> str:
    """A range of pages with the dash that is printed between its ends."""
    return pages.replace("--", "–").replace("-", "–")
