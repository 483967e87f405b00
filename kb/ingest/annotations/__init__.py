"""Web Annotations (W3C, JSON-LD) of sources of this base, brought in as drafts: tags, selections, evidence."""

from .collection import AnnotationReport, End, Outcome, import_annotations

__all__ = ["AnnotationReport", "End", "Outcome", "import_annotations"]
