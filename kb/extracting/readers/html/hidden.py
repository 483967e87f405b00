"""Which elements a browser does not show, or shows to screen readers alone."""

import re

from selectolax.lexbor import LexborNode

CHOICES = frozenset(("select", "textarea", "datalist"))
# Whole names of classes by which style sheets take text out of sight; words inside other names are none.
FOR_SCREEN_READERS = frozenset((
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "screenreader-only",
    "element-invisible", "hidden-visually", "a11y-hidden", "assistive-text", "u-visually-hidden", "usa-sr-only",
    "show-for-sr", "govuk-visually-hidden",
))  # fmt: skip
# Names by which style sheets show again, on some screens, what "hidden" takes away.
SHOWN_AGAIN = re.compile(r"block|flex|grid|visible|show|:")
LETTER = re.compile(r"[^\W_]")


def is_hidden(node: LexborNode) -> bool:
    """Whether the element itself says so; what stands around it is asked for itself."""
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    if "hidden" in attributes or "display:none" in style or "visibility:hidden" in style:
        return True
    classes = (attributes.get("class") or "").lower().split()
    if not FOR_SCREEN_READERS.isdisjoint(classes) or (
        "hidden" in classes and not SHOWN_AGAIN.search(" ".join(classes))
    ):
        return True
    return attributes.get("aria-hidden") == "true" and not LETTER.search(node.text())
