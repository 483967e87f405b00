"""What is said of comments in the margin of a document."""

from gettext import ngettext


def not_read(count: int) -> list[str]:
    """That so many comments were not read; nothing where there are none."""
    if not count:
        return []
    told = ngettext(
        "%d comment in the margin was not read.", "%d comments in the margin were not read.", count
    )
    return [told % count]
