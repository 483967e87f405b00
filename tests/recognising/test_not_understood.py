"""A citation of which a part is not understood is read without its path and says so; never with another path."""

import pytest

from tests.recognising.shipped import read_shipped


@pytest.mark.parametrize(
    ("understood", "not_understood"),
    [
        ("article 14 (3) (b) of the ICCPR", "article 14 (3) (β) of the ICCPR"),
        ("article 14 (3) (b) of the ICCPR", "article 14 (3) (b-x) of the ICCPR"),
        ("article 14, clause 3, of the ICCPR", "article 14, clause 3-b, of the ICCPR"),
        ("articles 17 to 19 of the ICCPR", "articles 19 to 17 of the ICCPR"),
        ("article 14 (3) (a)–(c) of the ICCPR", "article 14 (3) (c)–(a) of the ICCPR"),
        ("point (b) of article 14 (3) of the ICCPR", "(i)–(iii) of article 14 (3) of the ICCPR"),
        (
            "l'article 14, par. 3 b), du Pacte international relatif aux droits civils et politiques",
            "l'article 14, par. 3 β), du Pacte international relatif aux droits civils et politiques",
        ),
        (
            "пункт 3 b) статьи 14 Международного пакта о гражданских и политических правах",
            "пункт 3 ж-2) статьи 14 Международного пакта о гражданских и политических правах",
        ),
    ],
)
def test_part_that_is_not_understood_takes_the_path_away(understood: str, not_understood: str) -> None:
    paths = [one.path for one in read_shipped(understood).mentions]
    assert paths and all(paths)
    found = read_shipped(not_understood)
    unclear = [one for one in found.refused if one.reason == "not-understood"]
    assert [(one.target, one.path) for one in unclear][-1:] == [("iccpr", unclear[0].path)]
    assert {one.key for one in found.mentions if one.start <= unclear[0].start < one.end} == {"iccpr"}
