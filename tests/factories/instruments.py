"""Legal instruments, their provisions, and citations of both."""

from typing import Any

from kb.models import Claim, InstrumentEvent, LegalInstrument, Passage, Provision, ProvisionCitation

from .curated import next_number, published


def instrument(slug: str = "", *, adopted: str = "", **values: Any) -> LegalInstrument:
    """An instrument; `adopted` is the EDTF date of its adoption."""
    slug = slug or f"instrument-{next_number()}"
    values.setdefault("title", slug.replace("-", " ").capitalize())
    values.setdefault("form", LegalInstrument.Form.TREATY)
    made = LegalInstrument.objects.create(slug=slug, **published(values))
    if adopted:
        InstrumentEvent.objects.create(instrument=made, kind=InstrumentEvent.Kind.ADOPTED, date=adopted)
    return made


def provision(of: LegalInstrument | None = None, path: str = "", **values: Any) -> Provision:
    """A provision under its parent by path: `19.3` belongs to `19` where that exists."""
    of = of or instrument()
    path = path or str(next_number())
    parent, _, last = path.rpartition(".")
    values.setdefault("parent", of.provisions.filter(path=parent).first())
    values.setdefault("label", f"Article {path}" if not parent else f"Paragraph {last}")
    values.setdefault("position", of.provisions.count())
    return Provision.objects.create(instrument=of, path=path, **published(values))


def citation(record: Passage | Claim, of: LegalInstrument | Provision, **values: Any) -> ProvisionCitation:
    """A passage or claim cites a provision or a whole instrument."""
    values["passage" if isinstance(record, Passage) else "claim"] = record
    if isinstance(of, Provision):
        values |= {"provision": of, "instrument": of.instrument}
    else:
        values["instrument"] = of
    return ProvisionCitation.objects.create(**published(values))
