"""The words of career levels, in the order in which they are tried. Rows with value None are fixed titles."""

from __future__ import annotations

from ..posting import Seniority as S
from .phrases import Phrase

P = Phrase[tuple[S, ...]]

# Managers of things and customers, who lead no people by title.
_THINGS = (
    r"(?:technical |digital )?(?:product|project|program(?:me)?|accounts?|contracts?|communit(?:y|ies)"
    r"|customer succ?ess|custmer sucess|client success"
    r"|success|office|construction|categor(?:y|ies)|events?|implementation|social media|content|brand"
    r"|campaign|case|care|relationship"
    r"|release|partner(?:ship)?s?|alliances?|delivery|territory|portfolio|property|knowledge|data|crm|seo"
    r"|ppc|traffic|fund|asset"
    r"|wealth|investment|key accounts?|media|change|incident|engagement|onboarding|escalation|vendor|growth"
    r"|travel|records|stage"
    r"|(?:product|growth|performance|content|brand|digital|field|partner|lifecycle|email|influencer|event"
    r"|affiliate|social|technical product)[\s-]marketing)"
)
_ENGINEERING = (
    r"(?:engineers?|engineering|developers?|scientists?|architects?|designers?|researchers?|swe|sre|sde"
    r"|devops|software|data|ml|ai"
    r"|machine learning|backend|frontend|full[\s-]?stack|platform|infrastructure|security|firmware|hardware"
    r"|embedded|product designers?"
    r"|product managers?|qa|sdet|android|ios|mobile|electrical|mechanical|robotics|cloud|site reliability"
    r"|web|systems?|ux|technical|tpm|python|java|go|rust)"
)

