"""Words of a site around a text: navigation, sharing, newsletters, breadcrumbs, links to other pages."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from itertools import pairwise

from kb.extracting.cleaning.pieces import Finding, Piece, head_of, tail_of
from kb.extracting.parsed import BlockKind, Extract, RemovalReason

_LONGEST = 16  # words

# Whole lines that no text has, wherever they stand.
_ANYWHERE = re.compile(
    r"""
    skip\ to\ (?:the\ )?(?:main\ |primary\ )?(?:content|navigation)
    | (?:aller|passer)\ au\ contenu(?:\ principal)? | (?:saltar|ir)\ al\ contenido(?:\ principal)?
    | zum\ (?:haupt)?inhalt\ springen | перейти\ к\ (?:основному\ )?содержанию
    | 跳(?:到|转到|至)主要?内容 | share\ (?:this|on|via|to|with)\ .{1,50}
    | (?:share|like|tweet|email|print)\ this(?:\ (?:page|post|article|story))? | scan\ me
    | scan\ the\ qr\ code .{0,60} | scan\ (?:with|this|to)\ .{1,50} | 扫一扫.{0,20} | 扫描二维码.{0,20}
    | (?:please\ )?(?:sign\ up|subscribe)\ (?:to|for)\ (?:our|the|my|this)\ .{0,30}
      (?:newsletter|mailing\ list|updates).{0,20}
    | (?:inscrivez|abonnez)-vous\ à\ (?:notre|la)\ (?:newsletter|lettre\ d.information).{0,20}
    | (?:suscríbe|suscriba|inscríbe)(?:te|se)\ (?:a|al)\ .{0,20}(?:boletín|newsletter).{0,20}
    | want\ to\ find\ out\ more | (?:back|return|go)\ to\ (?:the\ )?top(?:\ of\ (?:the\ )?page)?
    | retour\ en\ haut(?:\ de\ (?:la\ )?page)? | volver\ arriba | наверх | 返回顶部 | العودة\ إلى\ الأعلى
    | (?:we|this\ (?:web)?site)\ uses?\ cookies.{0,60} | accept\ (?:all\ )?cookies
    | cookie\ (?:policy|settings|preferences) | follow\ us(?:\ on\ .{1,30})? | suivez-nous.{0,20}
    | síguenos.{0,20} | click\ here\ to\ .{1,30} | continue\ reading | leave\ a\ (?:comment|reply)
    | you\ (?:may|might)\ also\ like
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Whole lines that are of the site where they stand before or after the text.
_AT_ENDS = re.compile(
    r"""
    share | print | top | home | menu | search | next | previous | prev | close | email | e-mail | back
    | tags? | login | log\ in | sign\ in | sign\ up | register | subscribe | newsletter
    | donate(?:\ now)? | facebook | twitter | linkedin | whatsapp | telegram | wechat | weibo | youtube
    | instagram | rss | sitemap | site\ map | about(?:\ us)? | contact(?:\ us)?
    | (?:previous|next)\ (?:page|post|article|story|chapter|section) | older\ posts? | newer\ posts?
    | read\ (?:more|next) | see\ also | related\ (?:posts?|articles?|content|links?|pages?|stories|news)
    | download(?:\ (?:the\ )?pdf)? | view\ pdf | (?:privacy|cookie)\ policy
    | terms\ (?:of\ (?:use|service)|and\ conditions) | disclaimer | all\ rights\ reserved
    | (?:©|\(c\)|copyright)\ .{0,80} | sponsored\ by\ .{1,80} | powered\ by\ .{1,40} | advertisement
    | partager | imprimer | accueil | suivant | précédent | haut | compartir | imprimir | inicio
    | siguiente | anterior | arriba | teilen | drucken | startseite | weiter | zurück | nach\ oben
    | поделиться | печать | главная | далее | назад | 分享(?:到)? | 打印 | 首页 | 上一[篇页] | 下一[篇页]
    | 联系我们 | 网站地图 | 版权所有.{0,30} | شارك | طباعة | الرئيسية | التالي | السابق
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CRUMB = r"[^\W\d_a-zß-ÿа-я][^>»›→|]{0,50}"
_BREADCRUMBS = re.compile(rf"{_CRUMB}(?:(?:>|»|›|→)\s*{_CRUMB}){{1,7}}(?:>|»|›)?")
_PICTURE = re.compile(
    r"[A-Z].{3,70}\b(?:image|photo|photograph|logo|icon|banner|thumbnail|picture)", re.DOTALL
)
_NEIGHBOUR = re.compile(
    r"(?:previous|next|prev|précédent|suivant|anterior|siguiente|上一[篇页]|下一[篇页])(?:\b.*)?", re.I
)
_ENDS = " \t:：!！.…?？>»›→<«‹←|"


def site_chrome(pieces: Sequence[Piece], _extract: Extract) -> Iterator[Finding]:
    """Lines of the site. One-word lines count only before and after the running text, never inside it."""
    head, tail = head_of(pieces), tail_of(pieces)
    at_ends = {piece.index for piece in (*head, *tail)}
    for piece in pieces:
        if piece.words <= _LONGEST and piece.block.kind is not BlockKind.TABLE_ROW:
            note = _what(piece, piece.index in at_ends)
            if note:
                yield Finding(piece, RemovalReason.SITE_CHROME, note)
    yield from _linked_pages(tail)


def _what(piece: Piece, is_at_end: bool) -> str:
    line = piece.line.strip(_ENDS)
    if _ANYWHERE.fullmatch(line):
        return _("Words of the site, not of the text.")
    if not is_at_end:
        return ""
    if _AT_ENDS.fullmatch(line):
        return _("Words of the site, before or after the text.")
    if _BREADCRUMBS.fullmatch(piece.line):
        return _("Path of the page within its site.")
    if _PICTURE.fullmatch(piece.line) and piece.words <= 10 and piece.block.kind is BlockKind.PARAGRAPH:
        return _("Words that stand for a picture.")
    return ""


def _linked_pages(tail: Sequence[Piece]) -> Iterator[Finding]:
    """Titles after "Previous" and "Next", and stray words after the last line of the site."""
    is_after_chrome = False
    for before, piece in pairwise(tail):
        is_after_chrome = is_after_chrome or bool(_what(before, True))
        if _what(piece, True) or piece.words > _LONGEST or piece.is_listed:
            continue
        if _NEIGHBOUR.fullmatch(before.line.strip(_ENDS)):
            yield Finding(piece, RemovalReason.SITE_CHROME, _("Title of a page that the site links to."))
        elif is_after_chrome and piece.words == 1 and piece is tail[-1] and piece.line.isalpha():
            yield Finding(piece, RemovalReason.SITE_CHROME, _("Word left of a link of the site."))
