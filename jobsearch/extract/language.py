"""Which language a text is in: by script, then by function words and the words of job search."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from .language_grams import LATIN, han_scores, latin_scores, latin_words

_LATIN_WORD = re.compile(r"[a-zà-öø-ÿœßąćęłńóśźżčďěňřšťůžăâîșțğış]+")
_SAMPLE = 1500
#: Texts of fewer words are told by the shape of their words.
_SHORT = 40
#: What the words of a language without a table of shapes must weigh in a short text.
_PROOF = 4.0
#: Head starts: names, brands and technologies look English, and where Spanish and Portuguese share the words
#: ("soldador TIG"), more seekers are Spanish.
_HEAD_START = {"en": 0.5, "es": 0.3}
#: Closer than this (natural logarithm of odds), a place named may decide.
_DOUBTFUL = 3.0
_PLACE = 2.0
#: Longer texts have words enough, and places take longer to find.
_NAMED = 90
_SPOKEN_IN = {
    "DE": ("de",), "AT": ("de",), "CH": ("de", "fr"), "LI": ("de",), "LU": ("fr", "de"), "FR": ("fr",),
    "BE": ("nl", "fr"), "NL": ("nl",), "PT": ("pt",), "BR": ("pt",), "MA": ("fr",), "TN": ("fr",), "MC": ("fr",),
    "US": ("en",), "GB": ("en",), "IE": ("en",), "CA": ("en",), "AU": ("en",), "NZ": ("en",), "IN": ("en",),
    "SG": ("en",), "ZA": ("en",), "AE": ("en",), "MT": ("en",), "PH": ("en",), "NG": ("en",), "KE": ("en",),
    **dict.fromkeys(["ES", "MX", "AR", "CO", "CL", "PE", "UY", "EC", "VE", "BO", "PY", "CR", "PA", "GT"], ("es",)),
}  # fmt: skip

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

_LETTERS = (
    ("pl", "ąćęłńśźż"), ("cs", "ěřůďťň"), ("sv", "å"), ("da", "øæ"), ("tr", "ğış"), ("hu", "őű"), ("ro", "șță"),
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
    told by their letters, so a Chinese query with English product names is Chinese. Short texts are told by the shape
    of their words, then by the country of a place named.

    >>> detect_language("Ingenieur Luft- und Raumfahrt Bayern")
    'de'
    """
    return _detected(text[:_SAMPLE])


@lru_cache(maxsize=4096)
def _detected(sample: str) -> str:
    other = _by_script(sample)
    if other:
        return _without_kana(sample) if other == "zh" else other
    words = _LATIN_WORD.findall(sample.lower())
    if not words:
        return "en"
    scores: dict[str, float] = {"en": 0.1}
    proofs: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language, weight in _WEIGHTS.get(word, ()):
            scores[language] = scores.get(language, 0.0) + weight * count
            proofs[language] += 1
    if len(words) >= _SHORT:
        return max(scores, key=lambda code: (scores[code], code == "en"))
    return _rare(sample, scores, proofs) or _by_shape(sample)


def _rare(sample: str, scores: dict[str, float], proofs: Counter[str]) -> str | None:
    """A language that is rare here must say more: two words of it, or one and a letter of its own."""
    lowered = sample.lower()
    for language, letters in _LETTERS:
        if any(letter in lowered for letter in letters):
            scores[language] = scores.get(language, 0.0) + 1.0
            proofs[language] += 1
    rare = [code for code in scores if code not in LATIN and proofs[code] > 1 and scores[code] >= _PROOF]
    best = max(rare, key=lambda code: scores[code], default=None)
    common = max(scores.get(code, 0.0) for code in LATIN)
    return best if best is not None and scores[best] > common * 1.3 else None


def _by_shape(sample: str) -> str:
    scores = latin_scores(latin_words(sample))
    for language, start in _HEAD_START.items():
        scores[language] += start
    first, second = sorted(scores, key=lambda code: -scores[code])[:2]
    if scores[first] - scores[second] < _DOUBTFUL and len(sample) < _NAMED:
        for country in _countries(sample):
            for language in _SPOKEN_IN.get(country, ()):
                scores[language] += _PLACE
        first = max(scores, key=lambda code: scores[code])
    return first


def _without_kana(sample: str) -> str:
    """Chinese or Japanese, where only ideographs stand."""
    scores = han_scores(sample)
    if abs(scores["ja"] - scores["zh"]) < _DOUBTFUL * 2 and len(sample) < _NAMED:
        countries = _countries(sample)
        scores["ja"] += 2 * _PLACE * ("JP" in countries)
        scores["zh"] += 2 * _PLACE * bool({"CN", "TW", "HK", "MO"} & countries)
    return "ja" if scores["ja"] > scores["zh"] else "zh"


def _countries(text: str) -> set[str]:
    """Countries of the places named."""
    # Descriptions never come here, and not every reader of them has the places loaded.
    from .places import gazetteer

    return {found.value[0].country for found in gazetteer().find(text) if found.value[0].country}


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
