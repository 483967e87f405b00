"""The sources that the citation tests cite: bibliographic facts of real works, one for each kind."""

from kb.citing import Contributor, Event, HeldText, Source, TreatySeries
from kb.dating import PartialDate

BASE = "Human Rights Policy Knowledge Base"


ACCESSED = PartialDate.parse("2026-11-20")
ARTICLE = Source(
    kind="article-journal",
    title="The Right to Privacy",
    contributors=(
        Contributor(family="Warren", given="Samuel D."),
        Contributor(family="Brandeis", given="Louis D."),
    ),
    container_title="Harvard Law Review",
    volume="4",
    issue="5",
    pages="193-220",
    issued=PartialDate.parse("1890-12-15"),
    doi="10.2307/1321160",
    language="en",
)
CHAPTER = Source(
    kind="chapter",
    title="Human Rights and the Internet",
    contributors=(
        Contributor(family="Doe", given="Jane"),
        Contributor(family="Roe", given="Richard"),
        Contributor(family="Poe", given="Mary Ann"),
        Contributor(family="Li", given="Xiao", family_first=True),
    ),
    container_title="Handbook of Rights",
    pages="20-40",
    publishers=("Example Press",),
    issued=PartialDate.parse("2019"),
)
# The five seed sources, as far as their texts print the facts.
LIU = Source(
    kind="speech",
    identifier="liu-huawen-technological-supports",
    title="Technological Supports for Better Human Rights Protection in the Digital Age",
    contributors=(Contributor.from_printed("LIU Huawen"),),
    container_title="Forum on Global Human Rights Governance",
    event=Event(name="Forum on Global Human Rights Governance"),
    issued=PartialDate.parse("2023-07-31"),
    language="en",
)
ZHANG = Source(
    kind="article-journal",
    title="The Prosecutorial Protection of Digital Human Rights",
    contributors=(
        Contributor.from_printed("ZHANG Jie"),
        Contributor.from_printed("NI Weisi", role="translator"),
    ),
    publishers=("China Society for Human Rights Studies",),
    issued=PartialDate.parse("2024-04-17"),
    language="en",
    keywords=("digital human rights", "legal supervision"),
)
COURTS = "From the Perspective of the Construction of Intelligent Courts in China"
LI_AND_ZHANG = Source(
    kind="paper-conference",
    title="Promotion of Judicial Protection of Human Rights with Modern Technology",
    subtitle=COURTS,
    contributors=(Contributor.from_printed("LI Xiao"), Contributor.from_printed("ZHANG Jikun")),
    event=Event(name="Forum on Global Human Rights Governance"),
    issued=PartialDate.parse("2023-07-24"),
    language="en",
)
WP3298 = Source(
    kind="report",
    identifier="wp3298-theme-2",
    title="Theme 2: Strengthen implementation of existing human rights, rather than redefine the frameworks",
    container_title="Human Rights and New and Emerging Technology",
    report_number="WP3298",
    event=Event(date=PartialDate.parse("2023-11-29/2023-12-01")),
    publishers=("Wilton Park",),
    language="en",
)
CONCEPT_NOTE = Source(
    kind="report",
    genre="Concept note",
    title="The impact of New Technologies on Human Rights",
    publishers=("EU-NGO Human Rights Forum",),
    event=Event(name="EU-NGO Human Rights Forum", date=PartialDate.parse("2020-12-09/2020-12-10")),
    language="en",
)
INSTITUTIONAL_REPORT = Source(
    kind="report",
    title="The right to privacy in the digital age",
    contributors=(
        Contributor.institutional("Office of the United Nations High Commissioner for Human Rights"),
    ),
    publishers=("Office of the United Nations High Commissioner for Human Rights",),
    issued=PartialDate.parse("2022-08"),
    report_number="Report 51/17",
    url="https://example.org/report",
)
WEB_PAGE = Source(
    kind="webpage",
    title="What is “digital rights” work?",
    contributors=(Contributor(family="Doe", given="Jean-Paul"),),
    container_title="Digital Rights Watch",
    issued=PartialDate.parse("2021-03"),
    url="https://example.org/what-is",
)
CHINESE_LAW = Source(
    kind="legislation",
    title="Personal Information Protection Law of the People’s Republic of China",
    short_title="PIPL",
    original_title="中华人民共和国个人信息保护法",
    authority="Standing Committee of the National People’s Congress",
    jurisdiction="China",
    adopted=PartialDate.parse("2021-08-20"),
    in_force=PartialDate.parse("2021-11-01"),
    language="zh-Hans",
)
STATUTE = Source(
    kind="legislation",
    title="Accident Compensation Act",
    jurisdiction="New Zealand",
    issued=PartialDate.parse("1972"),
)
TREATY = Source(
    kind="treaty",
    title="International Covenant on Civil and Political Rights",
    short_title="ICCPR",
    adopted=PartialDate.parse("1966-12-16"),
    in_force=PartialDate.parse("1976-03-23"),
    treaty_series=TreatySeries(name="United Nations Treaty Series", volume="999", page="171"),
)
RESOLUTION = Source(
    kind="legislation",
    genre="Resolution",
    title="The promotion, protection and enjoyment of human rights on the Internet",
    contributors=(Contributor.institutional("United Nations Human Rights Council"),),
    un_symbol="A/HRC/RES/32/13",
    issued=PartialDate.parse("2016-07-01"),
    url="https://undocs.org/A/HRC/RES/32/13",
)
DECLARATION = Source(
    kind="legislation",
    genre="Declaration",
    title="Universal Declaration of Human Rights",
    short_title="UDHR",
    contributors=(Contributor.institutional("United Nations General Assembly"),),
    un_symbol="A/RES/217(III)",
    adopted=PartialDate.parse("1948-12-10"),
)
GENERAL_COMMENT = Source(
    kind="report",
    genre="General comment",
    title="General Comment No. 2: Implementation of article 2 by States parties",
    contributors=(Contributor.institutional("Committee against Torture"),),
    un_symbol="CAT/C/GC/2",
    issued=PartialDate.parse("2008-01-24"),
)
PLAN = Source(
    kind="report",
    genre="Plan",
    title="EU Action Plan on Human Rights and Democracy 2020–2024",
    contributors=(Contributor.institutional("Council of the European Union"),),
    issued=PartialDate.parse("2020-11-18"),
)
CASE = Source(
    kind="legal_case",
    title="Google Spain SL and Google Inc. v AEPD and Mario Costeja González",
    authority="Court of Justice of the European Union",
    ecli="ECLI:EU:C:2014:317",
    issued=PartialDate.parse("2014-05-13"),
)
DATASET = Source(
    kind="dataset",
    title="Status of treaties",
    contributors=(Contributor.institutional("Example Institute"),),
    publishers=("Example Archive",),
    edition="2",
    issued=PartialDate.parse("2022"),
)
CLAIM = Source(
    kind="report",
    title="Theme 2: Strengthen implementation of existing human rights",
    publishers=("Wilton Park",),
    report_number="WP3298",
    url="https://example.org/wp3298",
    permalink="https://kb.example/c/7K3M-QX2F",
    base=BASE,
)
SEVERAL_TEXTS = Source(
    kind="report",
    title="The parish map",
    publishers=("Example Press",),
    issued=PartialDate.parse("2024-03-12"),
    permalink="https://kb.example/p/7K3M-QX2F",
    base=BASE,
    held_text=HeldText(
        number=1, newest=2, comparison="https://kb.example/documents/map/changes/?from=1&to=2"
    ),
)
BARE = Source(kind="document", title="Untitled leaflet")

EVERY_KIND = {name: value for name, value in list(globals().items()) if isinstance(value, Source)}
