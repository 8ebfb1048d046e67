"""Titles as people read them: no gender tags, no shouting, no reference numbers, no trailing workplace."""

from __future__ import annotations

import re

from .phrases import LEFT, RIGHT

_SPACES = re.compile(r"\s+")
_LETTER = r"(?:m[äa]nnlich|weiblich|divers|male|female|diverse|div\.?|[mwfdxhikgn*]|gn|all|alle?)"
# "(m/w/d)", "(f_m_x)", "(w|m|d)", "m/f/d", "(H/F)", "H/F", "(all genders)", "(gn)", "(m/w/d; 50%)" keeps the rest
_GENDER_INNER = rf"{_LETTER}(?:\s*[/|_,\\•·.-]\s*{_LETTER}){{1,4}}\*?"
_GENDER_WORDS = (
    r"all\s+genders?(?:\s+welcome)?|alle\s+geschlechter|gn\*?|any\s+gender|divers|tous\s+genres"
    r"|gender[\s-]?neutral|w/m|homme/femme|hombre/mujer"
)
_GENDER_BRACKETED = re.compile(
    rf"\s*[(\[{{]\s*(?:{_GENDER_INNER}|{_GENDER_WORDS}|m/w/d|[mwfd]{{3}})\s*[)\]}}]\*?", re.IGNORECASE
)
_GENDER_LEADING = re.compile(rf"([(\[])\s*(?:{_GENDER_INNER}|{_GENDER_WORDS})\s*[;,]\s*", re.IGNORECASE)
_GENDER_TRAILING = re.compile(rf"\s*[;,]\s*(?:{_GENDER_INNER}|{_GENDER_WORDS})\s*([)\]])", re.IGNORECASE)
# "(80-100%)": how much of the week, which is no part of the name.
_SHARE = re.compile(r"\s*[(\[]\s*(?:\d{2,3}\s?%?\s?(?:[-–]|bis|to|à)\s?)?\d{2,3}\s?%\s*[)\]]")
_GENDER_BARE = re.compile(
    rf"{LEFT}(?:[mwfd](?:[/|_][mwfdxi*]){{1,3}}|h/f|f/h|h/m|m/h|w/m/x|all\s+genders?){RIGHT}\*?", re.IGNORECASE
)
_REF_WORD = (
    r"(?:ref(?:erence|erenz|erencia)?|req(?:uisition)?|job\s?(?:id|nr|no|code)|posting\s?id|id|kennziffer|kennz"
    r"|vst|stellen-?nr|chiffre|oferta|n[ºo°]|nr)"
)
_REF = re.compile(
    rf"\s*[(\[]\s*{_REF_WORD}\s*[.:#-]*\s*[\w/.-]*\d[\w/.-]*\s*[)\]]|\s*[-–|,]?\s*{LEFT}(?:ref(?:erence"
    rf"|erenz|erencia)?|requisition|req|job\s?id|kennziffer|vst|stellen-?nr)"
    rf"\s*[.:#nNrº°-]*\s*(?:id\s*)?[A-Za-z]*[-_/]?\d[\w/.-]*|\s*[(\[]?#\s?\d{{3,}}[)\]]?"
    rf"|\s*[(\[](?:[A-Z]{{1,4}}[-_]?)?\d{{4,}}[)\]]|\s+[-–|]\s*(?:[A-Z]{{1,3}}[-_]?)?\d{{5,}}\s*$"
    rf"|\s+(?:JR|R|REQ)[-_]?\d{{4,}}\b",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"(?:[!*★☆🔥🚀⭐✨]+\s*)?\b(?:urgent(?:e|ly)?(?:\s+(?:hiring|requirement|need(?:ed)?))?|hiring\s+(?:now"
    r"|immediately)|immediate\s+(?:start|hire|joiner)|now\s+hiring|apply\s+now|asap|dringend|ab\s+sofort"
    r"|sofort"
    r"|incorporaci[óo]n\s+inmediata|we(?:'|’)?re\s+hiring|急招|急聘)\b\s*[!*:–|-]*\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_UPDATED = re.compile(r"[¡!]+\s*(?:actualizada|nueva|nuevo|updated|new)\s*[!¡]+", re.IGNORECASE)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]+")
