"""Which kind of citation a record of the knowledge base becomes."""

from enum import Enum, auto

from kb.citing.source import Source

# kind of document in the base → (type in CSL, genre printed where a style wants one)
DOCUMENT_KINDS = {
    "journal-article": ("article-journal", ""),
    "conference-paper": ("paper-conference", ""),
    "speech": ("speech", ""),
    "conference-report": ("report", "Conference report"),
    "concept-note": ("report", "Concept note"),
    "resolution": ("legislation", "Resolution"),
    "judgment": ("legal_case", ""),
    "general-comment": ("report", "General comment"),
    "statute": ("legislation", ""),
    "report": ("report", ""),
    "guideline": ("report", "Guideline"),
    "web-page": ("webpage", ""),
    "data-set": ("dataset", ""),
}
# form of legal instrument in the base → (type in CSL, genre)
INSTRUMENT_FORMS = {
    "treaty": ("treaty", ""),
    "declaration": ("legislation", "Declaration"),
    "resolution": ("legislation", "Resolution"),
    "constitution": ("legislation", ""),
    "statute": ("legislation", ""),
    "regulation": ("regulation", ""),
    "judicial-interpretation": ("regulation", "Judicial interpretation"),
    "plan": ("report", "Plan"),
    "guideline": ("report", "Guideline"),
    "report": ("report", ""),
    "other-soft-law": ("document", ""),
}


class Shape(Enum):
    """The arrangements that the styles distinguish."""

    ARTICLE = auto()
    CHAPTER = auto()
    PAPER = auto()
    SPEECH = auto()
    WEBPAGE = auto()
    DATASET = auto()
    LAW = auto()
    TREATY = auto()
    UN_DOCUMENT = auto()
    CASE = auto()
    REPORT = auto()


_SHAPES = {
    "article-journal": Shape.ARTICLE,
    "bill": Shape.LAW,
    "chapter": Shape.CHAPTER,
    "dataset": Shape.DATASET,
    "legal_case": Shape.CASE,
    "legislation": Shape.LAW,
    "paper-conference": Shape.PAPER,
    "post-weblog": Shape.WEBPAGE,
    "regulation": Shape.LAW,
    "speech": Shape.SPEECH,
    "treaty": Shape.TREATY,
    "webpage": Shape.WEBPAGE,
}
_NEVER_BY_SYMBOL = frozenset({Shape.ARTICLE, Shape.TREATY, Shape.CASE})


def arrangement_of(source: Source) -> Shape:
    """How a style arranges this source: an article whose journal is not known is cited as the page it stands on."""
    shape = shape_of(source)
    return Shape.WEBPAGE if shape is Shape.ARTICLE and not source.container_title else shape


def shape_of(source: Source) -> Shape:
    """What this source is; a United Nations symbol decides, except for articles, treaties and cases."""
    shape = _SHAPES.get(source.kind, Shape.REPORT)
    if source.un_symbol and shape not in _NEVER_BY_SYMBOL:
        return Shape.UN_DOCUMENT
    return shape