LEVELS: list[Phrase[tuple[S, ...]]] = [
    # fixed titles and other words
    P(
        r"junior doctors?|intern architects?|staff nurses?|staff (?:accountants?|attorneys?|pharmacists?"
        r"|physicians?|writers?|assistants?)|staffing|chiefs? of staff",
        None,
    ),
    P(
        r"executive (?:assistants?|recruit\w+|search|coach\w*|chefs?|secretar\w+|office|protection"
        r"|producers?|housekeepers?|education)|account executives?|(?:sales|customer service|marketing"
        r"|business development|hr|legal|support) executives?",
        None,
    ),
    P(
        r"leads?[\s-](?:gen(?:eration)?|nurtur\w+|qualif\w+|times?|scoring|acid|paint|management|to)|senior"
        r" (?:care|living|citizens?|housing|homes?|centers?|centres?|services|adults?|high)|junior (?:high"
        r"|school)|graduate (?:schools?|degrees?|studies|level|students?|education|admissions?|recruit\w+)",
        None,
    ),
    P(rf"{_THINGS}[\s-]+(?:managers?|mgrs?|manger)", None),
    P(
        r"(?:art|creative|funeral|casting|film|music|stage|photography|technical art) directors?"
        r"|director['’]s|headhunt\w*|heads? (?:chefs?|of household)|chief (?:engineers?|mates?|cooks?)",
        None,
    ),
    P(
        r"(?:projekt|bau|produkt|objekt)leit(?:er(?:in)?|ung)|chefs? de (?:projets?|produits?|partie|rang"
        r"|chantier|cuisine)|jef[ea]s? de (?:proyectos?|producto|obra|partida|rango)|director(?:a|es)? de"
        r" (?:arte|cine)",
        None,
    ),
    P(r"(?:产品|项目|客户|社区|运营|大客户|内容|品牌)经理", None),
    P(r"apprenticeship coach\w*|trainee(?:ship)? coordinat\w+|internal|internist", None),
    # internship
    P(
        r"intern(?:s|ships?)?|intership|summer (?:analyst|associate)|(?:industrial|student) placement"
        r"|placement (?:year|student)",
        (S.INTERNSHIP,),
    ),
    P(
        r"(?:pflicht|schüler|vor|auslands)?praktik(?:um|a|ums?stelle|ant(?:in|en|innen)?)|praktikumsplatz",
        (S.INTERNSHIP,),
    ),
    P(r"stagiaires?|stages?", (S.INTERNSHIP,), "fr nl it"),
    P(r"stagista|tirocinio|tirocinante|estágios?|estagi[áa]ri[oa]s?|stagiairs?", (S.INTERNSHIP,)),
    P(
        r"(?:en )?pr[áa]cticas(?: profesionales)?|becari[oa]s?|practicantes?|pasant(?:es?|[íi]as?)",
        (S.INTERNSHIP,),
        "es und",
    ),
    P(r"实习(?:生|岗位)?", (S.INTERNSHIP,)),
    # entry
    P(
        r"entry[\s-]?levels?|new[\s-]grad(?:uate)?s?|(?:recent|fresh|college|university"
        r"|uni)[\s-]grad(?:uate)?s?|graduates?|grads?|freshers?|newly[\s-]qualified|early[\s-]careers?"
        r"|career starters?|school leavers?|starter (?:job|role|position)s?",
        (S.ENTRY,),
    ),
    P(
        r"(?:no|without|zero|w/o)(?: any| prior| previous| work)* exp(?:erience)?(?: (?:needed|required"
        r"|necessary))?|beginners?",
        (S.ENTRY,),
    ),
    P(
        r"berufs(?:einsteiger|anfänger)(?:in|innen)?|berufseinstieg|absolvent(?:in|en|innen)?|(?:ohne|keine)"
        r" (?:berufs)?erfahrung|(?<!abgeschlossene )(?<!abgeschlossener )(?<!abgeschlossenen"
        r" )ausbildung(?:splatz|splätze|sstellen?)?|azubis?|auszubildende[rn]?",
        (S.ENTRY,),
    ),
    P(
        r"(?:en )?(?:alternance|apprentissage)|alternante?s?|apprenti(?:e|s|es)?|débutante?s?(?:"
        r" acceptée?s?)?|jeunes? diplômée?s?|sans expérience|premier emploi",
        (S.ENTRY,),
    ),
    P(
        r"sin (?:ninguna )?experiencia(?: previa)?|reci[ée]n (?:graduad|titulad|licenciad|egresad)[oa]s?"
        r"|principiantes?|primer empleo|sem experiência|rec[ée]m[\s-]formad[oa]s?|zonder ervaring|senza"
        r" esperienza|neolaureat[oi]|apprendistato",
        (S.ENTRY,),
    ),
    P(r"应届(?:毕业)?生?|校招|(?:无|零|没有|不需要)(?:工作)?经验|毕业生", (S.ENTRY,)),
    # two at once
    P(r"mid[\s-]?(?:to|/)?[\s-]?senior(?:[\s-]level)?", (S.MID, S.SENIOR)),
    P(r"中高级", (S.MID, S.SENIOR)),
    P(r"初中级", (S.JUNIOR, S.MID)),
    # junior, mid, senior
    P(r"junior(?:s|e)?|júnior|jr\.?|jnr\.?", (S.JUNIOR,)),
    P(r"初级", (S.JUNIOR,)),
    P(
        r"semi[\s-]?s[ée]nior|ssr\.?|mid[\s-]?(?:level|weight|career)|mid(?=[\s-]+(?:software|backend"
        r"|frontend|full|data|product|devops|engineer|developer|designer))|intermediate|confirmée?s?",
        (S.MID,),
    ),
    P(r"pleno", (S.MID,), "pt"),
    P(r"中级", (S.MID,)),
    P(r"s[ée]nior|sr\.?|snr\.?", (S.SENIOR,)),
    P(r"高级|资深", (S.SENIOR,)),
    # lead
    P(
        r"(?:team|tech|technical|squad|shift|crew|group)[\s-]?lead(?:s|er|ers)?|leads?(?=\s*$|[\s,/"
        r"|)–-])(?!\s+(?:a|an|the|our|and|by|with|in|from|teams?|people)\b)|supervisors?|fore(?:man|men"
        r"|woman)|shift leaders?",
        (S.LEAD,),
    ),
    P(rf"(?:staff|principal)(?=\s+(?:[\w/&+.-]+\s+){{0,3}}?{_ENGINEERING}(?![a-z]))", (S.LEAD,)),
    P(r"(?<=engineer, )(?:staff|principal)|principal(?=\s+(?:[\w/&-]+\s+)?(?:consultants?|analysts?))", (S.LEAD,)),
    P(
        r"(?:team|schicht|gruppen)leit(?:er(?:in)?|ung)|vorarbeiter(?:in)?|cheff?e?s? d['’]équipe"
        r"|responsables? d['’]équipe|jef[ea]s? de (?:equipo|turno)|encargad[oa]s?|supervisor[ae]s?"
        r"|l[íi]der(?:es)?(?: de equipo| técnico)?|teamleider|ploegleider|encarregad[oa]|caposquadra",
        (S.LEAD,),
    ),
    P(r"主管|组长|班长|领班|负责人", (S.LEAD,)),
    # executive
    P(
        r"(?:[es]|a)?vp|[es]vps|vps|(?:senior |executive )?vice[\s-]presidents?|c(?:e|t|f|o|m|i|p|r|d|hr|is"
        r"|ai)os?|ciso|chief(?: [\w&-]+){0,3} officers?|chief|c[\s-](?:level|suite)|managing directors?"
        r"|executive directors?|executive(?=[\s-]+(?:level|roles?|positions?|jobs?|leadership))|president",
        (S.EXECUTIVE,),
    ),
    P(
        r"geschäftsführ(?:er(?:in)?|ung)|vorstand|pdg|vice[\s-]présidente?|direct(?:eur|rice)s? général(?:e"
        r"|es)?|vicepresident[ea]|director(?:a)? general|ceo",
        (S.EXECUTIVE,),
    ),
    P(r"副总裁|总裁|首席[\u4e00-\u9fff]{0,4}官?|总经理", (S.EXECUTIVE,)),
    # manager
    P(
        r"direct(?:eur|rice)s? (?:de |d['’]|du )(?:magasin|restaurant|hôtel|agence)|responsables? (?:de "
        r"|d['’]|du )(?:magasin|boutique|rayon|agence)|gérante?s?|cheff?e?s? de (?:service|rayon|secteur)",
        (S.MANAGER,),
    ),
    P(
        r"(?:filial|markt|restaurant|abteilungs|werks|betriebs|laden|hotel|stations|wohnbereichs"
        r"|pflegedienst|kita)leit(?:er(?:in)?|ung)",
        (S.MANAGER,),
    ),
    P(r"gerentes?|jef[ea]s? de|responsables? de (?:tienda|departamento)|bedrijfsleider|afdelingshoofd", (S.MANAGER,)),
    P(r"managers?|mgrs?\.?", (S.MANAGER,)),
    P(r"店长|经理", (S.MANAGER,)),
    # director
    P(
        r"directors?|heads? of|head(?=,)|(?:bereichs)?leit(?:er(?:in)?|ung)|direktor(?:in)?|direct(?:eur"
        r"|rice)s?|directora|directores|direttor[ei]|diretora?|hoofd",
        (S.DIRECTOR,),
    ),
    P(r"总监", (S.DIRECTOR,)),
]