_WORKPLACE = (
    r"(?:100\s?%\s*|fully\s+|full\s+)?remote(?:ly)?(?:[\s-](?:first|only|friendly|possible|option(?:al)?"
    r"|work|job|position))?|hybrid(?:\s+(?:option|remote|work))?|on[\s-]?site|in[\s-]office|wfh"
    r"|work\s+from\s+(?:home|anywhere)|home[\s-]?office|homeoffice|anywhere|t[ée]l[ée]travail|teletrabajo"
    r"|remoto|remota|h[íi]brido|presencial|vor\s+ort|远程"
)
_PLACEISH = r"(?:[A-ZÀ-Þ][\w.'’-]*|[A-Z]{2,3}|&|or|and|de|la|of|the)"
_TAIL_BRACKET = re.compile(
    rf"\s*[(\[]\s*(?:(?:{_WORKPLACE})(?:\s*(?:[,/|&–-]|in|from|within|or)\s*[^()\[\]]{{0,40}})?"
    rf"|[^()\[\]]{{0,30}}[,/|–-]\s*(?:{_WORKPLACE})"
    rf"|(?:{_WORKPLACE})\s+{_PLACEISH}[^()\[\]]{{0,30}})\s*[)\]]\s*$",
    re.IGNORECASE,
)
_TAIL_DASH = re.compile(
    rf"\s*(?:\s[-–—|•]|[|,])\s*(?:{_WORKPLACE})(?:\s*(?:[,/(]|-|in)\s*[\w .,&()-]{{0,30}})?\s*$", re.IGNORECASE
)
_HEAD_BRACKET = re.compile(
    rf"^\s*[(\[]\s*(?:{_WORKPLACE})\s*[)\]]\s*[-–:]?\s*|^\s*(?:{_WORKPLACE})\s*[-–|:]\s*(?=\S)", re.IGNORECASE
)
_TAIL_PLACE = re.compile(r"\s*(?:\s[-–—|•]|\|)\s*([^|•–—]{2,40}?)\s*$")
_TAIL_PLACE_BRACKET = re.compile(r"\s*[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\s*$")
_GENERAL = re.compile(r",?\s+en general\.?$", re.IGNORECASE)
_SHARP_END = re.compile(r"(?<![A-Za-z])#+$|(?<=\w\w)#+$")
_EDGES = " \t-–—|,;:/•·*!_#"

# Kept as written when a shouted title is calmed.
_ACRONYMS_WRITTEN = (
    "IT HR QA UX UI AI ML BI PR TV CNC PLC SPS TIG MIG SAP CRM ERP SEO SEM PPC B2B B2C SQL AWS GCP API PHP ETL RN "
    "LPN CNA RBT BCBA ABA ICU ER OR MRI CT EMT HVAC CAD CAM BIM GIS VP CEO CTO CFO COO CIO CMO CISO SVP EVP SDR "
    "BDR AE EMEA APAC LATAM DACH USA US UK EU UAE NYC LA SF NHS HGV LGV CDL FLT CAP CPA CFA PMP ITIL DEVOPS SRE "
    "SDE SDET ADR FP&A R&D M&A ESO FP TCAE BIR MIR DUE PRL TIC CE ATS AEPE BTS BTP VRD SPL PL CDI CDD TP HTML CSS "
    "JS IOS KI EDV ELT TEFL ESL SEN TA KYC AML SOC GRC II III IV GMBH AG SL NDT MES"
)
_ACRONYMS = frozenset(_ACRONYMS_WRITTEN.split())
# Spanish provinces and cities that keep their capital in a sentence.
_PROVINCES_WRITTEN = (
    "españa madrid barcelona valencia sevilla zaragoza málaga malaga murcia palma bilbao alicante córdoba cordoba "
    "valladolid vigo gijón gijon granada oviedo cartagena jerez pamplona almería almeria burgos santander "
    "castellón castellon albacete logroño badajoz salamanca huelva lleida tarragona girona león leon cádiz cadiz "
    "jaén jaen ourense lugo pontevedra coruña cáceres toledo guadalajara cuenca ávila avila segovia soria "
    "palencia zamora huesca teruel navarra asturias cantabria galicia cataluña aragón aragon andalucía andalucia "
    "extremadura rioja ibiza menorca mallorca tenerife elche benidorm torrevieja autocad"
)
_PROVINCES = frozenset(_PROVINCES_WRITTEN.split())
_SMALL_WRITTEN = (
    "of and or the for in on at to with a an de del la las el los y e o u en con para por da do das dos und oder "
    "für im in mit der die das von zur zum et ou du des le les aux au à d di della e per van voor het een"
)
_SMALL = frozenset(_SMALL_WRITTEN.split())
_WORD = re.compile(r"[^\W\d_]+(?:[&'’][^\W\d_]+)*", re.UNICODE)
_ROMANCE = re.compile(
    r"\b(?:de|del|la|las|los|en|y|et|des|du|con|para|por|au|aux)\b|[ÑÁÉÍÓÚÈÊÇÀ]|[A-Z]/[AO]\b|\d[ªº]|[AEO]S?\b\s*$",
    re.IGNORECASE,
)


