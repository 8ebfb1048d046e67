"""Employers asked for: names the index knows, well-known ones, bodies of a place, names after a cue such as "at"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..extract.places import gazetteer
from ..posting import PlaceKind, company_key
from .employers import Mention, bodies, employers, headed, legal_names
from .findings import Finding, Reading
from .lexicon import fold_word, fold_words, lexicon
from .words import CJK, common, phrase_pattern, vocabulary

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
#: Names of so many Chinese characters or fewer also stand inside other words.
_SURE_CJK = 2
#: Acronyms of fewer letters are never written like a word ("Bnd"), longer ones are ("Ikea").
_SHORT_ACRONYM = 4
#: Smaller towns, in inhabitants, lend their names to no body that we would know.
_KNOWN_TOWN = 5_000
#: A lower-case name is believed only in a query of this many words or fewer.
_SHORT_QUERY = 7
#: What an employer follows, its article included, by language; "@" and "at" are typed in any.
_ANY_CUE = r"(?:\b(?:at|join(?:ing)?|work(?:ing)?\s+for)\s+(?:the\s+)?|@\s*)"
_CUE = {
    "en": r"\b(?:employed\s+by|wanted\s+by|company\s+(?:called|named)|employer)\s+(?:the\s+)?",
    "de": r"\b(?:beim|bei(?:\s+(?:der|den|dem))?|firma|unternehmen|konzern|arbeitgeber)\s+",
    "fr": r"\b(?:(?:chez|entreprise|société|enseigne|groupe)\s+(?:le\s+|la\s+|les\s+|l['’])?)",
    "es": r"\b(?:empresa|compañía|firma|trabajar\s+(?:en|para))\s+(?:el\s+|la\s+)?",
    "pt": r"\b(?:empresa|companhia|trabalhar\s+(?:na|no|para\s+[ao]|em))\s+",
    "nl": r"\b(?:bij|bedrijf|werkgever|werken\s+voor)\s+(?:de\s+|het\s+)?",
}  # fmt: skip
#: Where a verb asks what an employer offers: what stands before its name, and what stands after.
_ASKED_BEFORE = re.compile(
    r"(?:\b(?:is|are|does|do|did|has|have|will|would|can|could|should)\s+(?:the\s+)?"
    r"|\b(?:sucht|suchen|bietet|bieten|hat|haben|stellt|stellen|braucht|zahlt)\s+(?:die\s+|der\s+|das\s+)?"
    r"|\b(?:busca|contrata|ofrece|necesita|paga|tiene|procura|oferece|recruta|paga)\s+(?:el\s+|la\s+|a\s+|o\s+)?"
    r"|\b(?:zoekt|heeft|biedt)\s+(?:de\s+|het\s+)?|\best-ce\s+que\s+(?:la\s+|le\s+|l['’])?)$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"\s+(?:(?:is|are|still|currently|also|ever|now|actively|derzeit|gerade|aktuell|wieder|noch|está|estão|nog)\s+)*"
    r"(?:hir(?:e|es|ing)|recruit\w*|looking|taking|advertis\w*|need\w*|wants?|have|has|got|offer\w*|employ|pays?"
    r"|post(?:ed|ing)?"
    r"|seek\w*|open(?:ing)?|sucht|suchen|stellt|bietet|zahlt|braucht|recrut\w+|embauch\w+|propos\w+|busca\w*"
    r"|contrata\w*"
    r"|ofrece\w*|necesita\w*|oferece\w*|procura\w*|zoekt|biedt)\b",
    re.IGNORECASE,
)
_BESIDE_JOBS = re.compile(
    r"\s+(?:jobs?|careers?|vacanc(?:y|ies)|openings?|karriere|stellen(?:angebote)?|emplois?|empleos?|vacantes|vagas"
    r"|vacatures)\b",
    re.IGNORECASE,
)
#: Who works there already, or what only lies near: nobody asks for these.
_ELSEWHERE = re.compile(
    r"(?:\b(?:wife|husband|partner|boyfriend|girlfriend|mum|mom|dad|brother|sister|friend|mate|he"
    r"|she)\s+(?:\w+\s+)?works?\s+(?:at|for)"
    r"|(?<!can )(?<!could )(?<!may )(?:\bI|\bI['’]ve|\bI['’]m)\s+(?:currently\s+|already\s+|now\s+"
    r"|still\s+)?work(?:ed|ing)?\s+(?:at|for)"
    r"|\b(?:currently|previously|formerly|used\s+to\s+work|worked|employed|laid\s+off|years|months|background"
    r"|redundant)\s+(?:at|from|with|for|by)"
    r"|\b(?:my|meine?r?|ma|mon|mi|minha|meu|mijn)\s+(?:\w+\s+)?(?:neighbour|neighbor|cousin|uncle|aunt|mother"
    r"|father|parents|contract"
    r"|schwester|bruder|frau|mann|freund(?:in)?|mutter|vater|tante|onkel|nachbar(?:in)?|cousine?|vertrag|kollege"
    r"|sohn|tochter"
    r"|mère|père|s(?:oe|œ)ur|frère|femme|mari|voisine?|amie?|contrat|cop(?:ain|ine)|fils|fille|madre|padre"
    r"|herman[oa]|mujer|marido"
    r"|prim[oa]|vecin[oa]|contrato|novi[oa]|hij[oa]|amig[oa]|mãe|pai|irmã?o?|esposa|vizinh[oa]|namorad[oa]|moeder"
    r"|vader|zus|broer"
    r"|vrouw|man|vriend(?:in)?|buurman)\b[^,.;!?]{0,40}\b(?:at|for|with|bei|beim|chez|en|con|na|no|bij)(?:\s+(?:the"
    r"|der|el|la|de))?"
    r"|\b(?:dipl[oô]mes?|étudi\w+|studier\w+|studium|abschluss|studying|studied|degree|graduated|phd|estudi[oaé]\w*"
    r"|gradua\w+|afgestudeerd|formad[oa])"
    r"\s+(?:(?:at|from|de|an|der|von|in|à|en|la|the|pela|na|por|aan|van)\s+|l['’])*"
    r"|\b(?:type|style|genre|tipo|estilo)|\b(?:doctora?|licenciad[oa]|diplômée?|absolvent(?:in)?|graduate"
    r"|degree)\s+(?:por|de|from|der|of)(?:\s+(?:la|l['’]|the))?"
    r"|\b(?:apart\s+from|other\s+than|aparte\s+de|excepto|salvo|sauf|hormis|außer|behalve|exceto|menos)"
    r"|\b(?:near|opposite|behind|beside|leaving|left|quit|former|unlike)"
    r"|\b(?:arbeite|arbeitete|gearbeitet|angestellt|beschäftigt|war|jahren?|erfahrung)\s+(?:\w+\s+){0,2}(?:bei"
    r"|beim)(?:\s+(?:der|den|dem))?"
    r"|\b(?:frau|mann|freundin|freund|schwester|bruder)\s+arbeitet\s+(?:\w+\s+)?(?:bei|beim)|\b(?:nähe|neben"
    r"|gegenüber)(?:\s+(?:der|dem|vom|von))?"
    r"|\b(?:je\s+(?:travaille|bosse)|travaillé|bossé|quitté|ans)\s+(?:\w+\s+){0,2}(?:chez|pour)|\b(?:près"
    r"|à\s+côté)\s+d[eu]"
    r"|\b(?:trabajé|trabajaba|trabajado|actualmente\s+trabajo|mi\s+\w+\s+trabaja|años)\s+(?:en|para)(?:\s+(?:el"
    r"|la))?|\b(?:cerca|al\s+lado)\s+del?"
    r"|\b(?:trabalhei|trabalhava|trabalhado|minha\s+\w+\s+trabalha|anos)\s+(?:na|no|em)|\bperto\s+d[aoe]"
    r"|\b(?:werkte|gewerkt|ik\s+werk|vrouw\s+werkt|man\s+werkt)\s+(?:\w+\s+)?bij(?:\s+de)?"
    r"|从|從|曾在|之前在|以前在|现在在|現在在|目前在|我在|离开|離開|毕业于|畢業於|就读于|就讀於)\s*$|\bex[- ]$",
    re.IGNORECASE,
)
_ELSEWHERE_AFTER = re.compile(
    r"(?<=大[学學])[生毕畢读讀本硕碩卒]|\s+(?:gesucht|wanted)\b|\s*(?:的)?(?:工作过|上过班|做过|干过|离职|離職|辞职|裸辞|毕业|畢業|附近|旁边|旁邊|对面|對面|没了"
    r"|沒了|倒闭|(?:工作)?(?:经验|經驗|背景)|本科|硕士|在读)"
    r"|[^，。,\s]{0,8}(?:除外|以外)|で働いてい|に勤め|を辞め|を退職|の近く|の経験"
)
#: In Chinese and Japanese, what may touch a name that is also a word.
_TOUCHES_BEFORE = re.compile(
    r"(?:^|[\s\W]|去|进|進|在|投|应聘|應徵|应征|入职|入職|跳去|跳槽到|加入|返|做|请问|請問|听说|聽說|那家|招聘|叫|或|和|跟|係|系|喺|是|間|间|家|咪|株式会社|か|や|と)$"
)
_TOUCHES_AFTER = re.compile(
    r"$|[\s\W]|的|在|还|還|今年|最近|正在|招|聘|缺|有|请人|請人|公司|集团|集團|扩招|当|當|做|で|の|に|は|が|って|へ|か|や|と|株式会社"
)
#: Before a product: "using Fanuc", "experience with Oracle".
_TOOL = re.compile(
    r"\b(?:using|use|uses|with|mit|con|avec|com|met|in|skills?|knowledge\s+of|certified(?:\s+in)?"
    r"|experience\s+(?:with|of|in|on))\s+$",
    re.IGNORECASE,
)
#: Words that German writes with a capital after "bei" and that name no employer.
_NO_NAME = frozenset(
    {"nacht", "tag", "regen", "schnee", "wind", "wetter", "hitze", "kälte", "interesse", "bedarf", "eignung",
     "kindern", "kunden", "vollzeit", "teilzeit", "freier", "firmen", "unternehmen", "behörden", "zeitarbeit",
     "ärzten", "bauern", "senioren", "familien", "betrieb", "handwerkern", "tieren", "arbeit", "bezahlung", "gehalt",
     "einstieg", "verdienst", "banken", "hotels", "kliniken", "oma", "opa", "mama", "papa", "eltern", "freunden",
     "bekannten", "verwandten", "mir"}
)  # fmt: skip
#: Named alone, these are places.
_COUNTY = re.compile(r"(?:Landkreis|Kreis|Kanton|Provincie|Région|Commune|Gemeinde)\b", re.IGNORECASE)
#: After an article, lower case means the word ("au carrefour de Paris").
_ARTICLE = re.compile(
    r"\b(?:the|an?|le|la|les|un|une|du|des|au|aux|el|los|una|del|der|die|das|den|dem|eine?[nmr]?|os|um|uma|do|da"
    r"|het|een|my|mi|ma|mon)\s+$",
    re.IGNORECASE,
)
#: A model of a machine after its maker's name, or the machine before it: "Sony FX9", "西门子828D", "CNC Siemens".
_MODEL = re.compile(r"\s?[A-Z]{1,4}-?\d+(?![\d:])|\d+[A-Z]\b|\s(?:[Cc]ontrols?|PLC|CNC|NX)\b")
_MACHINE = re.compile(r"\b(?:CNC|SPS|PLC|API)\s+$")
_OR = re.compile(
    r"\s*(?:,|/|、|，|\b(?:or|oder|and|und|ou|et|o|y|e|of|en)\b|或|和|か)\s*(?:(?:the|die|der|la|le|na|no|el|a|o|de)\s+)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@([a-z]\w{2,})\b(?!\.)")
_SPACED_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
#: What may stand before the first word.
_OPENING = " ¿¡\"'("
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD_OF_NAME = rf"{_CAPITAL}(?:[\w&'’.-]*\w)?"
_NAME = rf"(?P<name>{_WORD_OF_NAME}(?:\s+(?:(?:of|and|und|et|y|e|&)\s+)?{_WORD_OF_NAME}){{0,3}})"
#: Words of one or two letters and the like between the parts of a terse query.
_SMALL_WORDS = frozenset(
    {"in", "near", "at", "en", "à", "a", "au", "em", "no", "na", "de", "da", "do", "bei", "um", "te", "im", "or", "and",
     "oder", "und", "ou", "et", "o", "y", "e", "of", "van", "der", "la", "le"}
)  # fmt: skip


#: What a name is registered as, and seekers leave out.
_LEGAL = common("legal_form")


def _spellings(name: str) -> list[list[str]]:
    """Ways to type a name, in words: as written, with punctuation apart, and without its legal form."""
    pieces = _PIECE.findall(name)
    short = list(pieces)
    while short and short[-1].casefold() in _LEGAL:
        short.pop()
    return [words for words in (name.split(), pieces, short) if words]


def _within(finding: Finding, start: int, end: int) -> bool:
    """True when a claim is a proper part of a stretch."""
    return start <= finding.start and finding.end <= end and finding.end - finding.start < end - start


def _names_other(finding: Finding, name: str) -> bool:
    """True when a place is read with a word before it that is none of its name ("Metro Nanterre")."""
    return (
        finding.slot == "locations" and finding.value.name is not None
        and finding.value.text.startswith(name) and name.casefold() not in finding.value.name.casefold()
    )  # fmt: skip


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """True when the words around a name say that nobody asks for it."""
    return bool(_ELSEWHERE.search(text, max(0, start - 60), start) or _ELSEWHERE_AFTER.match(text, end))


def _is_place(name: str) -> bool:
    place = gazetteer().largest(name)
    return place is not None and (place.kind is not PlaceKind.CITY or place.population >= _KNOWN_TOWN)


def _everyday(mention: Mention, text: str) -> bool:
    """True when a word stands beside a name that gives it its everyday meaning ("apple picker")."""
    around = text[mention.end :].casefold().lstrip(" -'’.")
    for word in mention.beside:
        if around.startswith(word) and not (word.isascii() and around[len(word) : len(word) + 1].isalpha()):
            return True
    before = _SPACED_WORD.findall(text[: mention.start]) if mention.beside else []
    capital = text[mention.start].isupper()
    return bool(before) and before[-1].casefold() in mention.beside and (not capital or before[-1][0].isupper())


class _View:
    """One well-known name in its query: does it mean the employer?"""

    def __init__(self, mention: Mention, reading: Reading, mentions: list[Mention], cue: re.Pattern[str]) -> None:
        self.mention = mention
        self._reading = reading
        self._text = reading.text
        self._mentions = mentions
        self._cue = cue

    def sure(self) -> float:
        """Confidence that the employer is meant; 0 for no."""
        mention, text = self.mention, self._text
        start, end, flags = mention.start, mention.end, mention.flags
        if _everyday(self.mention, self._text) or _is_elsewhere(text, start, end):
            return 0.0
        if _MODEL.match(text, end) or _MACHINE.search(text, max(0, start - 6), start):
            return 0.0
        cjk = CJK.match(text[start]) is not None
        lower = text[start:end].islower()
        if cjk and self._straddles():
            return 0.0
        if mention.acronym and not lower and not text[start:end].isupper() and (flags or end - start < _SHORT_ACRONYM):
            # "Au-pair", "Who": no acronym is written like a word.
            return 0.0
        if not flags and not (mention.acronym and lower and end - start < _SHORT_ACRONYM):
            return self._plain(cjk)
        if "x" in flags and lower:
            return 0.0
        return 0.95 if self._cued() else self._doubtful(cjk)

    def _plain(self, cjk: bool) -> float:
        """A name that is nothing else: only a longer place or phrase around it speaks against it."""
        start, end = self.mention.start, self.mention.end
        short = cjk and end - start <= _SURE_CJK
        single = " " not in self._text[start:end] and (short or not cjk)
        if self._cued():
            return 0.95
        if single and self._inside_longer():
            return 0.0
        return 0.9 if not short or self._touched(either=True) else 0.0

    def _doubtful(self, cjk: bool) -> float:
        """A name that may be a word, a place, a person or a product, without a cue."""
        text, flags, start = self._text, self.mention.flags, self.mention.start
        if (
            self._claimed("workplace", "employment")
            or self._inside_longer()
            or ("s" in flags and _TOOL.search(text, max(0, start - 20), start))
        ):
            return 0.0
        if cjk:
            return self._touched()
        if self._asked():
            return 0.9
        opening = not text[:start].strip(_OPENING)
        if ("s" in flags and (self._claimed("skills") or not opening)) or ("x" in flags and opening):
            return 0.0
        places = self._reading.of("locations")
        if self._qualified(places) or ("p" in flags and not (opening and len(places) > 1)):
            return 0.0
        return self._told_by_rest()

    def _qualified(self, places: list[Finding]) -> bool:
        """True for a town with its region after it ("Orange Vaucluse")."""
        end = self.mention.end
        here = any(f.start == self.mention.start and f.end == end for f in places)
        after = next((f for f in places if f.start > end and not self._text[end : f.start].strip(" ,")), None)
        return here and after is not None and after.value.kind not in ("city", "country")

    def _straddles(self) -> bool:
        """True when another claim holds only a part of the characters: 京东 in 北京东城."""
        start, end = self.mention.start, self.mention.end
        return any(
            f.overlaps(start, end) and not _within(f, start, end) and not (f.start == start and f.end == end)
            for f in self._reading.found if f.slot != "companies"
        )  # fmt: skip

    def listed(self) -> bool:
        """True when the name may stand beside another employer ("Metro oder Real")."""
        upper = self._text[self.mention.start].isupper() or self._text.islower()
        return (
            upper
            and "s" not in self.mention.flags
            and not _everyday(self.mention, self._text)
            and not self._inside_longer()
        )

    def _cued(self) -> bool:
        start = self.mention.start
        return self._cue.search(self._text, max(0, start - 40), start) is not None

    def _asked(self) -> bool:
        """True when a verb asks what the employer offers: "Does Sky want", "Hat Douglas", "Shell careers"."""
        text, start, end, flags = self._text, self.mention.start, self.mention.end, self.mention.flags
        before = _ASKED_BEFORE.search(text, max(0, start - 24), start)
        after = _ASKED_AFTER.match(text, end)
        if before and after:
            return True
        if not text[start].isupper() or self._claimed("workplace", "recency", "employment"):
            return False
        if before:
            return "x" not in flags and not text[: before.start()].strip(_OPENING)
        opening = not text[:start].strip(_OPENING)
        return opening and bool(after or ("s" not in flags and _BESIDE_JOBS.match(text, end)))

    def _claimed(self, *slots: str) -> bool:
        return any(f.overlaps(self.mention.start, self.mention.end) for f in self._reading.of(*slots))

    def _inside_longer(self) -> bool:
        """True when the name is part of a longer place, skill, level or role phrase."""
        start, end = self.mention.start, self.mention.end
        name, phrases = self._text[start:end], self._reading.phrases
        others = [f for f in self._reading.found if f.slot != "companies" and not _names_other(f, name)]
        spans = [(f.start, f.end) for f in others]
        # In Chinese a role phrase often opens with its employer ("美团骑手").
        spans += [span for span in phrases if not (CJK.match(name) and span[0] == start)]
        return any(a <= start and end <= b and b - a > end - start for a, b in spans)

    def _touched(self, *, either: bool = False) -> float:
        text, (start, end) = self._text, (self.mention.start, self.mention.end)
        edges = [(f.start, f.end) for f in self._reading.found if f.slot != "companies"] + self._reading.phrases
        before = _TOUCHES_BEFORE.search(text, max(0, start - 6), start) or any(b == start for _, b in edges)
        after = _TOUCHES_AFTER.match(text, end) or any(a == end for a, _ in edges)
        return 0.8 if (before or after if either else before and after) else 0.0

    def _told_by_rest(self) -> float:
        """A capital amid lower case tells a name; else the rest must be nothing but roles, places and the like."""
        text, reading, flags = self._text, self._reading, set(self.mention.flags)
        start, end = self.mention.start, self.mention.end
        words = [hit.span() for hit in _SPACED_WORD.finditer(text)]
        others = [(a, b) for a, b in words if b <= start or a >= end]
        capital = text[start].isupper() and not (text.isupper() and len(words) > 1)
        role_word = lexicon().name(fold_words(text[start:end], reading.language), reading.language) is not None
        if not others:
            return 0.7 if capital and not role_word and not flags & set("npg") else 0.0
        # Certificates are acronyms as well, and most words of a title have capitals.
        acronym = self.mention.acronym and end - start <= _SHORT_ACRONYM
        mixed = sum(text[a].isupper() for a, _ in others) * 4 <= len(others) * 3
        opens = not any(b <= start for _, b in words) or text[:start].rstrip().endswith((".", "?", "!", ":"))
        telling = capital and not acronym and not opens and mixed
        if telling and not role_word and reading.language != "de" and not text[:start].isupper():
            return 0.85
        if not capital and _ARTICLE.search(text, max(0, start - 8), start):
            return 0.0
        bare, role = self._uncovered(others)
        if role_word and not role:
            return 0.0
        if telling and reading.language == "de" and not flags & set("gn"):
            return 0.8
        lenient = (capital or not flags) and not (acronym and flags) and len(others) > 1
        return 0.75 if bare <= ((len(others) + 1) // 3 if lenient else 0) else 0.0

    def _uncovered(self, others: list[tuple[int, int]]) -> tuple[int, bool]:
        """How many other words are no role, place or the like, and whether any is a role."""
        text, reading = self._text, self._reading
        own = vocabulary(reading.language)
        taken = [(f.start, f.end) for f in reading.found] + [(m.start, m.end) for m in self._mentions]
        bare, role = 0, False
        for a, b in others:
            word = text[a:b].casefold()
            if any(x < b and a < y for x, y in reading.phrases) or word in own.head or word in own.field:
                role = True
            elif not (word in own.jobnoun or word in _SMALL_WORDS or any(x < b and a < y for x, y in taken)):
                bare += 1
        return bare, role


class CompanyFinder:
    """Matches the known names; the set is compiled once and kept while the same object is passed."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        self._vocab = vocab
        self._language = language
        self._seen: Collection[str] | None = None
        self._matcher: PhraseMatcher | None = None
        self._keys: set[str] = set()
        self._cues: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}

    def _names(self, companies: Collection[str]) -> PhraseMatcher | None:
        if companies is not self._seen:
            self._seen = companies
            self._keys = {key for name in companies if " " not in name and len(key := company_key(name)) >= 6}
            self._matcher = PhraseMatcher(self._vocab, attr="NORM") if companies else None
            patterns = [p for name in companies for p in _spellings(name)]
            if self._matcher is not None and patterns:
                add = self._vocab.strings.add
                self._matcher.add("companies", [[add(fold_word(w, self._language)) for w in p] for p in patterns])  # type: ignore[misc]
        return self._matcher

    def __call__(self, doc: Doc, reading: Reading) -> None:
        """Add the employers named in `doc`."""
        matcher = self._names(reading.companies)
        text = reading.text
        for _, first, last in matcher(doc) if matcher is not None else ():
            span = doc[first:last]
            cued = self._after_cue(text, span.start_char)
            if _is_elsewhere(text, span.start_char, span.end_char):
                continue
            if cued or self._believed(doc, first, last, reading):
                self._add(reading, span.start_char, span.end_char, cued, "known employer")
        for first, last in self._spaced(doc):
            span = doc[first:last]
            self._add(reading, span.start_char, span.end_char, self._after_cue(text, span.start_char), "known employer")
        self._well_known(reading)
        self._bodies(reading)
        self._unknown(reading)

    def _patterns(self, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Cues that end before a name, and cues with the unknown name that follows."""
        if language not in self._cues:
            cue = "|".join(filter(None, (_ANY_CUE, _CUE.get(language, ""))))
            self._cues[language] = (
                re.compile(rf"(?:{cue})$", re.IGNORECASE),
                re.compile(rf"(?<!\w)(?i:{cue}){_NAME}"),
            )
        return self._cues[language]

    def _well_known(self, reading: Reading) -> None:
        """The employers of the table, where the words mean them."""
        text = reading.text
        indexed = reading.of("companies")
        dated = reading.of("recency", "salary", "radius_km")
        mentions: list[Mention] = []
        for mention in employers().mentions(text):
            start, end = mention.start, mention.end
            longer = [f for f in indexed if f.overlaps(start, end) and f.end - f.start >= end - start]
            for finding in longer if not mention.flags else ():
                # The index has it under this or a longer name, which no place or role in it can take.
                finding.key = "companies:cued"
            if any(f.start == start and f.end == end for f in longer) and _everyday(mention, text):
                reading.found = [f for f in reading.found if not any(f is known for known in longer)]
            if not longer and not any(f.overlaps(start, end) and not _within(f, start, end) for f in dated):
                mentions.append(mention)
        views = [_View(m, reading, mentions, self._patterns(reading.language)[0]) for m in mentions]
        sure = [view.sure() for view in views]
        if 0.95 in sure:
            # Beside an employer that a cue names, a word is a word.
            sure = [c if c >= 0.9 else 0.0 for c in sure]
        for i, (view, confidence) in enumerate(zip(views, sure, strict=True)):
            if not confidence and any(
                sure[j] and _OR.fullmatch(text, *sorted((mentions[min(i, j)].end, mentions[max(i, j)].start)))
                for j in (i - 1, i + 1) if 0 <= j < len(views)
            ) and view.listed():  # fmt: skip
                confidence = 0.8
            if confidence:
                self._name(reading, view.mention.start, view.mention.end, confidence, "well-known employer")

    def _bodies(self, reading: Reading) -> None:
        """Councils, universities, hospitals, and names with their legal form."""
        text = reading.text
        places = [(f.start, f.end) for f in reading.of("locations")]
        claims = [(f.start, f.end) for f in reading.found if f.slot not in ("companies", "locations")]
        taken = [*places, *reading.phrases, *claims]
        found = bodies(text, places=places, taken=taken, is_place=_is_place)
        for reason, spans in (("body of a place", found), ("legal form", legal_names(text))):
            for start, end in spans:
                if not self._doubted(reading, start, end):
                    self._name(reading, start, end, 0.85, reason)

    def _doubted(self, reading: Reading, start: int, end: int) -> bool:
        """True when something speaks against a body: other claims, a role in it, a seeker's own past."""
        text = reading.text
        for finding in reading.of("salary", "recency", "companies"):
            if finding.overlaps(start, end) and (
                not _within(finding, start, end) or (finding.slot == "companies" and finding.start > start)
            ):
                return True
        if any(a <= start and end <= b for a, b in reading.phrases):
            return True
        if not headed(text, start) and " " in text[start:end] and self._ordinary(text[start:end].split()[0]):
            # A role or a level opens no name ("Senior Trust", "Nurse Hospital").
            return True
        if _COUNTY.match(text, start):
            cued = self._patterns(reading.language)[0].search(text, max(0, start - 40), start)
            asked = _ASKED_BEFORE.search(text, max(0, start - 24), start) or _ASKED_AFTER.match(text, end)
            if not cued and not asked:
                return True
        return _is_elsewhere(text, start, end)

    def _name(self, reading: Reading, start: int, end: int, confidence: float, reason: str) -> None:
        """Claim a name with what stands inside it: a date word ("今日头条"), a shorter name."""
        inside = [f for f in reading.of("recency", "companies") if _within(f, start, end)]
        reading.found = [f for f in reading.found if not any(f is other for other in inside)]
        name = reading.text[start:end]
        for place in reading.of("locations"):
            if place.start == start and place.end > end and _names_other(place, name):
                place.start = place.end - len(reading.text[end : place.end].lstrip())
                place.value = place.value.model_copy(update={"text": reading.text[place.start : place.end]})
        reading.found.append(Finding("companies", start, end, name, confidence, reason, key="companies:cued"))

    def _unknown(self, reading: Reading) -> None:
        """Capitalised names after a cue, and "@acme"."""
        text = reading.text
        for hit in _HANDLE.finditer(text):
            if not any(f.overlaps(*hit.span(1)) for f in reading.of("companies", "locations")):
                self._name(reading, *hit.span(1), 0.7, "after '@'")
        for hit in self._patterns(reading.language)[1].finditer(text):
            start, end = hit.span("name")
            known = reading.of("salary", "recency", "locations", "companies", "skills", "workplace", "exclude")
            if text[start:end].casefold().split()[0] in _NO_NAME or hit.group().startswith("Bei "):
                continue
            if self._ordinary(text[start:end]) or any(
                # "Müller & Söhne" is more than the Müller of the table.
                f.overlaps(start, end) and not (f.start == start and text[f.end : end].lstrip().startswith("&"))
                for f in known
            ):
                continue
            if not _is_elsewhere(text, start, end):
                self._name(reading, start, end, 0.7, f"after '{hit.group().split()[0]}'")

    def _spaced(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Names written apart that the index has in one word ("acme labs" for "acmelabs")."""
        for first in range(len(doc) - 1 if self._keys else 0):
            for last in range(first + 2, min(first + 4, len(doc)) + 1):
                if doc[first:last].text.casefold().replace(" ", "") in self._keys:
                    yield first, last

    def _add(self, reading: Reading, start: int, end: int, cued: bool, reason: str) -> None:
        reading.found.append(
            Finding(
                "companies",
                start,
                end,
                reading.text[start:end],
                0.9 if cued else 0.7,
                reason,
                key="companies:cued" if cued else "",
            )
        )

    def _after_cue(self, text: str, start: int) -> bool:
        before = text[max(0, start - 24) : start].rstrip()
        return any(hit.end() == len(before) for hit in phrase_pattern(self._language, "company_cue").finditer(before))

    def _ordinary(self, name: str) -> bool:
        """True when the name is also a word of the job language ("Remote", "Sales", "Design")."""
        own = vocabulary(self._language)
        word = name.casefold()
        if word in own.filler or word in own.jobnoun or word in own.head or word in own.field or word in own.soft:
            return True
        return lexicon().name(fold_words(name, self._language), self._language) is not None

    def _believed(self, doc: Doc, first: int, last: int, reading: Reading) -> bool:
        """Without a cue, a name needs a capital, or a short query and a place at either end of it."""
        span = doc[first:last]
        text = span.text
        if (len(text) < 3 and text.islower()) or text.isdigit() or self._ordinary(text):
            return False
        claims = [f for f in reading.found if f.overlaps(span.start_char, span.end_char)]
        if any(f.slot in ("locations", "skills") and f.end - f.start >= len(text) for f in claims):
            return False
        short = sum(token.is_alpha or token.like_num for token in doc) <= _SHORT_QUERY
        edge = first == 0 or last == len(doc)
        mixed = not (reading.text.islower() or reading.text.isupper())
        if text[0].isupper() and mixed:
            return first > 0 or last - first > 1 or short
        return short and (edge or last - first > 1)
