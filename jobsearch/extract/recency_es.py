"""Dates in Spanish."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_POSTED = (
    "publicad[oa]s?|anunciad[oa]s?|subid[oa]s?|colgad[oa]s?|actualizad[oa]s?|aparecid[oa]s?|puest[oa]s? en línea"
    "|añadid[oa]s?|lanzad[oa]s?|(?:que )?se (?:han )?(?:publicaron|publicado|publicó)|fechad[oa]s?"
)
_PLURAL = "(?:horas|días|semanas|meses)"
_PAST = "(?:pasad[oa]|anterior)"
_OF = "(?:del |de la |de est[ea] |de )"

SPANISH = Grammar(
    code="es",
    words=WORDS["es"],
    rules=(
        Rule("range", "entr", "entre", "y|hasta"),
        Rule("range", "del de desd", "del|de|desde", "al?|hasta"),
        Rule("since", "desd", "desde"),
        Rule("from", "part ante", "a partir (?:del?|de la)|no antes del?"),
        Rule("after", "desp post tras", "después (?:del?|de la)|posterior(?:es)? al?|tras"),
        Rule("until", "hast tard", "hasta|a más tardar"),
        Rule("before", "ante", "antes (?:del?|de la)|anterior(?:es)? al?"),
        Rule("on", "el en del de dura a", "el|en|durante|del|de|a"),
        Rule(
            "few",
            "últi esto esta unos unas poco poca algu vari",
            f"(?:en )?(?:l[oa]s )?últim[oa]s (?:poc[oa]s |cuant[oa]s )?{_PLURAL}|hace (?:un[oa]s|poc[oa]s"
            f"|algun[oa]s|vari[oa]s) (?:poc[oa]s )?{_PLURAL}|est[oa]s (?:últim[oa]s )?días|hace poco|últimamente",
        ),
        Rule("fresh", "hace", r"hace (?:menos de|como máximo|máximo) <n>\s*<unit>|hace <n>\s*<unit> o menos"),
        Rule("fresh", "anti viej", r"no más (?:antigu[oa]s?|viej[oa]s?) (?:de|que) <n>\s*<unit>"),
        Rule("stale", "más", r"(?:hace|con|de) más de <n>\s*<unit>"),
        Rule("young", "desd meno", r"desde hace <n>\s*<unit>|(?:con|de) menos de <n>\s*<unit>"),
        Rule("ago", "hace", r"(?<!desde\s)hace <n>\s*<unit>"),
        Rule(
            "last",
            "últi",
            r"(?:en |durante )?(?:el |l[oa]s? )?(?:<n> )?últim[oa]s? (?:<n>\s*)?<unit>(?! de (?:<m>|carrera|estudios))",
        ),
        Rule("last", "pasa ante", rf"(?:en )?(?:la |el )?<unit> {_PAST}|(?:en )?(?:l[oa]s )?pasad[oa]s <n>\s*<unit>"),
        Rule("within", "en dent", r"(?:en|dentro de(?: los)?) (?:menos de )?<n>\s*<unit>"),
        Rule("today", "hoy", "hoy"),
        Rule("yesterday", "ayer", "ayer"),
        Rule("eve", "ante anti ayer", "anteayer|antes de ayer|antier"),
        Rule("this", "este esta", "(?:en )?est[ea] <unit>"),
        Rule("this", "curs corr actu", "(?:en )?(?:el |la )<unit> (?:en curso|corriente|actual)"),
        Rule("told", "publ anun subi colg actu apar pues añad lanz se fech", _POSTED, "al?|hasta"),
        Rule(
            "no",
            "nuev",
            "nuev[oa]s? (?:york|le[óo]n|zelanda|delhi|m[ée]xico|jersey|andaluc[íi]a|segovia|guinea|orleans|trabajo"
            "|empleo|reto|retos|clientes?|negocios?|tecnolog[íi]as|mercados|productos|proyectos?|vida|etapa|medios"
            "|generaci[óo]n|incorporaci[óo]n|desaf[íi]os?|oportunidad|apertura|construcci[óo]n|viviendas?|obra)"
            "|de nuevo",
        ),
        Rule(
            "no",
            "reci últi",
            "experiencia reciente|(?:recientemente|recién) (?:graduad|titulad|licenciad|egresad|llegad|nacid"
            "|despedid|mudad)[oa]s?|últim[oa]s? (?:tecnolog[íi]as|tendencias|curso|año)",
        ),
        Rule(
            "vague",
            "reci nuev nove últi publ",
            "publicad[oa]s? recientemente|recientemente(?: publicad[oa]s?)?|recién publicad[oa]s?|(?:más "
            ")?recientes?|nuev[oa]s?|novedades|últim[oa]s(?= (?:ofertas|vacantes|empleos|trabajos|anuncios))",
        ),
    ),
    dates=(
        ("day", "(?:<w>,? )?(?:día )?<d>(?:º|o)? (?:de )?<m>(?:,? (?:del? )?<y>)?"),
        ("day", "(?:<w>,? )?primero de <m>(?: (?:del? )?<y>)?"),
        ("weekend", "(?:este )?fin de semana pasado(?P<prev>)|(?:este )?fin de semana"),
        ("start", rf"(?:principios?|inicios?|comienzos?) (?:{_OF}<unit> {_PAST}(?P<prev>)|{_OF}<unit>)"),
        ("start", "(?:principios?|inicios?|comienzos?) (?:(?:del mes )?de )?(?:<m>(?: (?:del? )?<y>)?|<y>)"),
        ("mid", rf"mediados (?:{_OF}<unit> {_PAST}(?P<prev>)|{_OF}<unit>|(?:de )?(?:<m>(?: (?:del? )?<y>)?|<y>))"),
        ("end", rf"(?:finales?|fines|fin) (?:{_OF}<unit> {_PAST}(?P<prev>)|(?:de )?(?:<m>(?: (?:del? )?<y>)?|<y>))"),
        ("weekday_of_last_week", "<w> de la semana pasada"),
        ("weekday_of_this_week", "este <w>"),
        ("weekday", "<w> pasado(?P<prev>)|(?:pasado|último)(?P<prev2>) <w>"),
        ("weekday", "<w>"),
        ("quarter", "[tq]<q>(?: <y>)?|<q> trimestre(?: (?:del? )?<y>)?"),
        ("month", "(?:mes de )?<m>(?:,? (?:del? )?<y>)?"),
        ("day_of_month!", r"(?:día )?<d>(?: de(?: este| el)? mes)?(?!\s*(?:de |€|%|h|euros))"),
        ("today", "hoy"),
        ("yesterday", "ayer"),
        ("eve", "anteayer|antes de ayer|antier"),
        ("last", rf"<unit> {_PAST}|(?:l[oa]s? )?últim[oa]s? (?:<n>\s*)?<unit>"),
        ("this", "est[ea] <unit>"),
        ("christmas", "navidad(?:es)?(?: (?:del? )?<y>)?"),
        ("new_year", "año nuevo"),
        ("year", "<y>"),
    ),
    last_year="(?:del )?año pasado",
    this_year="(?:de )?este año",
    opens=(
        "seme día prim prin inic comi medi fina fine fin este esta pasa últi t q mes hoy ayer ante anti sema trim "
        "año días navi los las"
    ),
    onwards="en adelante|o (?:después|más recientes?)",
    article="el|la|los|las",
    posted=_POSTED,
    ads="anuncios?",
)
