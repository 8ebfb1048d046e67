"""Remote, hybrid, on site: found in text, and read from what feeds say."""

from __future__ import annotations

import re

from ..posting import Workplace
from .match import Match
from .phrases import Phrase, PhraseTable, negated

R, H, O = Workplace.REMOTE, Workplace.HYBRID, Workplace.ONSITE
P = Phrase[Workplace]

_N = (
    r"(?:\d(?:\s*(?:-|–|to|or|bis|à|a|oder|o|ou)\s*\d)?|one|two|three|four|some|a few|a couple(?: of)?|ein(?:en|ige)?"
    r"|zwei|drei|vier|un|deux|trois|quatre|uno|dos|tres|cuatro|algunos|quelques|one or two|two or three)"
)
_HOMEOFFICE = r"home[\s-]?of+ice?s?"

_TABLE = PhraseTable[Workplace](
    [
        # words that only look like a workplace
        P(
            r"remote[\s-](?:sensing|control(?:led|s)?|monitoring|areas?|locations?|island|village|terminals?"
            r"|io|procedure)",
            None,
        ),
        P(
            r"hybrid[\s-](?:clouds?|vehicles?|cars?|apps?|app development|electric|engines?|retrieval|search"
            r"|infrastructure|it)",
            None,
        ),
        P(r"on[\s-]?site (?:interviews?|parking|gym|canteen|childcare|nursery|cafeteria|safety|seo)", None),
        # some days here, some there
        P(
            rf"{_N}\s*(?:days?|d|x)(?:\s*(?:a|per|/|each|every)\s*(?:week|wk))?\s*(?:of\s+)?"
            r"(?:at home|from home|wfh|remote(?:ly)?|work(?:ing)? from home|in (?:the )?office|on[\s-]?site"
            r"|in[\s-]?person)"
            r"(?:\s*(?:a|per|/|each|every)\s*(?:week|wk))?",
            H,
        ),
        P(
            rf"{_N}\s*(?:tage?n?)(?:\s*(?:pro|die|in der|/)\s*woche)?\s*(?:im\s+|in\s+)?(?:{_HOMEOFFICE}|von"
            rf" zu ?hause|remote|vor ort|im büro)",
            H,
        ),
        P(
            rf"{_N}\s*jours?(?:\s*par semaine|\s*/\s*semaine)?\s*(?:de |en |à )?(?:t[ée]l[ée]travail"
            rf"|distance|la maison|remote|présentiel)(?:\s*par semaine)?",
            H,
        ),
        P(
            rf"{_N}\s*d[ií]as?(?:\s*(?:a la|por|/)\s*semana)?\s*(?:de |en |desde )?(?:teletrabajo|remoto"
            rf"|casa|oficina|presencial(?:es)?)(?:\s*(?:a la|por)\s*semana)?",
            H,
        ),
        P(
            r"(?:part(?:ly|ially|ial)|semi|teilweise|partiellement|parcialmente)[\s-](?:remote|work(?:ing)?"
            r" from home|en remoto|remoto|teletrabajo|im homeoffice)",
            H,
        ),
        P(r"t[ée]l[ée]travail (?:partiel|possible|occasionnel|hybride)|teletrabajo parcial", H),
        P(
            r"hybrid(?:e[nrs]?|modell|es arbeiten)?|hybride(?:s arbeiten)?|h[íi]brid[oa]s?|ibrid[oa]|mix of"
            r" (?:home|remote) and office",
            H,
        ),
        P(r"mobile[sn]? arbeiten|mobile arbeit|flexplace", H, "de", 0.7),
        P(r"混合办公|混合工作|部分远程", H),
        # all at a distance
        P(
            r"(?:fully|100\s?%|completely|entirely|full|all|totally)[\s-]remote(?:ly)?|remote[\s-](?:first"
            r"|only|friendly)"
            r"|remote(?:ly)?|remoto|remota|remotos|remotas",
            R,
        ),
        P(
            r"(?:en|100\s?%|full)\s(?:remoto|t[ée]l[ée]travail|teletrabajo)|à distance|a distancia|en"
            r" distanciel|distanciel|desde casa|da remoto|de casa",
            R,
        ),
        P(
            rf"wfh|wfa|work(?:ing|s)?[\s-]+(?:from|at)[\s-]+(?:home|anywhere)|(?:from|at) home|from anywhere"
            rf"|home[\s-]?(?:based|working)|{_HOMEOFFICE}",
            R,
        ),
        P(
            r"tele[\s-]?(?:commut(?:e|ing|er|able)|work(?:ing|er)?)|t[ée]l[ée]travail|teletrabajo"
            r"|teletrabalho|telelavoro|smart[\s-]working|thuiswerk(?:en)?|vanuit huis|op afstand",
            R,
        ),
        P(
            r"von zu ?hause(?: aus)?|ortsunabhängig(?:e[srn]?)?|depuis (?:chez (?:moi|soi)|la maison)|de"
            r" chez (?:moi|soi)",
            R,
        ),
        P(r"远程(?:办公|工作)?|在家(?:办公|工作)|居家(?:办公|工作)|异地办公", R),
        # all at the site
        P(r"on[\s-]?site|in[\s-](?:the[\s-])?office|office[\s-]based|in[\s-]person|at (?:the|our) office", O),
        P(
            r"vor[\s-]ort|in präsenz|präsenz(?:arbeit|stelle)?|im büro|sur (?:site|place)|(?:en )?présentiel|au bureau",
            O,
        ),
        P(r"presencial(?:es|mente)?|en (?:la )?oficina|in (?:presenza|sede)|op (?:kantoor|locatie)", O),
        P(r"现场办公|线下办公|坐班|驻场|到岗办公", O),
    ]
)


def find_workplace(text: str, *, language: str = "en") -> list[Match[Workplace]]:
    """Find where the work is to be done; negated mentions ("not remote", "-remote") are left out."""
    return _TABLE.find(text, language=language, accept=lambda hit, _: not negated(text, hit.start()))


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
