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

INSTITUTIONS = Path("institutions/institutions.yaml")
PEOPLE = Path("institutions/people.yaml")
LAW = Path("law")
SOURCES = Path("sources")
CLAIMS = Path("claims")
RELATIONS = CLAIMS / "_relations.yaml"
ISSUES = CLAIMS / "_issues.yaml"


def vocabulary(scheme: str) -> Path:
    """The file of one concept scheme."""
    return Path("vocabulary") / f"{scheme}.yaml"
