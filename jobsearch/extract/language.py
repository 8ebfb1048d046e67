"""Which language a text is in: by script, then by function words and the words of job search."""

from __future__ import annotations

import re
from collections import Counter

_LATIN_WORD = re.compile(r"[a-zà-öø-ÿœßąćęłńóśźżčďěňřšťůžăâîșțğış]+")
_SAMPLE = 1500
_COMMON = frozenset(("en", "de", "fr", "es"))

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_ANY_SCRIPT = re.compile(
    "[\u0370-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)

# Function words weigh 2; words of the trade, which loans carry across borders, weigh 1.
_FUNCTION = {
    "en":
        "the and of to in for with on at by from is are was were be been have has had that this these those you"
        " your we our us they their it its as an or not but which who what where when"
    " any can could should would will do does did i my me there about into over within without near more"
        " than than anyone someone looking",
    "de":
        "der die das den dem des und oder in im mit für von vom zu zum zur bei beim auf aus nach über unter ist"
        " sind war werden wird haben hat ein eine einen einem einer eines nicht kein keine ohne"
    " als auch an am wir sie ihr ihre unser unsere du dein deine ich mich mein gerne gern welche wo wer gibt"
        " es suche sowie durch bis ab möglichst nähe",
    "fr":
        "le la les des du de et ou en dans avec pour par sur au aux un une est sont être avoir nous vous votre"
        " vos notre nos je cherche que qui quoi où quels quelles pas sans ce cette ces son sa ses"
    " plus chez entre près d l à il elle y été offres",
    "es":
        "el la los las de del y o en con para por un una unos unas es son ser que qué quién dónde cómo no sin su"
        " sus se al lo le como más busco cerca hay este esta estos desde hasta sobre nuestro nuestra"
    " somos tu tus eres te mi trabajar",
    "pt":
        "o a os as de do da dos das e ou em no na nos nas com para por um uma é são ser que não sem seu sua ao à"
        " como mais você nossa nosso estamos procuro perto vaga vagas",
    "it":
        "il lo la gli le di del della dei delle e o in nel nella con per da dal un una è sono essere che non"
        " senza suo sua come più cerco vicino siamo nostro nostra lavoro presso",
    "nl":
        "de het een en of in met voor van op aan bij naar uit is zijn was wordt worden hebben heeft niet geen"
        " zonder als ook wij jij je jouw ons onze ik mijn zoek te om dat die er vacature vacatures werken",
    "pl":
        "i w na z do dla od po przy oraz lub nie jest są być się że jak który która praca pracy szukam oferty"
        " oferujemy w nasz nasza",
    "sv": "och att det som en ett är på för med av till inte vi du din vår vårt jobb söker hos eller",
    "da": "og at det som en et er på for med af til ikke vi du din vores job søger hos eller",
    "ro": "și în de la cu pentru din pe este sunt nu un o care sau mai locuri muncă",
    "cs": "a v na se je že pro s do z o ve jako nebo práce nabízíme hledáme",
    "hu": "a az és egy hogy nem van vagy munka keresünk állás",
    "tr": "ve bir için ile bu olarak olan iş ilan arıyoruz",
    "fi": "ja on ei se että tai kanssa työ haemme",
}  # fmt: skip
_TRADE = {
    "en":
        "job jobs remote engineer developer manager senior junior sales part full time posted last past week"
        " month hiring work working position positions role roles nurse driver designer analyst"
    " teacher warehouse cleaner assistant internship intern software data marketing customer support",
    "de":
        "stelle stellen stellenangebote arbeit vollzeit teilzeit minijob ausbildung praktikum werkstudent"
        " entwickler entwicklerin ingenieur ingenieurin kaufmann kauffrau berater beraterin leiter leiterin"
    " mitarbeiter mitarbeiterin verkäufer verkäuferin fahrer fachkraft pflegefachkraft vertrieb buchhalter"
        " erzieher techniker elektriker sachbearbeiter befristet homeoffice aushilfe unbefristet"
    " wissenschaftlicher studentische hilfskraft bauleiter techniker systemadministrator"
        " steuerfachangestellte krankenpfleger lagerist köln münchen aktuelle neue luft raumfahrt rechenzentrum"
        " ruhrgebiet"
    " schweißer maurer koch köchin kellner arzt ärztin lehrer reinigungskraft quereinsteiger woche tage"
        " letzten jahr monat stunde beauty",
    "fr":
        "emploi emplois poste stage alternance ingénieur développeur développeuse vendeur vendeuse commercial"
        " télétravail temps plein partiel recherche infirmier infirmière chauffeur serveur serveuse cuisinier"
    " comptable assistante aide soignante logiciel jours derniers semaine intérim hôtesse conducteur"
        " caissier caissière mois publiées",
    "es":
        "trabajo empleo empleos oferta ofertas ingeniero ingeniera desarrollador desarrolladora conductor"
        " camarero camarera limpiadora limpieza cocinero cocinera enfermero enfermera administrativo"
        " administrativa"
    " jornada completa media tiempo teletrabajo remoto experiencia dependienta dependiente soldador"
        " carpintero fontanero mecánico médico técnico informático repartidor albañil peón camión carnet coches"
    " granja contable nóminas recientes comercial datos urgente prácticas cuidar mayores almacén mozo"
        " electricista discapacidad obra días últimos profesor auxiliar ayudante industrial trbajo limpiesa"
        " kamarera",
    "pt":
        "trabalho emprego desenvolvedor desenvolvedora engenheiro motorista vendedor enfermeiro estágio remoto"
        " auxiliar assistente analista meio período",
    "it":
        "lavoro impiegato ingegnere sviluppatore autista cameriere infermiere tirocinio stage offerte commesso"
        " magazziniere",
    "nl": "baan banen ontwikkelaar verpleegkundige chauffeur medewerker monteur stage thuiswerken verkoper",
}  # fmt: skip

_ENDINGS = (
    (
        "de",
        re.compile(
            r"(?:ung|ungen|keit|heit|schaft|fachkraft|leiter(?:in)?|entwickler(?:in)?|berater(?:in)?"
            r"|ieur(?:in)?|arbeiter(?:in)?|helfer(?:in)?|stelle|lich(?:e[rnms]?)?|isch(?:e[rnms]?)"
            r"|techniker(?:in)?|führer|kaufmann|meister|pfleger(?:in)?|gebiet|assistent(?:in)?|beamter)$"
        ),
    ),
    (
        "es",
        re.compile(
            r"(?:ción|ciones|dores|dor|doras?|ería|istas?|eros?|eras?|ales|antes?|entes?|icos?|icas?|ores"
            r"|ivos?|ivas?|mente|ñ[oa]s?|ancia|encia|dad)$"
        ),
    ),
    ("fr", re.compile(r"(?:eur|euse|ière|ier|trice|ement|eaux|aise|ée|ées|és|ique|isme)$")),
    ("pt", re.compile(r"(?:ção|ções|ões|ões|nh[oa]|ário|ária)$")),
    ("it", re.compile(r"(?:zione|zioni|iere|tore|trice|aggio|ezza|mente|ità)$")),
    ("en", re.compile(r"(?:ing|tion|ment|ness|ship|ist|yst|eer|ance|ety|ity|ical|ful|less|ware)$")),
)
_LETTERS = (
    ("de", "äöüß"), ("es", "ñ¿¡"), ("fr", "œçèêëîïûù"), ("pt", "ãõ"), ("pl", "ąćęłńśźż"), ("cs", "ěřůďťň"), ("sv", "å"),
    ("da", "øæ"),
    ("tr", "ğış"), ("hu", "őű"), ("ro", "șță"),
)  # fmt: skip


def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    words: dict[str, dict[str, float]] = {}
    for table, weight in ((_TRADE, 1.0), (_FUNCTION, 2.0)):
        for language, listed in table.items():
            for word in listed.split():
                words.setdefault(word, {})[language] = weight
    # A word of several languages tells less for each.
    return {
        word: tuple((language, weight / len(found) ** 0.5) for language, weight in found.items())
        for word, found in words.items()
    }


_WEIGHTS = _weights()


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of `text`'s language; "en" when nothing tells.

    Works on short queries as on whole descriptions (the first 1,500 characters count). Other scripts than Latin are
    told by their letters, so a Chinese query with English product names is Chinese.

    >>> detect_language("Ingenieur Luft- und Raumfahrt Bayern")
    'de'
    """
    sample = text[:_SAMPLE]
    other = _by_script(sample)
    if other:
        return other
    words = _LATIN_WORD.findall(sample.lower())
    if not words:
        return "en"
    scores: dict[str, float] = {"en": 0.1}
    for word, count in Counter(words).items():
        for language, weight in _WEIGHTS.get(word, ()):
            scores[language] = scores.get(language, 0.0) + weight * count
    if len(words) < 40:
        _add_shapes(words, sample, scores)
    if len(words) < 12:
        # Few words prove little: the languages that are rare here must say more.
        scores = {code: score * (1.0 if code in _COMMON else 0.6) for code, score in scores.items()}
        scores["en"] += 0.5
    return max(scores, key=lambda code: (scores[code], code == "en"))


def _by_script(sample: str) -> str | None:
    if sample.isascii() or not _ANY_SCRIPT.search(sample):
        return None
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    if counts["ja"] and counts["ja"] * 8 >= counts["zh"]:
        counts["ja"] += counts["zh"]
    code = max(counts, key=lambda c: counts[c])
    if not counts[code]:
        return None
    latin = sum(ch.isascii() and ch.isalpha() for ch in sample)
    # One ideograph says about what three letters do.
    if counts[code] * (3 if code in ("zh", "ja", "ko") else 1) < latin * 0.35:
        return None
    return "uk" if code == "ru" and _UKRAINIAN.search(sample) else code


def _add_shapes(words: list[str], sample: str, scores: dict[str, float]) -> None:
    """Short texts often have no function word: endings and letters tell then."""
    for word in words:
        if len(word) > 4 and word not in _WEIGHTS:
            for language, pattern in _ENDINGS:
                if pattern.search(word):
                    scores[language] = scores.get(language, 0.0) + (0.8 if language == "de" else 0.4)
    lowered = sample.lower()
    for language, letters in _LETTERS:
        found = sum(lowered.count(ch) for ch in letters)
        if found:
            scores[language] = scores.get(language, 0.0) + min(0.8, 0.5 * found)
