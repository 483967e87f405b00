"""How far laws go: their last articles, and what their articles are divided into."""

from pathlib import Path
from typing import Final

from kb.recognising.data_files import texts_of

_WRITTEN = texts_of(Path(__file__).with_name("articles.yaml"))

#: By slug the number of the last article as in force.
LAST_ARTICLES: Final[dict[str, int]] = {
    slug: int(said["last"]) for slug, said in _WRITTEN.items() if "last" in said
}
#: By slug what the articles are divided into, in the notation that the file explains.
COUNTS: Final[dict[str, str]] = {slug: said["parts"] for slug, said in _WRITTEN.items() if "parts" in said}
