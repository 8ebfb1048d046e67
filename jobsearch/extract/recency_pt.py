"""Dates in Portuguese."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_POSTED = (
    "publicad[oa]s?|anunciad[oa]s?|postad[oa]s?|divulgad[oa]s?|abert[oa]s?|colocad[oa]s?|lançad[oa]s?"
    "|atualizad[oa]s?|criad[oa]s?|adicionad[oa]s?|datad[oa]s?|listad[oa]s?"
)
_PLURAL = "(?:horas|dias|semanas|meses)"
_PAST = "(?:passad[oa]|anterior)"
_OF = "(?:d[oa] |dest[ea] |dess[ea] )"

PORTUGUESE = Grammar(
    code="pt",
    words=WORDS["pt"],
    rules=(
        Rule("range", "entr", "entre", "e|até"),
        Rule("range", "de do desd", "de|do|desde", "ao?|até(?: ao?)?"),
        Rule("since", "desd", "desde"),
        Rule("from", "part ante", "a partir(?: d[eoa])?|não antes d[eoa]"),
        Rule("after", "após depo post", "após|depois d[eoa]|posterior(?:es)? ao?"),
        Rule("until", "até", "até(?: ao)?"),
        Rule("before", "ante", "antes d[eoa]|anterior(?:es)? ao?"),
        Rule("on", "em no na dura de do da dia", "em|n[oa]|durante|de|d[oa]"),
        Rule(
            "few",
            "últi algu pouc este esta nest ulti",
            f"(?:[nd][oa]s )?últim[oa]s (?:pouc[oa]s )?{_PLURAL}|há (?:algun|alguma|pouco|pouca)s? {_PLURAL}"
            f"|(?:alguns|algumas|pouc[oa]s) {_PLURAL} atrás|há pouco(?: tempo)?|nestes (?:últimos )?dias"
            "|ultimamente",
        ),
        Rule("fresh", "há", r"há (?:menos de|no máximo) <n>\s*<unit>|há <n>\s*<unit> ou menos"),
        Rule("stale", "mais", r"(?:há|com|de) mais de <n>\s*<unit>"),
        Rule("young", "desd meno", r"desde há <n>\s*<unit>|(?:com|de) menos de <n>\s*<unit>"),
        Rule("ago", "há atrá", r"há <n>\s*<unit>(?: atrás)?|<n>\s*<unit> atrás"),
        Rule(
            "last",
            "últi",
            r"(?:[nd][oa]s? |durante [oa]s? |[oa]s? )?(?:<n> )?últim[oa]s? (?:<n>\s*)?<unit>(?! d[eoa] (?:<m>|curso"
            "|faculdade))",
        ),
        Rule("last", "pass ante", rf"(?:[nd][oa] |[oa] )?<unit> {_PAST}"),
        Rule("within", "em dent", r"(?:em|dentro de) (?:menos de |até )?<n>\s*<unit>"),
        Rule("today", "hoje", "hoje"),
        Rule("yesterday", "onte", "ontem"),
        Rule("eve", "ante", "anteontem|antes de ontem"),
        Rule("this", "este esta nest dest esse essa ness dess", "[nd]?es[ts][ea] <unit>"),
        Rule("this", "atua corr", "(?:[nd]?[oa] )<unit> (?:atual|corrente|em curso)"),
        Rule("told", "publ anun post divu aber colo lanç atua cria adic data list", _POSTED, "ao?|até(?: ao?)?"),
        Rule(
            "no",
            "novo nova",
            "nov[oa]s? (?:york|iorque|jersey|zelândia|delhi|orleans|hamburgo|iguaçu|friburgo|lima|odessa|scotia"
            "|andradina|nordisk|trabalho|emprego|desafios?|clientes?|negócios|tecnologias|mercados|produtos"
            "|projetos?|carreira|vida|mídias|empreendimentos|funcionários|lojas?|unidade)|de novo",
        ),
        Rule(
            "no",
            "rece últi",
            "experiência recente|(?:recentemente|recém)[ -](?:formad|graduad|demitid|chegad|contratad"
            "|nascid)[oa]s?|últim[oa]s? (?:tecnologias|tendências|ano)",
        ),
        Rule(
            "vague",
            "rece novo nova novi últi publ",
            "publicad[oa]s? recentemente|recentemente(?: publicad[oa]s?)?|recém[ -]publicad[oa]s?|(?:mais "
            r")?recentes?|nov[oa]s?(?= (?:vagas?|ofertas?|oportunidades|empregos|anúncios))|(?<=vagas\s)nov[oa]s"
            r"|(?<=ofertas\s)novas|novidades|últimas(?= (?:vagas|ofertas|oportunidades))",
        ),
    ),
    dates=(
        ("day", "(?:<w>,? )?(?:dia )?<d>(?:º|o)? (?:de )?<m>(?:,? (?:de )?<y>)?"),
        ("day", "(?:<w>,? )?(?:dia )?primeiro de <m>(?: (?:de )?<y>)?"),
        ("weekend", "(?:este )?(?:fim|final) de semana passado(?P<prev>)|(?:este )?(?:fim|final) de semana"),
        ("start", rf"(?:inícios?|começo|princípios?) (?:{_OF}<unit> {_PAST}(?P<prev>)|{_OF}<unit>)"),
        ("start", "(?:inícios?|começo|princípios?) (?:(?:do mês )?de )?(?:<m>(?: (?:de )?<y>)?|<y>)"),
        ("mid", rf"(?:meados|meio) (?:{_OF}<unit> {_PAST}(?P<prev>)|{_OF}<unit>|(?:de )?(?:<m>(?: (?:de )?<y>)?|<y>))"),
        ("end", rf"(?:fim|final|finais|fins) (?:{_OF}<unit> {_PAST}(?P<prev>)|(?:de )?(?:<m>(?: (?:de )?<y>)?|<y>))"),
        ("weekday_of_last_week", "<w> da semana passada"),
        ("weekday_of_this_week", "est[ea] <w>"),
        ("weekday", "<w> passad[oa](?P<prev>)|(?:última|último)(?P<prev2>) <w>"),
        ("weekday", "<w>(?! (?:semana|fase|vez|edição|classe|geração|etapa))"),
        ("quarter", "[tq]<q>(?: <y>)?|<q> trimestre(?: (?:de )?<y>)?"),
        ("month", "(?:mês de )?<m>(?:,? (?:de )?<y>)?"),
        ("day_of_month!", r"(?:dia )?<d>(?:º|o)?(?: d(?:o|este) mês)?(?!\s*(?:de |€|%|h|euros|reais|anos))"),
        ("today", "hoje"),
        ("yesterday", "ontem"),
        ("eve", "anteontem|antes de ontem"),
        ("last", rf"<unit> {_PAST}|últim[oa]s? (?:<n>\s*)?<unit>"),
        ("this", "d?es[ts][ea] <unit>"),
        ("christmas!", "natal(?: (?:de )?<y>)?"),
        ("new_year", "ano[ -]novo|réveillon"),
        ("year", "<y>"),
    ),
    last_year="(?:do )?ano passado",
    this_year="d?este ano",
    opens=(
        "seme dia prim iníc come prin mead meio fim fina fins este esta esse essa dest dess últi t q mês hoje "
        "onte ante sema trim ano nata révei ano"
    ),
    onwards="em diante|ou (?:depois|mais recentes?)",
    article="o|a|os|as",
    posted=_POSTED,
    ads="anúncios?",
)
