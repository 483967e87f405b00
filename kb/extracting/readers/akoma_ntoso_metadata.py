"""What an Akoma Ntoso document says of itself: names, dates, languages and authors of the work, and its citation."""

from xml.etree.ElementTree import Element

from kb.extracting.parsed import Metadata
from kb.extracting.readers.dates import edtf
from kb.extracting.readers.xml import child

# Akoma Ntoso says languages in three letters.
BCP_47 = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "zho": "zh", "chi": "zh", "rus": "ru",
    "deu": "de", "ger": "de", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "ell": "el", "gre": "el",
    "pol": "pl", "swa": "sw", "cym": "cy", "wel": "cy",
}  # fmt: skip
#: Days of the work of programs on a text, and of hearings before it, which are none of the text.
OTHER_DAYS = frozenset((
    "generated", "transform", "lastmodified", "dummy", "historic-akn-transform", "xmlconversion", "markup", "hearing",
))  # fmt: skip
KINDS = {"judgment": "judgment", "act": "statute", "bill": "statute"}


def metadata_of(root: Element) -> Metadata:
    """Name, date, language, authors and identifiers of the work; no day of a program or of a hearing is its date."""
    identification = next(root.iter("identification"), None)
    work, expression = child(identification, "FRBRWork"), child(identification, "FRBRExpression")
    language = child(expression, "FRBRlanguage")
    code = language.get("language", "") if language is not None else root.get("lang", "")
    kind = next((KINDS[each.tag] for each in root if each.tag in KINDS), "")
    authors = _authors(root, work)
    return Metadata(
        title=_title(root, work, is_judgment=kind == "judgment"),
        authors=() if kind == "judgment" else authors,
        publisher=authors[0] if kind == "judgment" and authors else "",
        date=_date(work),
        language=BCP_47.get(code, code),
        identifiers=_identifiers(root, work),
        kind=kind,
    )


def squeezed(element: Element) -> str:
    """The words of an element, white space in them unified."""
    return " ".join("".join(element.itertext()).split())


def _title(root: Element, work: Element | None, *, is_judgment: bool) -> str:
    """The printed title of a law; a judgment is called by the name of the work, which says its parties."""
    printed = next(root.iter("docTitle"), None)
    printed = printed if printed is not None else next(root.iter("title"), None)
    title = squeezed(printed) if printed is not None else ""
    name = child(work, "FRBRname")
    named = " ".join(name.get("value", "").split()) if name is not None else ""
    return named or title if is_judgment else title or named


def _date(work: Element | None) -> str:
    dates = (each for each in work if each.tag == "FRBRdate") if work is not None else iter(())
    own = (each for each in dates if each.get("name", "").lower() not in OTHER_DAYS)
    return next((found for each in own if (found := edtf(each.get("date", "")))), "")


def _authors(root: Element, work: Element | None) -> tuple[str, ...]:
    """The names of the authors as the document's own list of persons and bodies shows them."""
    if work is None:
        return ()
    shown = {
        each.get("eId") or each.get("id") or "": each.get("showAs", "").strip()
        for each in root.iter()
        if each.tag.startswith("TLC") and each.get("showAs")
    }
    called = (each.get("href", "").lstrip("#") for each in work if each.tag == "FRBRauthor")
    return tuple(dict.fromkeys(shown[one] for one in called if shown.get(one)))


def _identifiers(root: Element, work: Element | None) -> dict[str, str]:
    found = {}
    uri = child(work, "FRBRuri")
    if uri is not None and uri.get("value"):
        found["FRBR"] = uri.get("value", "")
    for alias in (each for each in work if each.tag == "FRBRalias") if work is not None else ():
        if alias.get("name", "").upper() == "ECLI" and alias.get("value"):
            found["ecli"] = alias.get("value", "")
    cited = next((squeezed(each) for each in root.iter("cite")), "")
    if cited:
        found["neutral-citation"] = cited
    return found
