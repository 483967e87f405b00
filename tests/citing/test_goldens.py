"""Citations of twenty sources in three styles, written out by the rules of the guides: italics between asterisks."""

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from kb.citing import STYLES, HeldText, Pinpoint, Run, Source, cite
from tests.citing import sources


class Golden(NamedTuple):
    """A source, a place in it, and how each style cites it; after a pilcrow the form for the running text."""

    source: Source
    pinpoint: Pinpoint | None
    apa: str
    chicago: str
    oscola: str


GOLDENS = [
    Golden(
        # APA 10.1 example 1 (year, volume in italics, DOI without full stop); Chicago 14.171 (17th); OSCOLA
        # 3.3.1.
        sources.ARTICLE,
        Pinpoint(page="195-196"),
        "Warren, S. D., & Brandeis, L. D. (1890). The Right to Privacy. *Harvard Law Review*, *4*(5), "
        "193–220. https://doi.org/10.2307/1321160 ¶ (Warren & Brandeis, 1890, pp. 195–196)",
        "Samuel D. Warren and Louis D. Brandeis, “The Right to Privacy,” *Harvard Law Review* 4, no. "
        "5 (1890): 195–196, https://doi.org/10.2307/1321160.",
        "Samuel D. Warren and Louis D. Brandeis, ‘The Right to Privacy’ (1890) 4(5) Harvard Law "
        "Review 193, 195–196 <https://doi.org/10.2307/1321160> accessed 20 November 2026.",
    ),
    Golden(
        # APA 8.17 (three or more: et al. in the text, all in the list); Chicago 13.23 (18th); OSCOLA 3.1.1
        # (over three: and others).
        sources.CHAPTER,
        Pinpoint(page="21"),
        "Doe, J., Roe, R., Poe, M. A., & Li, X. (2019). Human Rights and the Internet. In *Handbook "
        "of Rights* (pp. 20–40). Example Press. ¶ (Doe et al., 2019, p. 21)",
        "Jane Doe et al., “Human Rights and the Internet,” in *Handbook of Rights* (Example Press, "
        "2019), 21.",
        "Jane Doe and others, ‘Human Rights and the Internet’ in *Handbook of Rights* (Example Press, "
        "2019) 21.",
    ),
    Golden(
        # A speech: APA 10.5; Chicago 14.217 (17th), 8.15 (no comma in a Chinese name); OSCOLA 3.4.11. Only
        # section numerals are printed.
        sources.LIU,
        Pinpoint(paragraph="3", section="II"),
        "Liu, H. (2023, July 31). *Technological Supports for Better Human Rights Protection in the "
        "Digital Age* [Speech]. Forum on Global Human Rights Governance. ¶ (Liu, 2023, Section II, "
        "para. 3)",
        "Liu Huawen, “Technological Supports for Better Human Rights Protection in the Digital Age” "
        "(speech at Forum on Global Human Rights Governance, July 31, 2023), sec. II, para. 3.",
        "Liu Huawen, ‘Technological Supports for Better Human Rights Protection in the Digital Age’ "
        "(Speech at Forum on Global Human Rights Governance, 31 July 2023) section II, para 3.",
    ),
    Golden(
        # An article whose journal is not printed: as a page of its site. Translator: APA 9.39; Chicago 14.104
        # (17th); OSCOLA 3.2.4.
        sources.ZHANG,
        Pinpoint(note="18"),
        "Zhang, J. (2024, April 17). *The Prosecutorial Protection of Digital Human Rights* (W. Ni, "
        "Trans.). China Society for Human Rights Studies. ¶ (Zhang, 2024, n. 18)",
        "Zhang Jie, “The Prosecutorial Protection of Digital Human Rights,” trans. Ni Weisi, China "
        "Society for Human Rights Studies, April 17, 2024, n18.",
        "Zhang Jie, ‘The Prosecutorial Protection of Digital Human Rights’ (Ni Weisi tr, China "
        "Society for Human Rights Studies, 17 April 2024) fn 18.",
    ),
    Golden(
        # A conference paper by two authors: APA 10.5 and 9.8 (ampersand); Chicago 14.217 (17th); OSCOLA
        # 3.4.11.
        sources.LI_AND_ZHANG,
        Pinpoint(paragraph="2."),
        "Li, X., & Zhang, J. (2023, July 24). *Promotion of Judicial Protection of Human Rights with "
        f"Modern Technology: {sources.COURTS}* "
        "[Conference paper]. Forum on Global Human Rights Governance. ¶ (Li & Zhang, 2023, para. 2)",
        "Li Xiao and Zhang Jikun, “Promotion of Judicial Protection of Human Rights with Modern "
        f"Technology: {sources.COURTS}” (paper "
        "presented at Forum on Global Human Rights Governance, July 24, 2023), para. 2.",
        "Li Xiao and Zhang Jikun, ‘Promotion of Judicial Protection of Human Rights with Modern "
        f"Technology: {sources.COURTS}’ (Forum "
        "on Global Human Rights Governance, 24 July 2023) para 2.",
    ),
    Golden(
        # Neither author nor date printed: title first (APA 9.12, Chicago 14.79, OSCOLA 3.1.1), n.d. (APA
        # 9.17), the meeting told apart.
        sources.WP3298,
        Pinpoint(paragraph="1."),
        "Theme 2: Strengthen implementation of existing human rights, rather than redefine the "
        "frameworks. (n.d.). In *Human Rights and New and Emerging Technology* (WP3298). Held "
        "November 29–December 1, 2023. Wilton Park. ¶ (“Theme 2: Strengthen implementation of "
        "existing human rights, rather than redefine the frameworks,” n.d., para. 1)",
        "“Theme 2: Strengthen implementation of existing human rights, rather than redefine the "
        "frameworks,” in *Human Rights and New and Emerging Technology*, WP3298 (held November "
        "29–December 1, 2023; Wilton Park, n.d.), para. 1.",
        "‘Theme 2: Strengthen implementation of existing human rights, rather than redefine the "
        "frameworks’ in *Human Rights and New and Emerging Technology* (WP3298, held 29 November–1 "
        "December 2023, Wilton Park) para 1.",
    ),
    Golden(
        # Heading as place: APA 8.28; Chicago 14.54 (17th); the forum is not named again as publisher.
        sources.CONCEPT_NOTE,
        Pinpoint(section="Rationale"),
        "*The impact of New Technologies on Human Rights* [Concept note]. (n.d.). EU-NGO Human Rights "
        "Forum, December 9–10, 2020. ¶ (*The impact of New Technologies on Human Rights*, n.d., "
        "Rationale section)",
        "*The impact of New Technologies on Human Rights*, concept note (EU-NGO Human Rights Forum, "
        "December 9–10, 2020; n.d.), under “Rationale.”",
        "*The impact of New Technologies on Human Rights* (Concept note, EU-NGO Human Rights Forum, "
        "9–10 December 2020) ‘Rationale’.",
    ),
    Golden(
        # An institution as author, whole, and not again as publisher (APA 9.29). Month known, day not.
        sources.INSTITUTIONAL_REPORT,
        Pinpoint(paragraph="5-7"),
        "Office of the United Nations High Commissioner for Human Rights. (2022, August). *The right "
        "to privacy in the digital age* (Report 51/17). Retrieved November 20, 2026, from "
        "https://example.org/report ¶ (Office of the United Nations High Commissioner for Human "
        "Rights, 2022, paras. 5–7)",
        "Office of the United Nations High Commissioner for Human Rights, *The right to privacy in "
        "the digital age*, Report 51/17 (August 2022), paras. 5–7, accessed November 20, 2026, "
        "https://example.org/report.",
        "Office of the United Nations High Commissioner for Human Rights, *The right to privacy in "
        "the digital age* (Report 51/17, August 2022) paras 5–7 <https://example.org/report> accessed "
        "20 November 2026.",
    ),
    Golden(
        # A web page: APA 10.16; Chicago 14.207 (17th); OSCOLA 3.4.8. Quotation marks inside others change
        # kind.
        sources.WEB_PAGE,
        Pinpoint(quote="every person’s “own” rights"),
        "Doe, J.-P. (2021, March). *What is “digital rights” work?* Digital Rights Watch. Retrieved "
        "November 20, 2026, from https://example.org/what-is ¶ (Doe, 2021, at “every person’s ‘own’ "
        "rights”)",
        "Jean-Paul Doe, “What is ‘digital rights’ work?,” Digital Rights Watch, March 2021, at “every "
        "person’s ‘own’ rights,” accessed November 20, 2026, https://example.org/what-is.",
        "Jean-Paul Doe, ‘What is “digital rights” work?’ (*Digital Rights Watch*, March 2021) at "
        "‘every person’s “own” rights’ <https://example.org/what-is> accessed 20 November 2026.",
    ),
    Golden(
        # Original title first, translation in brackets (APA 9.38, OSCOLA 3.1.5). The Bluebook, table T2
        # China; OSCOLA 2.8.
        sources.CHINESE_LAW,
        Pinpoint(provision="Article 13"),
        "中华人民共和国个人信息保护法 [Personal Information Protection Law of the People’s Republic of China] "
        "(promulgated by Standing Committee of the National People’s Congress, August 20, 2021, "
        "effective November 1, 2021). ¶ (Personal Information Protection Law of the People’s Republic "
        "of China, 2021, art. 13)",
        "中华人民共和国个人信息保护法 [Personal Information Protection Law of the People’s Republic of China] "
        "(promulgated by Standing Committee of the National People’s Congress, August 20, 2021, "
        "effective November 1, 2021), art. 13.",
        "中华人民共和国个人信息保护法 [Personal Information Protection Law of the People’s Republic of China] "
        "(Standing Committee of the National People’s Congress, adopted 20 August 2021, entered into "
        "force 1 November 2021) art 13.",
    ),
    Golden(
        # A year alone belongs to the name of an act (OSCOLA 2.8: Accident Compensation Act 1972).
        sources.STATUTE,
        Pinpoint(provision="Section 5(1)"),
        "Accident Compensation Act 1972 (New Zealand). ¶ (Accident Compensation Act, 1972, § 5(1))",
        "Accident Compensation Act 1972 (New Zealand), sec. 5(1).",
        "Accident Compensation Act 1972 (New Zealand) s 5(1).",
    ),
    Golden(
        # APA 11.9; Chicago 14.290 (17th); OSCOLA international law section (2006): adopted, entered into
        # force, series, short title.
        sources.TREATY,
        Pinpoint(provision="Articles 17 and 19"),
        "International Covenant on Civil and Political Rights, December 16, 1966, 999 U.N.T.S. 171. ¶ "
        "(International Covenant on Civil and Political Rights, 1966, arts. 17 and 19)",
        "International Covenant on Civil and Political Rights, arts. 17 and 19, December 16, 1966, "
        "999 U.N.T.S. 171.",
        "International Covenant on Civil and Political Rights (adopted 16 December 1966, entered into "
        "force 23 March 1976) 999 UNTS 171 (ICCPR) arts 17 and 19.",
    ),
    Golden(
        # By symbol: APA 10.4; Chicago 14.303 (17th); OSCOLA international law section (2006): UN Doc.
        sources.RESOLUTION,
        Pinpoint(paragraph="5."),
        "United Nations Human Rights Council. (2016, July 1). *The promotion, protection and "
        "enjoyment of human rights on the Internet* (A/HRC/RES/32/13). Retrieved November 20, 2026, "
        "from https://undocs.org/A/HRC/RES/32/13 ¶ (United Nations Human Rights Council, 2016, para. "
        "5)",
        "United Nations Human Rights Council, The promotion, protection and enjoyment of human rights "
        "on the Internet, A/HRC/RES/32/13, para. 5 (July 1, 2016), accessed November 20, 2026, "
        "https://undocs.org/A/HRC/RES/32/13.",
        "United Nations Human Rights Council, ‘The promotion, protection and enjoyment of human "
        "rights on the Internet’ (1 July 2016) UN Doc A/HRC/RES/32/13 para 5 "
        "<https://undocs.org/A/HRC/RES/32/13> accessed 20 November 2026.",
    ),
    Golden(
        # OSCOLA cites declarations by name as it does treaties; the others by the body that proclaimed them.
        sources.DECLARATION,
        Pinpoint(provision="12"),
        "United Nations General Assembly. (1948, December 10). *Universal Declaration of Human "
        "Rights* (A/RES/217(III)). ¶ (United Nations General Assembly, 1948, art. 12)",
        "United Nations General Assembly, Universal Declaration of Human Rights, A/RES/217(III), art. "
        "12 (December 10, 1948).",
        "Universal Declaration of Human Rights (adopted 10 December 1948) UN Doc A/RES/217(III) "
        "(UDHR) art 12.",
    ),
    Golden(
        # A general comment goes by its symbol as well.
        sources.GENERAL_COMMENT,
        Pinpoint(paragraph="18"),
        "Committee against Torture. (2008, January 24). *General Comment No. 2: Implementation of "
        "article 2 by States parties* (CAT/C/GC/2). ¶ (Committee against Torture, 2008, para. 18)",
        "Committee against Torture, General Comment No. 2: Implementation of article 2 by States "
        "parties, CAT/C/GC/2, para. 18 (January 24, 2008).",
        "Committee against Torture, ‘General Comment No. 2: Implementation of article 2 by States "
        "parties’ (24 January 2008) UN Doc CAT/C/GC/2 para 18.",
    ),
    Golden(
        # A plan, pinned to a numbered recommendation.
        sources.PLAN,
        Pinpoint(paragraph="rec.3"),
        "Council of the European Union. (2020, November 18). *EU Action Plan on Human Rights and "
        "Democracy 2020–2024* [Plan]. ¶ (Council of the European Union, 2020, Recommendation 3)",
        "Council of the European Union, *EU Action Plan on Human Rights and Democracy 2020–2024*, "
        "plan (November 18, 2020), recommendation 3.",
        "Council of the European Union, *EU Action Plan on Human Rights and Democracy 2020–2024* (18 "
        "November 2020) recommendation 3.",
    ),
    Golden(
        # APA 11.4; Chicago 14.276 (17th); OSCOLA 2.6.2 (paragraph after a comma).
        sources.CASE,
        Pinpoint(paragraph="80"),
        "*Google Spain SL and Google Inc. v AEPD and Mario Costeja González*, ECLI:EU:C:2014:317 "
        "(Court of Justice of the European Union May 13, 2014). ¶ (*Google Spain SL and Google Inc. v "
        "AEPD and Mario Costeja González*, 2014, para. 80)",
        "*Google Spain SL and Google Inc. v AEPD and Mario Costeja González*, ECLI:EU:C:2014:317 "
        "(Court of Justice of the European Union, May 13, 2014), para. 80.",
        "*Google Spain SL and Google Inc. v AEPD and Mario Costeja González* (Court of Justice of the "
        "European Union, 13 May 2014) ECLI:EU:C:2014:317, para 80.",
    ),
    Golden(
        # APA 10.9 (version and [Data set]).
        sources.DATASET,
        None,
        "Example Institute. (2022). *Status of treaties* (Version 2) [Data set]. Example Archive.",
        "Example Institute, *Status of treaties*, version 2, data set, Example Archive, 2022.",
        "Example Institute, *Status of treaties* (data set, version 2, Example Archive, 2022).",
    ),
    Golden(
        # A claim: its source, then the record in this knowledge base with the day of access.
        sources.CLAIM,
        Pinpoint(paragraph="1."),
        "*Theme 2: Strengthen implementation of existing human rights* (WP3298). (n.d.). Wilton Park. "
        "https://example.org/wp3298 (Recorded in Human Rights Policy Knowledge Base. Retrieved "
        "November 20, 2026, from https://kb.example/c/7K3M-QX2F) ¶ (*Theme 2: Strengthen "
        "implementation of existing human rights*, n.d., para. 1)",
        "*Theme 2: Strengthen implementation of existing human rights*, WP3298 (Wilton Park, n.d.), "
        "para. 1, https://example.org/wp3298; recorded in Human Rights Policy Knowledge Base, "
        "accessed November 20, 2026, https://kb.example/c/7K3M-QX2F.",
        "*Theme 2: Strengthen implementation of existing human rights* (WP3298, Wilton Park) para 1 "
        "<https://example.org/wp3298> recorded in Human Rights Policy Knowledge Base "
        "<https://kb.example/c/7K3M-QX2F> accessed 20 November 2026.",
    ),
    Golden(
        # Of a source of which the base holds several texts: the one meant, which is no edition of the publisher's.
        sources.SEVERAL_TEXTS,
        Pinpoint(page="1", paragraph="3"),
        "*The parish map*. (2024, March 12). Example Press. Edition 1. Retrieved November 20, 2026, from "
        "https://kb.example/p/7K3M-QX2F ¶ (*The parish map*, 2024, edition 1, p. 1, para. 3)",
        "*The parish map* (Example Press, March 12, 2024), 1, para. 3, edition 1, accessed November 20, 2026, "
        "https://kb.example/p/7K3M-QX2F.",
        "*The parish map* (Example Press, 12 March 2024) 1, para 3 (edition 1) "
        "<https://kb.example/p/7K3M-QX2F> accessed 20 November 2026.",
    ),
    Golden(
        # A title is all that is known.
        sources.BARE,
        None,
        "*Untitled leaflet*. (n.d.).",
        "*Untitled leaflet* (n.d.).",
        "*Untitled leaflet*.",
    ),
]
NAMES = [name for golden in GOLDENS for name, source in sources.EVERY_KIND.items() if source is golden.source]


