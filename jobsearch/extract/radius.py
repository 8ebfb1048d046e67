"""How far from a place a job may be: "within 20 miles of", "30 km um", "附近20公里"."""

from __future__ import annotations

import re

from .match import Match
from .pay_numbers import han_number, number_of
from .pay_spelled import SPELLED, spelled_number
from .phrases import lower

KM_PER_MILE = 1.609344
#: Farther than anyone would look around a place, and a norm of something else.
_MOST_KM = 1_000.0

_LEAD = (
    r"within|inside|in|up to|max(?:imum|imal|imaal)?\.?|under|(?:less|(?:not?|nothing) (?:more|further|farther)) than"
    r"|radius(?: of)?"
    r"|distance(?: of)?|commute(?: of)?|\+|<=?|≤|(?:im |in einem )?umkreis(?: von)?|höchstens|bis(?: zu)?"
    r"|(?:in einem )?radius von"
    r"|im radius von|(?:keine|weniger als|nicht (?:mehr|weiter) als|unter)|a menos de|(?:en )?un radio de|radio(?: de)?"
    r"|(?:a )?(?:un )?m[áa]ximo(?: de)?|hasta|no (?:más|mas) de|a|(?:à )?moins de|(?:dans )?un rayon de|rayon(?: de)?"
    r"|jusqu['’]à"
    r"|(?:pas )?plus de|à|dans les|straal(?: van)?|binnen(?: een straal van)?|tot|omtrek(?: van)?|niet (?:meer"
    r"|verder) dan|op"
    r"|(?:num |em um |em )?raio de|até|(?:no )?máximo(?: de)?|não mais de"
    r"|附近|方圆|方圓|周边|周邊|半径|半徑|距离|距離|周围|周圍|离[^\d]{0,8}"
    r"|不超过|不超過|から"
)
_ARTICLE = r"(?:(?:a|an|the|de|von|van|um|about|around|ca\.?|etwa|environ|unos|los|como máximo)\s+)?"
_MILES = r"mi|mls|miles?|meilen?|millas?|milhas?|mijl(?:en)?|英里|マイル"
_METRES = r"met(?:er|re)s?|metern|mètres?|metros?|米|メートル"
_KM = (
    r"km|kms|kilomet(?:er|re)s?|kilometern?|kilom[èé]tres?|kil[óo]metros?|quil[óô]metros?|公里|千米|キロ(?:メートル)?|klicks"
)
_TAIL = (
    r"radius(?: (?:of|from|around))?|range|or less|max(?:imum|imal|imaal)?\.?(?: (?:de|of|von|van|from))?|of|from"
    r"|around|away(?: from)?"
    r"|out(?: of| from)|distance(?: (?:of|from))?|commute|to|(?:im )?umkreis(?: (?:um|von))?|um|rund um|drum ?herum"
    r"|umgebung|von"
    r"|entfernt(?: von)?|entfernung|de|del|d['’]|du|alrededor(?:es)?(?: de)?|a la redonda(?: de)?|(?:como )?máximo"
    r"|autour(?: (?:de|d['’]))?"
    r"|à la ronde|aux alentours|alentours|van|vanaf|rond(?:om)?|afstand|straal|em (?:torno|volta)(?: de)?"
    r"|ao redor(?: de)?|daqui"
    r"|以内|以內|之内|之內|范围内?|範圍內?|内|內|附近|左右|圏内|圏|周辺|まで"
)
_DISTANCE = re.compile(
    rf"(?:(?<![^\W\d_])(?P<lead>{_LEAD})\s*{_ARTICLE})?(?<![0-9a-zà-ÿ.,])"
    rf"(?:(?P<digits>\d{{1,4}}(?:[.,]\d)?)|(?P<spelled>(?:{SPELLED})(?=[\s-]))"
    rf"|(?P<han>[一二两兩三四五六七八九十百]{{1,3}}(?=\s?[公千英キ米])))"
    rf"\s*-?\s*(?:(?P<miles>{_MILES})|(?P<metres>{_METRES})|(?P<km>{_KM})|(?P<k>k)(?=\s+(?:of|from"
    rf"|radius)))(?![a-zà-ÿ/²])"
    rf"(?:-?\s*(?P<tail>{_TAIL})(?![a-zà-ÿ]))?"
)
#: What is driven, run or cycled, not looked around in.
_TRAVELLED = re.compile(
    r"\s*(?:/|per\b|an? (?:day|week|hour|month|year)|a (?:day|week)|pro\b|am tag|par (?:jour|semaine|mois|an)"
    r"|por (?:día|hora)\b|al día"
    r"|al mes|per (?:dag|week)|por dia|daily|weekly|täglich|(?:road )?(?:race|run|walk|route|trail)\b|lauf|fahr"
    r"|marathon|course\b"
    r"|carrera|corrida|马拉松|/h|每天|road\b|street\b)"
)
_TRAVELLING = re.compile(
    r"(?:drive|driving|run|running|walk|cycle|travel|laufe?n?|fahren?|courir|conduire|correr|conducir|rijden|跑|开车"
    r"|every|each)"
    r"\s*(?:about\s+|up to\s+)?$"
)


def find_radius(text: str) -> list[Match[float]]:
    """Find distances around a place.

    A distance with no word of nearness beside it ("welder leeds 20 miles") counts where it is not one that is
    travelled; metres and one mile alone ("Mile End") need such a word.

    Returns:
        Matches in order; values are kilometres, above 0.
    """
    lowered = lower(text)
    found = []
    for hit in _DISTANCE.finditer(lowered):
        kilometres = _kilometres(hit)
        if kilometres is None or not 0 < kilometres <= _MOST_KM or not _is_radius(hit, lowered):
            continue
        start = hit.start()
        sure = 0.95 if hit["lead"] or hit["tail"] else 0.7
        found.append(Match(start, hit.end(), text[start : hit.end()], kilometres, sure))
    return found


def _is_radius(hit: re.Match[str], text: str) -> bool:
    if _TRAVELLED.match(text, hit.end("tail") if hit["tail"] else hit.end()) or _TRAVELLING.search(
        text, max(0, hit.start() - 24), hit.start()
    ):
        return False
    if hit["lead"] or hit["tail"]:
        return True
    loose = hit["miles"] in ("mile", "milla") or (hit["miles"] == "mi" and text[hit.start("miles") - 1].isspace())
    return not (hit["metres"] or hit["k"] or hit["spelled"] or loose)


def _kilometres(hit: re.Match[str]) -> float | None:
    if hit["digits"]:
        number = number_of(hit["digits"])
    else:
        number = spelled_number(hit["spelled"]) if hit["spelled"] else han_number(hit["han"])
    if number is None:
        return None
    scale = KM_PER_MILE if hit["miles"] else 0.001 if hit["metres"] else 1.0
    return round(number * scale, 1)
