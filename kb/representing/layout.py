"""Where each kind of record stands in the folder of a base."""

from pathlib import Path

SCHEMES = ("themes", "rights", "technologies", "groups", "places")

#: Slug, English label and what the scheme is for; the schemes themselves are part of the program, not of a base.
SCHEME_LABELS = {
    "themes": "Themes",
    "rights": "Rights",
    "technologies": "Technologies",
    "groups": "Affected groups",
    "places": "Places",
}

#: The form in which this program writes a base and reads it; grows with every change that an older one cannot read.
FORMAT = 1
#: The name of the base that ships with the project.
SHIPPED = "human-rights-and-technology"

#: Which base this is, under which licence, in which form.
ABOUT = Path("base.yaml")
INSTITUTIONS = Path("institutions/institutions.yaml")
PEOPLE = Path("institutions/people.yaml")
LAW = Path("law")
SOURCES = Path("sources")
CLAIMS = Path("claims")
RELATIONS = CLAIMS / "_relations.yaml"
ISSUES = CLAIMS / "_issues.yaml"
#: What was withdrawn or merged: its address goes on answering.
ENDED = Path("ended.yaml")
#: Old names of records, and what they lead to.
REDIRECTS = Path("redirects.yaml")
#: When what stands in the other files was first published.
DATES = Path("published.yaml")
#: SHA-256 of every other file, as `sha256sum --check` reads it.
CHECKSUMS = Path("SHA256SUMS")


def vocabulary(scheme: str) -> Path:
    """The file of one concept scheme."""
    return Path("vocabulary") / f"{scheme}.yaml"