def test_goldens_for_the_sources_of_the_tests_are_complete() -> None:
    assert list(sources.EVERY_KIND) == NAMES


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("golden", GOLDENS, ids=NAMES)
def test_citation_of_each_source_is_what_the_style_guide_asks(golden: Golden, style: str) -> None:
    citation = cite(golden.source, style, golden.pinpoint, sources.ACCESSED)
    written = " ¶ ".join(starred(runs) for runs in (citation.runs, citation.in_text) if runs)
    assert written == getattr(golden, style)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("source", sources.EVERY_KIND.values(), ids=sources.EVERY_KIND)
def test_source_of_every_kind_is_cited_with_its_text_and_as_before_without(
    source: Source, style: str
) -> None:
    alone = replace(source, held_text=None)
    second = replace(source, held_text=HeldText(number=7, newest=7))
    told, before = (cite(one, style, Pinpoint(paragraph="3"), sources.ACCESSED) for one in (second, alone))
    for runs, without in ((told.runs, before.runs), (told.in_text, before.in_text)):
        assert starred(runs).lower().count("edition 7") == bool(without)
        words = re.sub(r" ?\(?edition 7\)?[.,]?", "", starred(runs), flags=re.IGNORECASE)
        assert re.sub(r"\W", "", words) == re.sub(r"\W", "", starred(without))


def starred(runs: tuple[Run, ...]) -> str:
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)
