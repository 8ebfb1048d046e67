"""Well-known employers: a table of names, found in a text by their words, and bodies named after a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .words import CJK

#: Letters, digits, and the marks inside a name; CJK is not parted by blanks and is looked up by character.
_WORD = re.compile("[^\\W_\u3040-\u30ff\u3400-\u9fff]+(?:[.'’][^\\W_\u3040-\u30ff\u3400-\u9fff]+)*|[&+]")
_ELIDED = re.compile(r"(?:d|l|qu|jusqu|s|n|j)['’]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_MARKS = re.compile("[\u0300-\u036f.'’]")
_AND = re.compile("[&+]")
_PARTED = re.compile(r"[^\w\n&+ ]|_")
_BLANKS = re.compile("  +")
_APART = re.compile(r"[^\w\n&+]")
#: The longest names, in words and in characters where words are not parted.
_WORDS, _CHARACTERS = 7, 16
_ACRONYM = 5
_INFLECTED = re.compile("[^n]en?$")
_KATAKANA = re.compile("[\u30a1-\u30ff]")


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters start..end (exclusive) of a text are the name of a known employer.

    Attributes:
        flags: What else the name is: w a word, x a very common word, g a German noun, n a person's name, p a place,
            s a technology; "" when it is nothing else.
        acronym: It is written with two to five capitals.
        beside: Words next to which the name never is the employer ("picker" for Apple), folded.
    """

    start: int
    end: int
    flags: str = ""
    beside: tuple[str, ...] = ()
    acronym: bool = False

    def overlaps(self, start: int, end: int) -> bool:
        """True when the two stretches share a character."""
        return self.start < end and start < self.end


def _folded(names: str) -> str:
    """Names, one a line: case, accents and inner marks folded away, words parted by single blanks."""
    flat = _MARKS.sub("", unicodedata.normalize("NFKD", names.casefold()))
    flat = _BLANKS.sub(" ", _PARTED.sub(" ", _AND.sub(r" \g<0> ", unicodedata.normalize("NFC", flat))))
    return flat.replace(" \n", "\n").replace("\n ", "\n").strip(" ")


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else _folded(word)


