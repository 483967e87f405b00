"""The sources in `texts/`: files as they stand, folders as the packages they are the parts of, and the printed one."""

from pathlib import Path

from tests.extracting.goldens import printed
from tests.extracting.readers.samples import package, pdf_of

TEXTS = Path(__file__).parent / "texts"
EXPECTED = ".expected.txt"
PRINTED = "lamps.pdf"


def names() -> list[str]:
    """The names of all sources."""
    return sorted({path.name for path in TEXTS.iterdir() if not path.name.endswith(EXPECTED)} | {PRINTED})


def data(name: str) -> bytes:
    """The bytes of a source."""
    if name == PRINTED:
        return pdf_of(*printed.pages())
    path = TEXTS / name
    return _packed(path) if path.is_dir() else path.read_bytes()


def expected(name: str) -> Path:
    """The file that says what is made of a source."""
    return TEXTS / (name + EXPECTED)


def _packed(folder: Path) -> bytes:
    """The package of a folder's files, the one that says its type first."""
    paths = sorted(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.name != "mimetype"
    )
    return package({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
