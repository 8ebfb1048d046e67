"""Places in runs of Chinese and Japanese, which are written without blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..posting import PlaceKind
from .placedata import NameClass, PlaceEntry
from .placefold import fold_run
from .placenear import distance_km
from .placeread import Lookup
from .placewords import stop_words

Pairs = list[tuple[PlaceEntry, NameClass]]

_LONGEST = 10
_NEAR_KM = 60.0
#: Signs after which, and before which, a little-known name may stand alone.
_OPENS = frozenset("的在到去想于从找看住个、和或与及跟又在或のをがはでにとやか")
_CLOSES = frozenset("的地附近周边工找做招有站这那哪当和或与及、嘅住只上のをがはでにとやかへもあエ")
#: A part nobody listed ("无锡新吴区"): its name and its ending.
_PART = re.compile(
    r"[\u4e00-\u9fff]{1,4}?(?:新区|高新区|经开区|开发区|工业园区|工业园|科技园|保税区|度假区|街道|[区县镇乡])"
    r"|[\u4e00-\u9fff]{2}村"
)
_PART_JP = re.compile(r"[\u4e00-\u9fff]{1,4}?[区町村市]")
_NO_PART = re.compile(
    r"[的有找招在和或是不做工小社校片全各本这那市想要去到请郊学]|^(?:老|新|主|中心|园|地|景|山|厂|矿)?城?$"
)
#: Endings of a place's kind that belong to its name.
_TAIL = re.compile(r"[市省县州](?![场民区容政值面盘])|特别行政区")
_TAIL_JP = re.compile(r"(?<![市县都驿])[市县府都町村岛](?![场民立内政营])|驿")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")

#: Between a place and an institution's noun: a name, not a description ("深圳外资银行" is any such bank there).
_GAP = (
    r"(?!外资|国有|国企|民营|私立|公立|三甲|某|大型|连锁|多家|一家|各|本地|当地|哪|这|那)"
    r"[^\W\d_的有找在或和招の哪这那]{0,2}?"
)
#: After a name: the name is part of an employer's, a dish's, a language's or a person's.
_AFTER = re.compile(
    r"(?:" + _GAP + r"(?:大学(?!生|城|毕业|学历|本科|英语|附近|路)|银行(?!业|类|从业)|医院|证券|集团"
    r"|大酒店|信用金库|美术馆)"
    r"|(?:交大|师大|理工|师范|科大|医科|航空(?!港|物流|货运|航天|运输|制造)|电气|电网|石油|石化"
    r"|移动(?!端|开发)|联通|电信|人寿|平安|高铁|铁路局"
    r"|啤酒|烟草|日报|晚报|晨报|早报|电视台|酒家|酒楼|重工|白药|现代(?!化|农|服)|奔驰"
    r"|地铁公司|公交集团|机场集团|富邦|国税|研究院|设计院|足球|地铁(?!站|口|附近|沿线|线)|图书馆|博物馆|百货|剧院|动物园"
    r"|市?役所|市立|[府县都道]?厅|造船|味噌|电力|ガス|ゴム|王将|新闻|メトロ|海上|铁道|急行|电铁|生命|制铁|制药|テレビ|放送|フィル)"
    r"|(?:本帮)?(?:菜(?!鸟|市|场)|料理|小吃|风味|口味|拉面|扒鸡|烤鸭|包子|火锅|小面|米粉|米线|烧烤|热干面|肉夹馍|面馆|面食"
    r"|卤味|烧腊|点心"
    r"|カレー|そば|うどん|ラーメン|お好み焼|コーチン|风(?!险|电|控|力|机|景)|焼|烧き|牛(?!奶)|咖喱|茶餐厅)"
    r"|话(?!务|剧|术)|[语文](?!员|化|案|职|科|秘|书|档|具|旅|创)|国语"
    r"|人(?!力|事|员|才|民|工|资|寿|气|社|流|间|均|文|保|形|材)|さん|君|籍|老乡|户口|出身|号|路(?!由|桥|演))"
)
#: After a country: what it makes, not where.
_AFTER_COUNTRY = re.compile(r"(?:式)?(?:餐厅|餐馆|企业|客户|市场|品牌|站|独资|专线|车|系|留学|代购|签证)")
#: Before or after a name: the seeker left it, or does not want it.
_LEFT = re.compile(
    r"(?:离开|逃离|来自|(?<!回)老家(?:是|在)?|JR|三菱|毕业于|曾在|以前在|之前在|原来在|除了|不去|不要|不想去|不考虑|排除|非)$"
)
_LEAVING = re.compile(r"(?:以外|之外|除外|じゃなく|ではなく|から引っ越|出身|に住んで)")
_STUDIED = re.compile(
    r"(?:念|读|待了|住了|呆了|工作了|に[\u4e00-\u9fff\d]+年|留学|毕业|上学|待过|工作过|做过|干过|回来|长大)"
)
_NOW = re.compile(r"(?:我|人|现|目前)在$")
_ONCE = re.compile(r"(?:老板|公司|家里|上司|领导).{0,3}(?:要我|让我|叫我)去$|(?:刚|剛)(?:从)?[回从]$")


@dataclass(slots=True)
class Piece:
    """A place in the run: its characters there, the key it was found by, and what it may mean."""

    start: int
    end: int
    key: str
    pairs: Pairs
    joined: bool = False
    weak: bool = field(default=False)


def find_run(text: str, lookup: Lookup, *, language: str) -> list[Piece]:
    """Places in one run, by position; a city and its part are one ("深圳南山", "東京都港区").

    Args:
        text: The run as typed.
        lookup: Folded name to places.
        language: The query's; Japanese and Chinese differ in the endings of names.

    Returns:
        Pieces whose characters count from the start of the run. `weak` ones are where a seeker was or is rather
        than wants to be: they fall away beside any other place.
    """
    run = fold_run(text)
    found: list[Piece] = []
    at = 0
    while at < len(run):
        piece = _at(run, at, lookup, found[-1] if found and found[-1].end == at else None)
        if piece is None:
            at += 1
            continue
        _extend(piece, run, lookup, language)
        if piece.joined and found and found[-1].end == at:
            piece.start = found[-1].start
            found[-1] = piece
        else:
            found.append(piece)
        at = piece.end
    return [piece for piece in found if _meant(piece, run)]


def _at(run: str, at: int, lookup: Lookup, before: Piece | None) -> Piece | None:
    for n in range(min(_LONGEST, len(run) - at), 1, -1):
        key, end = run[at : at + n], at + n
        pairs = [pair for pair in lookup(key) if pair[1] < NameClass.OTHER]
        if key.endswith("市") and n > 2 and _inside(lookup(key[:-1]), lookup(run[end - 1 : end + 2])):
            continue  # 青岛市北区: the sign belongs to the part
        if not pairs or key in stop_words() or _cuts_katakana(run, at, end):
            continue
        if before is not None and (inside := _inside(before.pairs, pairs)):
            return Piece(at, end, key, inside, joined=True)
        sure = [pair for pair in pairs if pair[1] is not NameClass.LOCAL]
        if sure:
            return Piece(at, end, key, pairs)
        if (at == 0 or run[at - 1] in _OPENS) and (end == len(run) or run[end] in _CLOSES):
            return Piece(at, end, key, pairs)
    return None


def _cuts_katakana(run: str, start: int, end: int) -> bool:
    """True when a loan word goes on beyond the name: "アパ" in "アパレル"."""
    before = start > 0 and _KATAKANA.match(run[start]) and _KATAKANA.match(run[start - 1])
    after = end < len(run) and _KATAKANA.match(run[end - 1]) and _KATAKANA.match(run[end])
    return bool(before or after)


def _inside(wide: Pairs, pairs: Pairs) -> Pairs:
    """Those that lie in the place before: Chinese goes from wide to narrow without a sign between."""
    codes = {entry.code for entry, _ in wide}
    inside = [pair for pair in pairs if pair[0].code in codes or codes.intersection(pair[0].ancestors)]
    if inside:
        return inside
    areas = [entry for entry, _ in wide if entry.kind is not PlaceKind.COUNTRY and entry.country]
    return [
        (entry, name)
        for entry, name in pairs
        if entry.kind is PlaceKind.CITY
        and any(a.country == entry.country and a.code != entry.code and _close(a, entry) for a in areas)
    ]


def _close(area: PlaceEntry, entry: PlaceEntry) -> bool:
    km = distance_km(area, entry)
    larger = area.population > entry.population
    return larger and km < _NEAR_KM if km is not None else area.kind is not PlaceKind.CITY


def _extend(piece: Piece, run: str, lookup: Lookup, language: str) -> None:
    """Take in the ending of the name ("市", "区") and a part nobody listed."""
    japanese = language == "ja" or any(entry.country == "JP" for entry, _ in piece.pairs[:1])
    if run[piece.end : piece.end + 1] in ("区", "县", "镇") and lookup(run[piece.end - 2 : piece.end + 1]):
        piece.end += 1
        return
    tail = (_TAIL_JP if japanese else _TAIL).match(run, piece.end)
    whole = run[piece.end - 1] in "市省县区镇都驿" and not japanese
    if tail and not whole and not (tail.group() == "市" and lookup(run[piece.end : piece.end + 3])):
        piece.end = tail.end()
    kinds = {entry.kind for entry, _ in piece.pairs}
    if kinds & {PlaceKind.CITY, PlaceKind.STATE} and run[piece.end - 1] != "区":
        part = (_PART_JP if japanese else _PART).match(run, piece.end)
        if part and not _NO_PART.search(part.group()[:-1]) and (japanese or len(part.group()) > 2):
            listed = any(lookup(run[piece.end : piece.end + n]) for n in range(2, len(part.group()) + 1))
            if not listed:
                piece.end = part.end()


def _meant(piece: Piece, run: str) -> bool:
    """False for names inside those of employers, dishes, languages and people, and for places not wanted."""
    rest = run[piece.end : piece.end + 8]
    if _AFTER.match(rest) or _LEAVING.match(rest) or _LEFT.search(run, 0, piece.start):
        return False
    if piece.pairs[0][0].kind is PlaceKind.COUNTRY and _AFTER_COUNTRY.match(rest):
        return False
    before = run[max(0, piece.start - 10) : piece.start]
    now = rest in ("上班", "工作", "住") and bool(_NOW.search(before))  # 我在北京上班，想回长沙
    piece.weak = now or bool(_STUDIED.match(rest) or _ONCE.search(before))
    return True