class Employers:
    """The table; build once with `employers()`."""

    def __init__(self) -> None:
        text = (Path(__file__).parent / "data" / "employers.tsv").read_text("utf-8")
        lines = [line for line in text.split("\n") if line and line[0] != "#"]
        # All names folded as one text, and strings only: a start must not wait for thousands of small calls, nor for
        # the garbage collector, which thousands of tuples would set off over spaCy's heap.
        folded = _folded("\n".join([line.partition("\t")[0] for line in lines]))
        self._rows = dict(zip(folded.split("\n"), lines, strict=True))
        self._first = {key.partition(" ")[0] for key in self._rows}
        self._pairs = {key[:2] for key in self._rows if not key.isascii()}

    def mentions(self, text: str) -> list[Mention]:
        """The names in `text`, in order; of two that overlap, the earlier, then the longer."""
        found: list[Mention] = []
        at = 0
        spans = [*self._spelled(text), *self._written(text)] if CJK.search(text) else list(self._spelled(text))
        for mention in sorted(spans, key=lambda m: (m.start, -m.end)):
            if mention.start >= at:
                found.append(mention)
                at = mention.end
        return found

    def _spelled(self, text: str) -> Iterator[Mention]:
        words = [(hit.start(), hit.end(), hit.group()) for hit in _WORD.finditer(text)]
        folded = [_fold(word) for _, _, word in words]
        i = 0
        while i < len(words):
            size, mention = self._longest(text, words, folded, i)
            if mention is not None:
                yield mention
            i += size

    def _longest(
        self, text: str, words: list[tuple[int, int, str]], folded: list[str], i: int
    ) -> tuple[int, Mention | None]:
        """The longest name that begins at word `i`, with its number of words; (1, None) for none."""
        start, _, word = words[i]
        elided = _ELIDED.match(word)
        heads = [(start, folded[i])]
        if elided:
            heads.append((start + elided.end(), _fold(word[elided.end() :])))
        if _POSSESSIVE.search(word):
            heads.append((start, _fold(word[:-2])))
        own = [head for _, head in heads]
        if _INFLECTED.search(folded[i]):
            # "bei der Deutschen Bahn", "das Auswärtige Amt"
            heads += [(start, folded[i][:-1]), (start, f"{folded[i]}s")]
        for begin, head in heads:
            for size in range(min(_WORDS, len(words) - i) if head in self._first else 0, 0, -1):
                last = words[i + size - 1]
                end = last[1]
                key = " ".join([head, *folded[i + 1 : i + size]])
                line = self._rows.get(key)
                if line is None and size > 1 and _POSSESSIVE.search(last[2]):
                    key = " ".join([head, *folded[i + 1 : i + size - 1], _fold(last[2][:-2])])
                    line, end = self._rows.get(key), end - 2
                if line is None or (size == 1 and head not in own):
                    continue
                if size == 1 and head == _fold(word[:-2]) and _POSSESSIVE.search(word):
                    end -= 2
                name = line.partition("\t")[0]
                # "Gärtner" is no Gartner: accents may be left out, not put in.
                if name.isascii() and not text[begin:end].replace("’", "'").isascii():
                    continue
                return size, _mention(begin, end, line)
        return 1, None

    def _written(self, text: str) -> Iterator[Mention]:
        """Names in CJK characters; one in katakana must not continue before or after."""
        plain = _APART.sub(" ", text.casefold())
        if len(plain) != len(text):
            return
        i = 0
        while i < len(plain) - 1:
            longest = min(_CHARACTERS, len(plain) - i) if plain[i : i + 2] in self._pairs else 0
            for end in range(i + longest, i + 1, -1):
                line = self._rows.get(plain[i:end])
                if line is not None and CJK.search(plain, i, end) and _whole(plain, i, end):
                    yield _mention(i, end, line)
                    i = end - 1
                    break
            i += 1


def _whole(text: str, start: int, end: int) -> bool:
    inside = _KATAKANA.match(text[start]) and start and _KATAKANA.match(text[start - 1])
    after = _KATAKANA.match(text[end - 1]) and end < len(text) and _KATAKANA.match(text[end])
    return not inside and not after


def _mention(start: int, end: int, line: str) -> Mention:
    name, _, rest = line.partition("\t")
    flags, *beside = rest.split(" ")
    acronym = name.isupper() and name.isascii() and name.isalpha() and len(name) <= _ACRONYM
    return Mention(start, end, flags.strip("-"), tuple(beside), acronym)


@lru_cache(maxsize=1)
def employers() -> Employers:
    """The one table."""
    return Employers()


