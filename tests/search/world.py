"""A small base in which every kind of record is tied to every other that it can be tied to."""

from dataclasses import dataclass

from kb.models import (
    Claim,
    Concept,
    Document,
    Institution,
    LegalInstrument,
    Passage,
    Person,
    Provision,
)
from tests import factories


@dataclass(frozen=True)
class World:
    """What `small_world` makes."""

    privacy: Concept
    surveillance: Concept
    cameras: Concept
    europe: Concept
    park: Institution
    council: Institution
    author: Person
    report: Document
    speech: Document
    on_cameras: Passage
    on_law: Passage
    on_trade: Passage
    claim: Claim
    other_claim: Claim
    covenant: LegalInstrument
    article: Provision
    paragraph: Provision


def small_world() -> World:
    privacy = factories.concept("privacy")
    surveillance = factories.concept("surveillance", parent=privacy)
    cameras = factories.concept("cameras", parent=surveillance)
    europe = factories.concept("europe", in_scheme="places")
    park = factories.institution("wilton-park", place=europe)
    council = factories.institution("human-rights-council")
    author = factories.person("liu-huawen")
    report = factories.document("a-report", date="2023-07-31", publishers=[park])
    factories.contribution(report, author)
    speech = factories.document("a-speech", kind="speech", date="2021", publishers=[council], language="fr")
    outline = factories.edition(report)
    factories.section(outline, "1", heading="Risks")
    risks = factories.section(outline, "1.1", heading="Watching people")
    on_cameras = factories.passage("Cameras watch citizens everywhere.", of=report, section=risks, number="3")
    on_law = factories.passage("The covenant protects correspondence.", of=report)
    on_trade = factories.passage("Le commerce des technologies.", of=speech)
    factories.tag(on_cameras, cameras)
    factories.tag(on_law, privacy)
    factories.tag(on_trade, surveillance)
    covenant = factories.instrument("iccpr", adopted="1966-12-16", jurisdiction=europe)
    covenant.issuers.add(council)
    article = factories.provision(covenant, "17")
    paragraph = factories.provision(covenant, "17.1")
    claim = factories.claim("Cameras must be banned.", on=[on_cameras, on_law], by=[author, park])
    other_claim = factories.claim("Trade should be controlled.", on=[on_trade], by=[council], as_of="2020")
    factories.tag(claim, surveillance)
    factories.citation(on_law, paragraph)
    factories.citation(claim, article)
    factories.citation(other_claim, covenant)
    factories.verification(claim)
    return World(
        privacy,
        surveillance,
        cameras,
        europe,
        park,
        council,
        author,
        report,
        speech,
        on_cameras,
        on_law,
        on_trade,
        claim,
        other_claim,
        covenant,
        article,
        paragraph,
    )
