"""What stands around a level's word and makes it somebody else's level, or no level."""

from __future__ import annotations

import re

_SERVES = re.compile(
    r"(?:assist(?:ant|ante|enz|entin|ent|ente|ent[ei])?s?|asistente|secretar\w+|secr[ée]taire|sekret[aä]r\w*"
    r"|secretaresse|chauffeur|driver|\bpa|\bea|referent(?:in)?|stabsstelle)\s+(?:to|for|of|der|des|de|du|do"
    r"|da|del|de la|van(?: de)?|f[uü]r)(?:\s+(?:the|our|a|an|la|le|el|den|die|il|new))?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"(?:'s?)?[\s-]+(?:assist(?:ant|ante|enz|entin|ent)s?|secretar(?:y|ies)|pa\b|support\b(?= (?:assistant"
    r"|officer)))|['’]s\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"(?:report(?:s|ing)? (?:directly )?to|under) (?:the |a |our )?$", re.IGNORECASE)
_HAVING = re.compile(
    r"(?:abgeschlossene[rnms]?|fertige[rn]?|nach (?:der|meiner|einer)|mit(?: einer| meiner)?|meine|gute"
    r"|beendete[rn]?|habe (?:eine|die)|berufliche[rn]?|dank|trotz|andere[rn]?)\s+$",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"\s+(?:abgeschlossen|beendet|habe ich|gemacht|absolviert)", re.IGNORECASE)
_GROUPS = re.compile(
    r"werkstatt f|wfbm|behindert|\bkita\b|krippe|\bhort\b|jugend|kinder|wohngruppe|eingliederung|heilerzieh"
    r"|erzieher",
    re.IGNORECASE,
)

#: Levels of people whom somebody assists; "assistant to the team lead" is rare, "junior assistant" is not.
_ABOVE = re.compile(
    r"manag|mgr|direct|diret|direk|chief|c[a-z]{1,2}o\b|vp|president|executive|head|geschaft|vorstand|leit"
    r"|gerent|jef|dirig|hoofd|principal|partner|dg\b|pdg|respons|cadre|chef|drh|dsi|daf"
)
#: Semi senior in Argentina; rendering on the server and a hospital ward elsewhere.
_NO_SSR = re.compile(r"server|render|next\.?js|nuxt|infirm|soins|soignant|medec|kine|ergo|clinique|rehab")


def is_own_level(hit: re.Match[str]) -> bool:
    """True when the level's word tells of the job sought; `hit` is a match in folded, lowered text."""
    text, (start, end), word = hit.string, hit.span(), hit.group()
    before = text[max(0, start - 60) : start]
    if _SERVES.search(before) or _SERVED.match(text, end) or _REPORTS.search(before):
        return not _ABOVE.search(word)
    if word.startswith("ausbildung"):
        return not (_HAVING.search(before) or _FINISHED.match(text, end))
    if word.startswith("ssr"):
        return _NO_SSR.search(text) is None
    if word.startswith("gruppenleit"):
        return _GROUPS.search(text) is None
    return True