_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*\w"
_SMALL = r"(?:de la|de los|del|de|do|da|dos|das|du|des|la|le|les|los|las|van|von|der|am|an der|of|and|the|y|et|&)"
_NAME = re.compile(rf"{_CAP}(?: (?:{_SMALL} )?{_CAP})*")
#: A name before a tail; the first word of a sentence ("Is", "Does") is none of it.
_NAME_BEFORE = re.compile(
    r"(?<![\w-])(?!(?:Is|Are|Does|Do|Did|Has|Have|Will|Would|Can|Could|Should|The|At|In|Any|Show|Find|For|With|Ex"
    r"|And|Or|From)\b)"
    rf"(?:{_NAME.pattern})$"
)
_OF = r"(?:de la |de los |de las |de l['’]|del |des |du |de |d['’]|do |da |dos |das |van |von |of |la |le |l['’])"
#: Parts of countries and towns: "in the city of Leeds" is a place, "for the city of Leeds" an employer.
_AREA = (
    r"(?:City|County|Town|Borough|Royal Borough|London Borough|District|Commonwealth) of|Stadt|Landeshauptstadt"
    r"|Hansestadt"
    r"|Landkreis|Kreis|Gemeinde|Kanton|Ville|Commune|Métropole|Département|Région|Gemeente|Stad|Provincie"
)
_WITHIN = re.compile(
    r"\b(?:in|im|aus|nahe|raum|dans|en|within|em)\s+(?:the\s+|der\s+|dem\s+|la\s+|le\s+|de\s+)?$", re.IGNORECASE
)
#: Common nouns ("hospital de Lyon"): only a proper name makes them an employer's.
_COMMON = (
    r"Hospital(?: Universitario| General| Clínico| das Clínicas| Municipal)?|Clínica|Hôpital|Hôpitaux|Clinique"
    r"|EHPAD|Lycée"
    r"|Collège|Colegio|Colégio|Museo|Spital|Ziekenhuis|Tribunal|Stichting|Zorggroep|Brandweer|Maison de retraite"
    r"|Résidence"
    r"|Autohaus|Bäckerei|Metzgerei|Gasthof|Gasthaus|Pflegeheim|Seniorenheim|Seniorenresidenz"
)
_OFFICE = (
    r"University(?: College| Hospitals?)? of|University Hospitals?|Bank of|NHS|(?:Port|Diocese|Archdiocese|Museum"
    r"|College|Ministry|Government|Department) of"
    r"|Stadtwerken?|Universität|Uni|TU|FH|Hochschule|Technische[nr]? (?:Universität|Hochschule)|Fachhochschule"
    r"|Uniklinik(?:um)?|Universitätsklinik(?:um)?|Universitätsmedizin|Universitätsspital|Kantonsspital|Klinikum"
    r"|Kreisklinik(?:um|en)?|Stadtverwaltung|Landratsamt|Bezirksamt|Kreisverwaltung|Forschungszentrum|Amtsgericht"
    r"|Landgericht|Oberlandesgericht|Polizeipräsidium|Bistum|Erzbistum|Verkehrsbetriebe|Staatstheater|Staatsoper"
    r"|Handwerkskammer|IHK|Caritasverband"
    r"|Mairie|Communauté (?:de communes|d['’]agglomération|urbaine)|Conseil (?:départemental|régional|général)"
    r"|Préfecture|Rectorat|Académie|Université|CHU|CHRU|CHR|CH|CCI|CCAS|CPAM|Opéra"
    r"|Centre hospitalier(?: universitaire| régional| intercommunal)?|Chambre d['’]agriculture"
    r"|Ayuntamiento|Diputación(?: Provincial| Foral)?|Gobierno|Generalitat|Xunta|Cabildo|Concello|Ajuntament"
    r"|Universidad(?: Autónoma| Nacional| Politécnica| Tecnológica)?|Universitat(?: Autònoma| Politècnica)?"
    r"|Municipalidad|Intendencia|Alcaldía|Cámara de Comercio|Gobernación"
    r"|Prefeitura(?: Municipal)?|Câmara(?: Municipal)?|Governo(?: do Estado)?|Tribunal (?:de Justiça|Regional\w*)"
    r"|Universidade(?: Federal| Estadual| Nova| Católica)?|Santa Casa|Instituto Politécnico|Junta(?: de Freguesia)?"
    r"|Universiteit|Hogeschool|Waterschap|UMC|ROC|OCMW|Veiligheidsregio|Rechtbank|GGD|GGZ"
)
_HEAD = re.compile(
    rf"(?<![\w-])(?P<kind>(?P<area>{_AREA})|(?P<common>{_COMMON})(?= (?!de Justiça|Regional))|{_OFFICE})\s+{_OF}?",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}$")
