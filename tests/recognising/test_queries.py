"""A short query that is a citation: every provision's own name, the ways people write one, and nothing else."""

import pytest

from kb.recognising import read_query
from tests.recognising.shipped import FIXTURES, shipped


def means(query: str) -> list[str]:
    return [mention.key for mention in read_query(query, shipped())]


@pytest.mark.parametrize(
    "query",
    [
        *("Article 17 of the ICCPR", "art. 17 ICCPR", "Art 17 ICCPR", "ICCPR, Article 17", "ICCPR Art. 17"),
        *(
            "iccpr article 17",
            "ICCPR 17",
            "17 ICCPR",
            "article 17 iccpr",
            "Article 17, ICCPR",
            "ICCPR: article 17",
        ),
        "International Covenant on Civil and Political Rights, article 17",
        "l'article 17 du Pacte international relatif aux droits civils et politiques",
        "artículo 17 PIDCP",
        "статья 17 МПГПП",
        "المادة 17 من العهد الدولي الخاص بالحقوق المدنية والسياسية",
        "《公民权利和政治权利国际公约》第十七条",
    ],
)
def test_article_is_read_however_people_write_it(query: str) -> None:
    assert means(query) == ["iccpr:17"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("Art. 17(1) ICCPR", ["iccpr:17.1"]),
        ("ICCPR 17(1)", ["iccpr:17.1"]),
        ("articles 17 and 19 ICCPR", ["iccpr:17", "iccpr:19"]),
        ("recital 47 GDPR", ["gdpr:recital-47"]),
        ("UNGPs principle 15", ["ungps:15"]),
        ("UNGPs 15", ["ungps:15"]),
        ("SDG 16.10", ["sdg-agenda:16.10"]),
        ("CAT 3", ["cat:3"]),
        ("cat article 3", ["cat:3"]),
        ("ICCPR", ["iccpr"]),
        ("ICCPR 54", []),
        ("Art. 17(3) ICCPR", []),
        ("article 17", []),
        ("article 17 of the Penal Code", []),
        ("article 17 ICCPR privacy", []),
        ("privacy", []),
        ("", []),
        ("ICCPR " * 60, []),
    ],
)
def test_query_is_a_citation_only_where_every_word_belongs_to_one(query: str, keys: list[str]) -> None:
    assert means(query) == keys


def _provision_names() -> list[tuple[str, str]]:
    """Every provision as the site calls it, with its key; parts of plans are named by "Part", which is no citation."""
    import yaml

    found = []
    for path in sorted(FIXTURES.glob("law/*.yaml")):
        for record in yaml.safe_load(path.read_text(encoding="utf-8")):
            name = record.get("short_title") or record["title"]
            for provision in record.get("provisions", []):
                label = str(provision["label"])
                if not label.startswith("Part "):
                    found.append((f"{name}, {label}", f"{record['slug']}:{provision['path']}"))
    return found


def test_every_provision_of_the_base_is_read_by_the_site_s_own_name_for_it() -> None:
    names = _provision_names()
    assert len(names) > 500
    assert [(name, means(name)) for name, key in names if means(name) != [key]] == []
