"""Remote, hybrid, on site: found in text, and read from what feeds say."""

from __future__ import annotations

import re

from ..posting import Workplace
from .levels_folding import FoldedTable
from .match import Match
from .phrases import negated
from .workplace_lookalikes import LOOKALIKES
from .workplace_words import WORKPLACES, H, O, R

_TABLE = FoldedTable[Workplace]([*LOOKALIKES, *WORKPLACES])

#: "Online" says where one works only beside work that is done by talking: teaching, advice, therapy.
_ONLINE = re.compile(r"online|en ligne|en linea|en visio|per video")
_TALKING = re.compile(
    r"\b(?:tutor|teach|lesson|coach|counsel|psycholog|psicolog|psycholoog|therap|terap|advis|lehr|nachhilfe|unterricht|"
    r"berat|prof|clases|cours|enseign|docent|leraar|bijles|les ?gev|aulas|consult|interpret|dolmetsch|translat|trabaj|"
    r"trabalh|work)"
)
_ADVERT = re.compile(r"(?:put|posted|went|gone|go|listed|live|advertised|shared|appeared|sinds \w+|staan|mis) $")
_ONLINE_THING = re.compile(
    r" (?:market|shop|store|retail|bank|advert|edit|sales|seller|content|media|news|gam|casino|communit"
    r"|betting|platform|gestellt|staan|stehen|handel|learning|course|fundrais|merchand|ads?\b|trading"
    r"|vertrieb|verkauf)|[\w-]"
)
_ENGLISH_MINISTRY = re.compile(r"(?:\bthe|\bfor|\buk) $", re.IGNORECASE)
#: An employer who is called like a workplace ("a company called Remote", "jobs at Remote").
_NAMED = re.compile(r"(?:\b(?:called|named|at|bei|chez|heißt|namens|llamada)) $", re.IGNORECASE)


def find_workplace(text: str, *, language: str = "en") -> list[Match[Workplace]]:
    """Find where the work is to be done; negated mentions ("not remote", "-remote") are left out."""

    def accept(hit: re.Match[str], _: Workplace) -> bool:
        start, end = hit.span()
        if negated(text, start):
            return False
        if _ONLINE.fullmatch(hit.group()):
            before = hit.string[:start]
            return bool(_TALKING.search(before)) and not (
                _ADVERT.search(before) or _ONLINE_THING.match(hit.string, end)
            )
        typed = text[start:end]
        if typed == "Home Office" and _ENGLISH_MINISTRY.search(text[:start]):
            return False
        return not (typed == "Remote" and _NAMED.search(text[:start]))

    return _TABLE.find(text, language=language, accept=accept)


_FEED = {
    "telecommute": R, "remote": R, "fullyremote": R, "true": R, "yes": R, "distributed": R, "anywhere": R,
    "hybrid": H, "flexible": H, "hybride": H, "onsite": O, "office": O, "inoffice": O, "inperson": O, "officebased": O,
}  # fmt: skip


def workplace_from_feed(value: str | bool | None) -> Workplace | None:
    """Read a feed's own workplace value ("TELECOMMUTE", "OnSite", "Hybrid", True); None when it says nothing.

    False is no statement: feeds set it for office and hybrid alike.
    """
    if value is None or value is False:
        return None
    if value is True:
        return R
    folded = re.sub(r"[\W_]+", "", value.casefold())
    if folded in _FEED:
        return _FEED[folded]
    found = find_workplace(value)
    return found[0].value if found else None
