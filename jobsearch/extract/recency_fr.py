"""Dates in French."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_POSTED = (
    "publi(?:ée?s?|és)|parue?s?|postées?|mis(?:es?)? en ligne|diffusées?|déposées?|ajoutée?s?|affichées?|sorti(?:e"
    "|s|es)|datées?|actualisées?"
)
_PLURAL = "(?:heures|jours|semaines|mois)"
_PAST = "(?:derni(?:er|ère)|passée?|précédente?|écoulée?)"
_OF = r"(?:du |de la |de l'|de ce |de cette |de cet )"

FRENCH = Grammar(
    code="fr",
    words=WORDS["fr"],
    rules=(
        Rule("range", "entr", "entre", "et"),
        Rule("range", "du depu de", "du|depuis|de", "au|à|jusqu'au|jusqu'à"),
        Rule("since", "depu", "depuis"),
        Rule("from", "part comp des pas", "à (?:partir|compter) (?:du|de la|de l'|de|d')|dès(?= le )|pas avant"),
        Rule("after", "aprè plus post", "après|plus récente?s? (?:que|qu')|postérieure?s? (?:au|à)"),
        Rule("until", "jusq tard", "jusqu'(?:au|à la|à|en)|au plus tard"),
        Rule("before", "avan anté", "avant|antérieure?s? (?:au|à)"),
        Rule("on", "le en au cour du de", "le|en|au|courant|au mois (?:de |d')|du|de"),
        Rule(
            "few",
            "dern quel jour plus",
            f"(?:ces|les|des|dans les|au cours des) (?:quelques )?derni(?:ers|ères) {_PLURAL}|il y a (?:quelques"
            f"|plusieurs) {_PLURAL}|ces jours-ci|ces derniers temps|ces (?:quelques )?{_PLURAL} derni(?:ers|ères)",
        ),
        Rule(
            "fresh",
            "moin maxi plus",
            r"il y a (?:moins (?:de |d')|(?:au plus|maximum) )<n>\s*<unit>|il y a <n>\s*<unit> ou moins",
        ),
        Rule("fresh", "plus vieu", r"pas plus (?:de vieux |vieux |vieilles |anciennes? )(?:que |de )<n>\s*<unit>"),
        Rule("stale", "plus", r"(?:il y a )?plus (?:de |d')<n>\s*<unit>"),
        Rule("ago", "il", r"il y a <n>\s*<unit>"),
        Rule(
            "last",
            "dern",
            "(?:(?:ces|les|des|au cours des|dans les|pendant les|durant les|sur les|la|le|l'|de la|du|au cours de "
            r"la|au cours du|dans la|dans le)\s*)?(?:<n> )?derni(?:ers?|ères?) (?:<n>\s*)?<unit>",
        ),
        Rule(
            "last",
            "dern pass préc écou",
            f"(?:(?:la|le|de la|du|au cours de la|au cours du|dans la) |l')<unit> {_PAST}|(?:ces |les "
            r")<n>\s*<unit> (?:derni(?:ers|ères)|passée?s)",
        ),
        Rule("young", "moin depu", r"(?:depuis |datant de |de )?moins (?:de |d')<n>\s*<unit>|depuis <n>\s*<unit>"),
        Rule("within", "en sous dans", r"(?:en|sous|dans les) <n>\s*<unit>"),
        Rule("today", "aujo mati", "aujourd'hui|ce matin"),
        Rule("yesterday", "hier", "hier"),
        Rule("eve", "hier", "avant-hier|avant hier"),
        Rule("this", "ce cett cet", r"(?:de )?(?:ce|cette|cet) <unit>(?:[\s-]ci)?"),
        Rule("this", "cour", r"(?:de )?(?:le |la |l')<unit> en cours"),
        Rule("told", "anno publ paru post mis mise diff dépo ajou affi sort daté actu", _POSTED, "au|à|jusqu'au"),
        Rule(
            "no",
            "nouv",
            r"nouve(?:au|aux|l|lle|lles)[\s-]+(?:aquitaine|calédonie|zélande|orléans|orleans|brunswick|york|guinée"
            "|écosse|delhi|postes?|emploi|travail|job|défis?|challenge|clients?|clientes|clientèle|produits?"
            "|technologies|marchés|médias|carrière|vie|départ|né|projet|projets|monde|arrivants?|énergies"
            r"|collaborat\w+|logements?|habitat)|de nouveau",
        ),
        Rule(
            "no",
            "réce dern",
            "(?:expérience|diplôme|formation|permis) récente?|récemment (?:diplômée?s?|arrivée?s?|licenciée?s?"
            "|installée?s?|obtenue?s?)|derni(?:ère|ères|er|ers) (?:technologies|tendances|année|étage|recours"
            "|niveau)",
        ),
        Rule(
            "vague",
            "réce nouv dern publ post paru",
            "(?:publiées?|postées?|parues?) récemment|récemment(?: (?:publi(?:ée?s?|és)|postée?s?|parue?s?))?"
            "|(?:plus )?récente?s?|nouve(?:lles?|aux|au)|dernières(?= (?:offres|annonces))|dernièrement"
            "|fraîche?s?(?= offres| annonces)",
        ),
    ),
    dates=(
        ("day", "(?:<w>,? (?:le )?)?<d>(?:er)? <m>(?: <y>)?"),
        ("day", "(?:<w> )?premier <m>(?: <y>)?"),
        ("start", "début (?:(?:du mois )?(?:de |d'))?(?:<m>(?: <y>)?|<y>)"),
        ("start", rf"début {_OF}<unit> {_PAST}(?P<prev>)|début {_OF}<unit>"),
        ("mid", r"mi[\s-]<m>(?: <y>)?|milieu (?:de |d')?(?:<m>(?: <y>)?|<y>)"),
        ("mid", rf"milieu {_OF}<unit> {_PAST}(?P<prev>)|milieu {_OF}<unit>"),
        ("end", rf"fin {_OF}<unit> {_PAST}(?P<prev>)|fin (?:(?:du mois )?(?:de |d'))?(?:<m>(?: <y>)?|<y>)"),
        ("weekday_of_last_week", f"<w> de la semaine {_PAST}"),
        ("weekday_of_this_week", "ce <w>"),
        ("weekday", "<w> (?:dernier|passé)(?P<prev>)"),
        ("weekday", "<w>"),
        ("quarter", "[tq]<q>(?: <y>)?|<q> trimestre(?: (?:de )?<y>)?"),
        ("week", r"(?:semaine|s)\s*<k>(?: (?:de )?<y>)?"),
        # "Sept" is seven, too.
        ("month", "(?:mois (?:de |d'))?<m>(?: <y>)?(?! (?:derni|heures|jours|semaines|mois|ans))"),
        ("day_of_month!", r"<d>(?:er)?(?: du mois)?(?!\s*(?:€|%|h|rue|arrondissement|etage))"),
        ("today", "aujourd'hui|ce matin"),
        ("yesterday", "hier"),
        ("eve", "avant-hier|avant hier"),
        ("last", f"(?:l')?<unit> {_PAST}|(?:ces |les )?<n> derni(?:ers|ères) <unit>"),
        ("this", "(?:ce|cette|cet) <unit>"),
        ("weekend", "(?:ce )?week-end dernier(?P<prev>)|(?:ce )?week-end|weekend"),
        ("christmas", "noël(?: <y>)?"),
        ("new_year", "nouvel an|jour de l'an|nouvelle année"),
        ("year", "<y>"),
    ),
    last_year="(?:de )?l'an(?:née)? (?:dernière?|passée?)",
    this_year="(?:de )?cette année",
    opens=(
        "seme prem débu mi mili fin ce cett cet ces t q aujo hier avan sema mois trim an anné dern week noël nouv "
        "jour l s il"
    ),
    onwards="ou (?:plus tard|plus récente?s?|après)",
    article="le|la|les|l'",
    posted=_POSTED,
    ads="annonces?",
)
