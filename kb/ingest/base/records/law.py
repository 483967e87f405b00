"""Loading instruments with their provisions."""

from functools import partial

from kb.models import LegalInstrument, Provision
from kb.representing.nested_records import split

from ..counterparts import Met
from ..files import Base
from ..store import Loading, Mapping


def load_law(base: Base, loading: Loading) -> None:
    """Every instrument, then its provisions under the parents that their paths imply."""
    told = base.with_ended("instrument", base.instruments)
    met = [loading.meet("instrument", mapping["slug"], partial(_bare, mapping)) for mapping, _ in told]
    for instrument, (mapping, standing) in zip(met, told, strict=True):
        own, inside = split(mapping, "instrument")
        loading.store(instrument, own, standing=standing)
        _load_provisions(instrument, inside.get("provisions") or [], base, loading)
    loading.progress(f"{len(met)} instruments")


def _load_provisions(instrument: Met, mappings: list[Mapping], base: Base, loading: Loading) -> None:
    by_path: dict[str, Met] = {}
    for position, (mapping, standing) in enumerate(base.with_ended("provision", mappings, instrument.key)):
        path = str(mapping["path"])
        provision = loading.meet(
            "provision",
            f"{instrument.key}:{path}",
            partial(_bare_provision, instrument, path, mapping),
            called=partial(_called, instrument, path),
        )
        by_path[path] = provision
        parent = by_path.get(path.rpartition(".")[0])
        loading.store(
            provision,
            {**mapping, "path": path},
            beside={"position": position},
            columns=partial(_columns, position, parent),
            standing=standing,
        )


def _bare_provision(instrument: Met, path: str, mapping: Mapping) -> Provision:
    return Provision(instrument=instrument.record, path=path, label=mapping.get("label") or path)


def _called(instrument: Met, path: str) -> str:
    return f"{instrument.record.slug}:{path}"


def _columns(position: int, parent: Met | None) -> Mapping:
    return {"position": position, "parent": parent.record if parent else None}


def _bare(mapping: Mapping) -> LegalInstrument:
    return LegalInstrument(
        slug=mapping["slug"], title=mapping.get("title") or mapping["slug"], form="other-soft-law"
    )
