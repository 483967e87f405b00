"""What machine formats have no field for, said in short sentences for their note field."""

from kb.citing.dates import BRITISH, is_interval, written
from kb.citing.legal import series_reference
from kb.citing.pinpoints import WHOLE_WORDS, place
from kb.citing.source import Reference, Source


def remarks(reference: Reference) -> list[str]:
    """Place, words, which text, record in this base, archived copy, and the life of a legal text; each a sentence."""
    return [sentence for sentence in (*_where(reference), *_of_source(reference.source)) if sentence]


def locator(reference: Reference) -> str:
    """The place in whole words: "paragraph 3"."""
    return place(reference.pinpoint, WHOLE_WORDS)


def held_number(source: Source) -> str:
    """The number of the text meant among those that the base holds; "" where there is one alone."""
    return str(source.held_text.number) if source.held_text else ""


def _where(reference: Reference) -> list[str]:
    quote = reference.pinpoint.quote if reference.pinpoint else ""
    where = locator(reference)
    return [
        f"Cited: {where}." if where else "",
        f"Words cited: “{quote}”." if quote and quote not in where else "",
    ]


def _of_source(source: Source) -> list[str]:
    recorded = source.permalink if source.permalink != source.url else ""
    issued = written(source.date, BRITISH) if is_interval(source.date) else ""
    adopted = written(source.adopted, BRITISH)
    in_force = written(source.in_force, BRITISH)
    series = series_reference(source, dotted=False)
    return [
        _held(source),
        f"Recorded in {source.base or 'the knowledge base'}: {recorded}" if recorded else "",
        f"Archived: {source.archive_url}" if source.archive_url else "",
        f"Date: {issued}." if issued else "",
        f"Adopted {adopted}." if adopted else "",
        f"Entered into force {in_force}." if in_force else "",
        f"Treaty series: {series}." if series else "",
    ]


def _held(source: Source) -> str:
    """Which text is meant, so that nobody looks for the words in another."""
    text = source.held_text
    if text is None:
        return ""
    said = f"Text: edition {text.number} in {source.base or 'the knowledge base'}"
    if not text.is_older:
        return f"{said}."
    compared = f" (what differs: {text.comparison})" if text.comparison else ""
    return f"{said}; the newest there is edition {text.newest}{compared}."
