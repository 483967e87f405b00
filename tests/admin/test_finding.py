"""What a person may write in a field for a record: its handle, any of its names, and for law a citation."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kb.admin.finding import candidates, resolve
from kb.models import ConceptLabel, InstitutionName, InstrumentName, LegalInstrument, PersonName, Provision
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def iccpr() -> LegalInstrument:
    """Article 17 with its first paragraph, and Article 19."""
    title = "International Covenant on Civil and Political Rights"
    made = factories.instrument("iccpr", title=title, short_title="ICCPR")
    for language, name in (("fr", "Pacte international relatif aux droits civils et politiques"),
                           ("zh", "公民权利和政治权利国际公约")):  # fmt: skip
        InstrumentName.objects.create(instrument=made, text=name, language=language, kind="official")
    for path, label in (("17", "Article 17"), ("17.1", "Article 17(1)"), ("19", "Article 19")):
        factories.provision(made, path, label=label)
    return made


@pytest.mark.parametrize("kind", ["provision", "law"])
@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("iccpr:17", "17"),
        ("iccpr:17(1)", "17.1"),
        ("ICCPR, Article 19", "19"),
        ("Article 19, ICCPR", "19"),
        ("iccpr, article 19", "19"),
        ("ICCPR, Article 17(1)", "17.1"),
        ("Article 17 of the ICCPR", "17"),
        ("art. 17 ICCPR", "17"),
        ("Art. 17(1) ICCPR", "17.1"),
        ("Article 17, paragraph 1, of the ICCPR", "17.1"),
        ("article 17 iccpr", "17"),
        ("ICCPR 17", "17"),
        ("International Covenant on Civil and Political Rights, art 19", "19"),
        ("article 17 du Pacte international relatif aux droits civils et politiques", "17"),
        ("《公民权利和政治权利国际公约》第十七条", "17"),
    ],
)
def test_provision_is_meant_by_its_handle_its_name_and_any_citation(
    text: str, path: str, kind: str, iccpr: LegalInstrument
) -> None:
    assert resolve(kind, text) == Provision.objects.get(instrument=iccpr, path=path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Article 99 of the ICCPR", "Nothing here"),
        ("Article 17(2) of the ICCPR", "iccpr:17.2, which the base does not hold; it holds iccpr:17."),
        ("iccpr:17.3", "iccpr:17.3, which the base does not hold; it holds iccpr:17."),
        ("Articles 17 and 19 ICCPR", "several: iccpr:17, iccpr:19"),
        ("not Article 17 of the ICCPR", "Nothing here"),
        ("privacy in Article 17 of the ICCPR", "Nothing here"),
        ("Article 17 of the Civil Code of Utopia", "Nothing here"),
        ("ICCPR", "is not exact"),
        ("Article 17", "is not exact"),
        ("nosuch:17", "Nothing here"),
    ],
)
def test_what_is_not_wholly_the_citation_of_one_provision_is_told_and_never_guessed(
    text: str, told: str, iccpr: LegalInstrument
) -> None:
    factories.provision(factories.instrument("cedaw", short_title="CEDAW"), "17", label="Article 17")
    with pytest.raises(ValidationError, match=told):
        resolve("provision", text)


def test_provision_of_an_ended_instrument_is_not_meant(iccpr: LegalInstrument) -> None:
    iccpr.provisions.update(status="withdrawn", end_reason="Twice.", ended_at=iccpr.created_at)
    with pytest.raises(ValidationError):
        resolve("provision", "ICCPR, Article 19")
    with pytest.raises(ValidationError):
        resolve("law", "Article 19 of the ICCPR")


def test_instrument_is_meant_by_any_of_its_names(iccpr: LegalInstrument) -> None:
    InstrumentName.objects.create(instrument=iccpr, text="Pacte international", language="fr")
    for text in ("iccpr", "ICCPR", iccpr.title.upper(), "pacte  international"):
        assert resolve("instrument", text) == resolve("law", text) == iccpr


def test_party_and_concept_are_meant_by_any_of_their_names(world: World) -> None:
    PersonName.objects.create(person=world.ngozi, text="N. Obi")
    InstitutionName.objects.create(institution=world.council, text="Le Conseil", language="fr")
    for text in ("people/ngozi-obi", "Ngozi Obi", "Obi, Ngozi", "ngozi, obi", "Obi Ngozi", "N. Obi"):
        assert resolve("party", text) == resolve("person", text.removeprefix("people/")) == world.ngozi
    assert resolve("party", "le conseil") == world.council
    assert resolve("concept", "vie privée") == world.privacy
    for text in ("Obi, N", "Ngozi", "Obi, Ngozi, Lagos"):
        with pytest.raises(ValidationError):
            resolve("party", text)


def test_negative_label_is_no_name_of_its_concept(world: World) -> None:
    ConceptLabel.objects.create(concept=world.privacy, text="Private sector", language="en", kind="negative")
    with pytest.raises(ValidationError):
        resolve("concept", "Private sector")


def test_every_word_that_was_typed_counts(world: World) -> None:
    long = "Report of the open forum on rights and duties in the age of networks"
    last = factories.document("first-part", title=f"{long}, part one")
    factories.document("second-part", title=f"{long}, part two")
    assert candidates("document", f"{long} one") == [last]
    assert candidates("document", f"{long} three") == []
    assert resolve("document", f"{long}, part one") == last
    for number in range(15):
        factories.document(f"more-{number}", title=f"A {long}, part one, copy {number}")
    assert resolve("document", f"{long}, part one") == last


def test_typed_citation_is_offered_while_typing(carla: Client, iccpr: LegalInstrument) -> None:
    for text in ("ICCPR, Article 19", "Article 19 of the ICCPR", "art 19 iccpr"):
        answer = carla.get(f"/admin/suggest/law/?{urlencode({'q': text})}").json()
        assert [one["handle"] for one in answer["matches"]][:1] == ["iccpr:19"]
