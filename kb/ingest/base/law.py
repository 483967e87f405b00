"""Loading instruments with their provisions."""

from functools import partial

from kb.models import LegalInstrument, Provision
from kb.representing.nesting import split

from .files import Base
from .store import Loading, Mapping


def load_law(base: Base, loading: Loading) -> None:
    """Every instrument, then its provisions under the parents that their paths imply."""
    instruments = [
        loading.ensure("instrument", mapping["slug"], partial(_bare, mapping)) for mapping in base.instruments
    ]
    for instrument, mapping in zip(instruments, base.instruments, strict=True):
        own, inside = split(mapping, "instrument")
        if "issuers" in own:
            own = {**own, "issuers": sorted(own["issuers"])}
        loading.store(instrument, own)
        _load_provisions(instrument, inside.get("provisions", []), loading)
    loading.progress(f"{len(instruments)} instruments")


def _load_provisions(instrument: LegalInstrument, mappings: list[Mapping], loading: Loading) -> None:
    by_path: dict[str, Provision] = {}
    for position, mapping in enumerate(mappings):
        path = str(mapping["path"])
        make = partial(Provision, instrument=instrument, path=path, label=mapping.get("label") or path)
        provision = loading.ensure("provision", f"{instrument.slug}:{path}", make)
        by_path[path] = provision
        parent = by_path.get(path.rpartition(".")[0])
        loading.store(provision, {**mapping, "path": path}, position=position, parent=parent)


def _bare(mapping: Mapping) -> LegalInstrument:
    return LegalInstrument(
        slug=mapping["slug"], title=mapping.get("title") or mapping["slug"], form="other-soft-law"
    )