_THREE_WORDS = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2}")
_SAINT = re.compile(r"(?:São|San|Santa|Santo|Saint|Sainte|St)\b[ -]?")
#: Tails after any name, and those that also end the name of a trade: before these the name must be a place.
_TAIL = re.compile(
    r"(?<=\s)(?P<kind>(?:(?:City|County|Borough|District|Town|Metropolitan|Shire|Regional) )*Council"
    r"|University(?: Hospitals?| Press)?|Airlines|Airways|Building Society|Credit Union|Public Schools|Health Board"
    r"|(?:(?:University|Teaching|General|Children['’]s|Foundation|Hospitals?) )*NHS (?:Foundation )?Trust"
    r"|(?:Unified |Independent |Public )?School District|Police Department|Constabulary|Fire Department"
    r"|Fire and Rescue(?: Service)?|Sheriff['’]s Office|Housing Association|Grammar School|High School|Primary School"
    r"|Verkehrsbetriebe|Wasserbetriebe|Volksbank|Philharmoniker"
    r"|(?P<trade>(?:General |Memorial |Children['’]s |Regional |Royal )*Hospitals?|College|Academy|Insurance|Rugby|FC"
    r"|Heritage|Orchestra|Zoo|Opera|Ballet|Trust|Group|Foods|Energy|Dairy|Authority|Museum|Brewery|Bakery|Homes"
    r"|(?:Cricket|Football|Golf|Rugby|Tennis|Yacht) Club|School of [A-Z]\w+))(?![\w-])",
    re.IGNORECASE,
)
#: The same in Chinese and Japanese; "大学生" is a student.
_BRANCH = "(?:医学院|醫學院|医学部)?(?:附属|附屬)?(?:第[一二三四五六]|儿童|口腔)?(?:医院|病院|醫院)"
_UNIVERSITY = f"(?:大学|大學)(?:{_BRANCH}|(?![生毕畢读讀本硕碩卒]|在读|学历|學歷|专业|專業))"
_TAIL_CJK = re.compile(
    f"(?:[\u4e00-\u9fff]{{0,4}}?{_UNIVERSITY}|市政府|区政府|區公所|縣政府|市?役所|区役所|町役場|県?庁"
    "|銀行|银行|信用金庫|農商銀行|公交集团|電鉄|ガス|電力|新聞社|交響楽団|图书馆|圖書館|博物馆|博物館|百货"
    "|市?(?:第[一二三四五六七八九]|中心|人民|妇幼|儿童|中医|市民|赤十字|総合|市立)+(?:人民)?(?:医院|病院|保健院|医療センター)"
    "|地铁(?=[还在]?招))"
)
_CJK_NAME = (
    "(?:(?![的在去想和或了从從是有我你他哪那这這及跟招聘做当當]|附近|民营|私立|公立|一家|短期|国立|毕业|就读|畢業)"
    "[\u30a0-\u30ff\u4e00-\u9fff])"
)
#: A name from the start of a clause to its tail.
_CLAUSE_CJK = re.compile(
    "(?:(?:^|(?<=[\\s，。、！？,；：]))(?:想去|想进|想考|听说|請問|请问|應徵|应聘|投)?)"
    f"(?P<name>{_CJK_NAME}{{2,8}}?(?:{_UNIVERSITY}"
    "|(?:酒吧|影楼|餐厅|饭店|酒店|医院|幼儿园|诊所|药房|学校|超市|百货|便利店|火锅店|健身房)(?=[今还在][^，。]{0,2}招|招)))"
    "|(?:^|(?<=[\\s、。]))(?P<shop>(?:(?![ので]|調剤|近く)[\u3040-\u30ff\u4e00-\u9fff]){2,8}?"
    "(?:幼稚園|保育園|薬局|造船|図書館|美術館|学園|動物病院|クリニック)(?=[でのにがは]))"
)
_LEGAL_FORM = (
    r"(?:g?GmbH(?: ?& ?Co\.? ?KG)?|AG(?: ?& ?Co\.? ?KG)?|KGaA|Ltd\.?|Limited|Inc\.?|LLC|PLC|plc|LLP|Corp\.?|Corporation"
    r"|S\.?A\.? de C\.?V\.?|S\.A\.S?\.?|S\.?L\.?U?\.|SARL|S\.?p\.?A\.?|B\.?V\.?|N\.V\.|Pty\.? Ltd\.?|Pvt\.? Ltd\.?"
    r"|Ltda\.?|Lda\.?|Oy|e\.V\.)"
)
_LEGAL = re.compile(
    rf"(?<![\w.]){_CAP}(?: (?:(?:&|und|and|et|y) )?{_CAP}){{0,3}},? {_LEGAL_FORM}(?!\w)"
    "|(?:株式会社|有限会社|合同会社)[\u30a0-\u30ff\u4e00-\u9fffA-Za-z]{2,12}"
    "|[\u30a0-\u30ff\u4e00-\u9fffA-Za-z]{2,14}?(?:株式会社|(?:股份|責任|责任)?有限公司)"
    "|(?<=那家)[\u4e00-\u9fff]{2,10}?(?:酒吧|餐厅|餐廳|饭店|酒店|火锅店|咖啡店|咖啡馆|茶馆)"
)


