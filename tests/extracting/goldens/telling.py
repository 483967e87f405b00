"""What is made of a source, told so that a person can judge it: blocks as read, what cleaning took, the passages."""

from collections.abc import Iterator

from kb.extracting.parsed import Block, OutlineEntry, ParsedEdition, RemovedText, Stretch
from kb.extracting.parsing import extract, parse


def told(data: bytes, name: str) -> str:
    """All of it, a line each; line breaks inside a text are told as ⏎, tabs as ⇥."""
    edition = parse(data, name)
    parts = {
        "read": map(_block, extract(data, name).blocks),
        "removed": map(_removed, edition.removed),
        "edition": _edition(edition),
        "outline": map(_entry, edition.outline),
        "passages": (_passage(stretch, edition) for stretch in edition.stretches),
        "notes": (
            f"{edition.stretches[link.source].path} [{link.label}] → {edition.stretches[link.note].path}"
            for link in edition.markers
        ),
    }
    return "\n".join(line for heading, lines in parts.items() for line in (f"== {heading}", *lines, ""))


def _block(block: Block) -> str:
    kind = f"{block.kind} {block.level}" if block.level else str(block.kind)
    return _line(kind, block.number, ", ".join(sorted(block.hints)), page=block.page, text=block.text)


def _removed(removed: RemovedText) -> str:
    return _line(str(removed.reason), removed.note, text=removed.text)


def _edition(edition: ParsedEdition) -> Iterator[str]:
    about = edition.metadata
    yield f"type: {edition.media_type}"
    yield f"title: {about.title}"
    yield f"by: {', '.join(about.authors)}"
    yield f"date: {about.date}"
    yield f"language: {edition.language}"
    yield f"pages: {edition.pages}"
    yield from (f"warning: {warning}" for warning in edition.warnings)
    yield from (
        f"proposed: {proposal.before} → {proposal.after} ({proposal.rule})" for proposal in edition.proposals
    )


def _entry(entry: OutlineEntry) -> str:
    return _line(entry.path, entry.number, text=entry.heading)


def _passage(stretch: Stretch, edition: ParsedEdition) -> str:
    section = edition.outline[stretch.section].path if stretch.section >= 0 else ""
    within = f"in {edition.stretches[stretch.within].path}" if stretch.within >= 0 else ""
    return _line(
        stretch.path, str(stretch.kind), stretch.number, section and f"§ {section}", within,
        page=stretch.page, text=stretch.text,
    )  # fmt: skip


def _line(*about: str, text: str, page: str = "") -> str:
    """What is known of a text, as far as anything is, then the text."""
    known = [*about, page and f"p. {page}"]
    return f"[{' · '.join(filter(None, known))}] {text.replace('\n', '⏎').replace('\t', '⇥')}"