def clean_title(title: str) -> str:
    """Return the title alone: what the work is, readable.

    Taken out: gender tags, reference numbers, calls for attention, a trailing workplace, a trailing place where a sign
    parts it and the gazetteer's names agree. Titles in capitals become sentence case (Romance languages) or title case,
    keeping acronyms. Gendered forms stay. Never empty: when nothing would be left, the title comes back as it was, and
    a blank one as "?".

    >>> clean_title("CONDUCTORES DE CAMIÓN, EN GENERAL")
    'Conductores de camión'
    >>> clean_title("Senior Data Engineer (m/w/d) - Remote")
    'Senior Data Engineer'
    """
    plain = _SPACES.sub(" ", "".join(ch if ch.isprintable() else " " for ch in title)).strip()
    if not plain:
        return "?"
    text = _URGENT.sub(" ", _UPDATED.sub(" ", _TAG.sub(" ", _EMOJI.sub(" ", plain))))
    text = _REF.sub("", text)
    text = _GENDER_TRAILING.sub(r"\1", _GENDER_LEADING.sub(r"\1", text))
    text = _GENDER_BARE.sub(" ", _GENDER_BRACKETED.sub(" ", text))
    text = _SHARE.sub(" ", text)
    text = re.sub(r"[(\[]\s*[)\]]", " ", text).replace("_", " ")
    text = _tails(_tidy(text))
    text = _GENERAL.sub("", text)
    text = _calm(_tidy(text))
    return text if any(ch.isalnum() for ch in text) else plain


def _tails(text: str) -> str:
    for _ in range(3):
        shorter = _HEAD_BRACKET.sub("", _TAIL_DASH.sub("", _TAIL_BRACKET.sub("", text)))
        shorter = _tidy(shorter)
        if shorter == text or sum(ch.isalpha() for ch in shorter) < 3:
            break
        text = shorter
    for pattern in (_TAIL_PLACE, _TAIL_PLACE_BRACKET):
        hit = pattern.search(text)
        if hit and sum(ch.isalpha() for ch in text[: hit.start()]) >= 3 and _is_place(hit[1]):
            text = _tidy(text[: hit.start()])
    return text


def _is_place(text: str) -> bool:
    """Whether `text` is names of places only, all of them well known."""
    names = [
        name.strip().casefold() for name in re.split(r"[,/&]|\s+(?:or|and|und|oder|y|et|ou)\s+", text) if name.strip()
    ]
    return bool(names) and all(name in _PLACES for name in names)


