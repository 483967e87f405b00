"""Which of the several texts of a document is cited, where readers see more than one."""

from kb.citing import HeldText
from kb.exports.addresses import absolute_url, comparison_path
from kb.models import Document, Edition, Passage, are_several, number_of_words


def text_of_passage(passage: Passage, document: Document) -> HeldText | None:
    """The text whose words a passage has; None where readers see no other. The document is loaded to be cited."""
    return _held(document, number_of_words(passage))


def text_of_document(document: Document, shown: Edition | None) -> HeldText | None:
    """The text that is shown; where none is, the newest, which a reader of the document meets first."""
    if shown is not None and shown.basis == Edition.Basis.TEXT:
        return _held(document, shown.number)
    return _held(document, document.cited_texts[0] if document.cited_texts else None)


def _held(document: Document, number: int | None) -> HeldText | None:
    numbers = document.cited_texts
    if number is None or not are_several(number, numbers):
        return None
    newest = max(numbers)
    return HeldText(number=number, newest=newest, comparison=_comparison(document, number, newest))


def _comparison(document: Document, number: int, newest: int) -> str:
    """Where the two are compared; "" for the newest, and for one that readers no longer see."""
    if number == newest or number not in document.cited_texts:
        return ""
    return absolute_url(comparison_path(document.slug, number, newest))