def bodies(
    text: str,
    *,
    places: Sequence[tuple[int, int]],
    taken: Sequence[tuple[int, int]],
    is_place: Callable[[str], bool],
) -> Iterator[tuple[int, int]]:
    """Spans of bodies that are named by what they are: "University of Leeds", "Stadt Köln", "CHU de Nantes".

    Args:
        text: A query as typed.
        places: Spans read as places; a body may be named after one, whatever the case of its letters.
        taken: Spans of places, roles and other claims, which a proper name does not run into.
        is_place: Tells whether a name is that of a place; what stands in a body's name may not have been read as one.
    """
    yield from _headed(text, places, taken, is_place)
    for hit in _TAIL.finditer(text):
        before = len(text[: hit.start()].rstrip())
        cased = hit["kind"][0].isupper()
        # "leeds city council": the place may have taken "city".
        place = next((start for start, end in places if start < hit.start() and before <= end <= hit.end()), None)
        if place is None and (word := _LAST_WORD.search(text, 0, before)) and is_place(word.group()):
            place = word.start()
        if place is not None and (cased or not hit["trade"]):
            yield place, hit.end()
        elif cased and (not hit["trade"] or not text[hit.end() :].lstrip()[:1].isupper()):
            limit = max((end for _, end in taken if end < before), default=0)
            name = _NAME_BEFORE.search(text, limit, before)
            if name is not None:
                begin = next((start for start, end in places if end + 1 == name.start()), name.start())
                yield begin, hit.end()
    if CJK.search(text):
        yield from _cjk_bodies(text, is_place)


def _headed(
    text: str, places: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]], is_place: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    for hit in _HEAD.finditer(text):
        at = hit.end()
        if hit["area"] and _WITHIN.search(text, max(0, hit.start() - 12), hit.start()):
            continue
        limit = min((a for a, b in taken if a > at or (a == at and (a, b) not in places)), default=len(text))
        place = next((end for start, end in places if start == at), None) or _place_at(text, at, limit, is_place)
        name = _NAME.match(text, at, limit) if hit["kind"][0].isupper() or _SAINT.match(text, at) else None
        if place is not None and (not hit["common"] or _SAINT.match(text, at)):
            yield hit.start(), place
        elif name is not None and (place is None or name.end() > place):
            yield hit.start(), name.end()


def _place_at(text: str, at: int, limit: int, is_place: Callable[[str], bool]) -> int | None:
    """The end of the longest name of a place that begins here, of three words or fewer."""
    words = _THREE_WORDS.match(text, at, limit)
    end = words.end() if words else at
    while end > at:
        if is_place(text[at:end]):
            return end
        end = text.rfind(" ", at, end)
    return None


def _cjk_bodies(text: str, is_place: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    at = 0
    for start in range(len(text)):
        if start < at or not CJK.match(text[start]):
            continue
        for middle in (start + 3, start + 2):
            tail = _TAIL_CJK.match(text, middle)
            if tail is not None and is_place(text[start:middle]):
                yield start, tail.end()
                at = tail.end()
                break
    for hit in _CLAUSE_CJK.finditer(text):
        yield hit.span("name") if hit["name"] else hit.span("shop")


def headed(text: str, start: int) -> bool:
    """True when what stands at `start` is the head of a body, such as "Stadt"."""
    return _HEAD.match(text, start) is not None


def legal_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names with their legal form: "Acme Tools Ltd", "株式会社山田"."""
    for hit in _LEGAL.finditer(text):
        yield hit.span()