_PLACES_WRITTEN = (
    "us|usa|u.s.|united states|uk|united kingdom|england|scotland|ireland|canada|germany|deutschland|france|"
    "spain|españa|italy|netherlands|poland|portugal|sweden|norway|denmark|finland|switzerland|schweiz|austria|"
    "österreich|belgium|india|china|japan|singapore|australia|new zealand|brazil|mexico|argentina|colombia|"
    "chile|israel|uae|europe|emea|apac|latam|dach|north america|americas|asia|new york|new york city|nyc|"
    "san francisco|sf|bay area|los angeles|la|san diego|san jose|palo alto|mountain view|sunnyvale|seattle|"
    "boston|chicago|austin|dallas|houston|denver|atlanta|miami|washington|washington dc|washington, dc|"
    "philadelphia|phoenix|portland|salt lake city|toronto|vancouver|montreal|ottawa|calgary|london|manchester|"
    "edinburgh|dublin|paris|lyon|marseille|berlin|münchen|munich|hamburg|köln|cologne|frankfurt|"
    "frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|nürnberg|hannover|bremen|wien|vienna|zürich|zurich|"
    "geneva|madrid|barcelona|valencia|sevilla|málaga|lisbon|lisboa|porto|amsterdam|rotterdam|brussels|stockholm|"
    "copenhagen|oslo|helsinki|warsaw|krakow|prague|budapest|bucharest|milan|rome|athens|istanbul|tel aviv|dubai|"
    "abu dhabi|bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|pune|chennai|tokyo|seoul|beijing|shanghai|"
    "shenzhen|hong kong|taipei|kuala lumpur|jakarta|manila|bangkok|sydney|melbourne|brisbane|perth|auckland|"
    "são paulo|sao paulo|rio de janeiro|buenos aires|bogotá|bogota|medellín|mexico city|cdmx|santiago|lima|"
    "california|texas|florida|new jersey|massachusetts|colorado|washington state|oregon|utah|ohio|illinois|"
    "georgia|virginia|arizona|nevada|ca|ny|tx|il|ma|wa|co|ga|fl|de|gb|fr|es|it|nl|pl|in|sg|au|nationwide|"
    "bundesweit|worldwide|global"
)
_PLACES = frozenset(_PLACES_WRITTEN.split("|"))


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", text)
    text = re.sub(r"\s+([,;:.!?)])", r"\1", text)
    text = re.sub(r"([(\[])\s+", r"\1", text)
    text = re.sub(r"(?:\s*[-–—|]\s*){2,}", " - ", text)
    text = text.lstrip(_EDGES)
    # The sign of C# and F# is no edge.
    text = _SHARP_END.sub("", text) if text.endswith("#") else text
    text = text.rstrip(_EDGES.replace("#", ""))
    if text.endswith(".") and not re.search(r"\b(?:[A-Za-z]\.|Sr\.|Jr\.|Inc\.|Ltd\.|Co\.|T\.)$", text):
        text = text.rstrip(". ")
    return text


def _calm(text: str) -> str:
    letters = [ch for ch in text if ch.isalpha() and ch.upper() != ch.lower()]
    words = _WORD.findall(text)
    if len(letters) < 5 or sum(ch.isupper() for ch in letters) < 0.85 * len(letters):
        return text
    if len(words) == 1 and len(words[0]) <= 5:
        return text
    if all(word in _ACRONYMS for word in words):
        return text
    sentence = _ROMANCE.search(text) is not None
    seen = False

    def lower(hit: re.Match[str]) -> str:
        nonlocal seen
        word = hit.group()
        first, seen = not seen, True
        if word.upper() in _ACRONYMS and (word.casefold() not in _SMALL):
            return word
        dotted = text[hit.end() : hit.end() + 1] == "." and len(word) == 1
        licence = len(word) <= 2 and ("+" in text[max(0, hit.start() - 1) : hit.end() + 1])
        if dotted or licence or word.casefold() in _PROVINCES:
            return word if len(word) <= 2 else word[:1].upper() + word[1:].lower()
        if text[max(0, hit.start() - 1) : hit.start()] == "(" and ")" in text[hit.end() :]:
            return word[:1].upper() + word[1:].lower()
        after_slash = hit.start() > 0 and text[hit.start() - 1] == "/"
        if after_slash and len(word) <= 3:
            return word.lower()
        if not first and (sentence or word.casefold() in _SMALL):
            return word.lower()
        return word[:1].upper() + word[1:].lower()

    return _WORD.sub(lower, text)
