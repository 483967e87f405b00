"""What a person may write in a field for a record: its handle, any of its names, and for law a citation."""

import re
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kb.admin.references.lookup import candidates, resolve
from kb.identifying import display
from kb.models import ConceptLabel, InstitutionName, InstrumentName, LegalInstrument, PersonName, Provision
from kb.representing import handle
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


def test_record_of_the_very_slug_that_was_typed_comes_first(world: World) -> None:
    others = [factories.concept(f"a-facial-recognition-{n}", label=f"Facial recognition {n}") for n in (1, 2)]
    meant = factories.concept("facial-recognition", label="Recognition of faces")
    assert candidates("concept", "facial-recognition")[0] == meant
    assert set(candidates("concept", "facial-recognition")) == {meant, *others}
    assert candidates("concept", "facial")[0] == others[0]
    with pytest.raises(ValidationError, match="Did you mean: themes/facial-recognition "):
        resolve("concept", "facial-recognition")


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


@pytest.mark.parametrize("kind", ["claim", "passage"])
def test_claim_and_passage_are_meant_by_their_public_id_however_it_is_written(
    kind: str, world: World, carla: Client
) -> None:
    record = world.enough if kind == "claim" else world.passages[0]
    other = world.passages[0] if kind == "claim" else world.enough
    shown = display(record.public_id)
    for text in (shown, record.public_id, shown.lower(), f" {shown} "):
        assert resolve(kind, text) == record
        assert candidates(kind, text) == [record]
    answer = carla.get(f"/admin/suggest/{kind}/?{urlencode({'q': shown})}").json()
    assert [one["handle"] for one in answer["matches"]] == [handle(record)]
    exchanged = f"{shown[1]}{shown[0]}{shown[2:]}"
    with pytest.raises(ValidationError, match=f"Did you mean: {shown}"):
        resolve(kind, exchanged)
    for text in (display(other.public_id), shown[:-1], f"{shown} {shown}"):
        with pytest.raises(ValidationError):
            resolve(kind, f"x{text}" if text == shown[:-1] else text)


def test_evidence_is_made_at_its_form_with_the_ids_that_pages_show(world: World, carla: Client) -> None:
    typed = {
        "claim": display(world.enough.public_id),
        "passage": display(world.passages[0].public_id),
        "role": "supports",
        "quote": "",
    }
    page = carla.post("/admin/kb/evidence/add/", typed).content.decode()
    assert "Nothing here is called “" not in page
    for wrong in ("claim", "passage"):
        swapped = {**typed, wrong: typed["passage" if wrong == "claim" else "claim"]}
        assert "Nothing here is called “" in carla.post("/admin/kb/evidence/add/", swapped).content.decode()


def test_list_of_a_desk_is_searched_by_public_id(world: World, carla: Client) -> None:
    for record in (world.enough, world.passages[0]):
        kind = record._meta.model_name
        shown = display(record.public_id)
        for text in (shown, shown.lower().replace("-", "")):
            page = carla.get(f"/admin/kb/{kind}/?{urlencode({'q': text})}").content.decode()
            assert set(re.findall(rf"/admin/kb/{kind}/(\d+)/change/", page)) == {str(record.pk)}
        missed = carla.get(f"/admin/kb/{kind}/?{urlencode({'q': shown[:-1]})}").content.decode()
        assert f"/admin/kb/{kind}/{record.pk}/change/" not in missed
