"""The words of ties to the employer in Latin letters: intern, freelance, temporary, contract; tried in this order."""

from __future__ import annotations

from ..posting import Employment
from .phrases import Phrase

P = Phrase[Employment]
TEMP, CONTRACT = Employment.TEMPORARY, Employment.CONTRACT
INTERN, FREE = Employment.INTERNSHIP, Employment.FREELANCE

# Nouns of care work: with them "bank" is the hospital's staff bank, not the house of money.
_CARE = (
    r"(?:(?:staff|registered|dental|theatre|mental health|general|band \d) )?(?:nurses?|nursing|hca|hcsw"
    r"|carers?|health ?care (?:assistants?|support workers?)|support workers?|midwi\w+|physio\w*|porters?"
    r"|paramedics?|radiographers?|odps?|rgns?|rmns?|rns?|occupational therapists?|sonographers?"
    r"|phlebotomists?|dieti[tc]ians?|practitioners?|clinicians?|domestics?|housekeepers?|doctors?"
    r"|pharmacists?|care assistants?|ward clerks?)"
)

TIES: list[Phrase[Employment]] = [
    # internships
    P(
        r"intern(?:s|ships?)?|int(?:er|ren|ern)s?h?ips?|internshp|summer (?:analyst|associate)|(?:industrial"
        r"|student) placement|placement (?:year|student)|co[\s-]?op (?:students?|terms?|positions?|placements?)",
        INTERN,
    ),
    P(
        r"(?:pflicht|sch[üu]ler|vor|auslands|anerkennungs|fach|orientierungs|betriebs)?praktik(?:um|a"
        r"|ums?(?:stelle|platz|pl[äa]tze)n?|ant(?:in|en|innen)?|antenstellen?)",
        INTERN,
    ),
    P(r"stagiaires?|stages?", INTERN, "fr nl it"),
    P(
        r"stages?(?=\s*$|\s+(?:comm\w+|market\w*|m[12]|master|licence|bts|but|de|en|d['’]|du|chez|bij|als"
        r"|rh|hr|droit|jurid\w*|financ\w+|compta\w*|ing\w+|psych\w+|journal\w*|arch\w+|graphi\w+|recht\w*"
        r"|logist\w+|verpleeg\w*|onderwijs|informat\w+|ict|d[ée]velopp\w*|3e|troisi[eè]me|assist\w+|secr\w+"
        r"|vente|h[ôo]tel\w*|audit|sport\w*))",
        INTERN,
        "en de es und",
    ),
    P(
        r"stagist[ai]|tirocini[oi]?|tirocinante|est[áa]gios?|estagi[áa]ri[oa]s?|stagiairs?|stagiaires?"
        r"|(?:afstudeer|meeloop|snuffel|onderzoeks|meewerk|orientatie)stages?|stageplek(?:ken)?|stageplaats(?:en)?",
        INTERN,
    ),
    P(
        r"(?:en |de |contrato (?:de|en) )?(?:pr[áa]cticas)(?: profesionales)?|pr[áa]ctica profesional"
        r"|becari[oa]s?|practicantes?|pasant(?:es?|[íi]as?)|residencia profesional",
        INTERN,
    ),
    # freelance
    P(
        r"fr?e+e?[\s-]?l[ae]+n[cs]{1,2}(?:e|er|ers|ing|ership|eri?n|erinnen|s)?|freelnc(?:e|er)?|frelan?c\w{0,3}"
        r"|self[\s-]?emp(?:l?oy\w*)?|sole[\s-]trader|als freelancer(?:in)?|(?:auf |op )?freelance[\s-]?basis|freelas?"
        r"|frilas?",
        FREE,
    ),
    P(
        r"(?:auf )?(?:freiberuf(?:lich\w*|ler\w*)|selbst(?:st)?[äa]ndig(?:e[rn]?|keit)?)"
        r"|freie[rnm]? mitarbeit(?:er\w*)?|auf (?:honorar|freier|selbst(?:st)?[äa]ndiger)[\s-]?basis"
        r"|als freie[rn]?(?= ?$|[,.?])|honorar(?:basis|kraft|kr[äa]fte|t[äa]tigkeit|stelle)|fest(?:er"
        r"|e)? freie[rn]?|freie[rn]? (?:journalist|texter|fotograf|dozent|redakteur)(?=\w*)|(?<=nur )frei(?=\s*$)"
        r"|auf gewerbeschein|auf rechnung",
        FREE,
    ),
    P(
        r"(?:en |comme |statut )?(?:auto|micro)[\s-]?entrepr[ei]neu\w*|portage salarial|(?:en "
        r"|sous )?(?:statut )?ind[ée]pendante?s?(?= ?$| \w)|(?:à la |en )?pige|pigistes?|en libéral",
        FREE,
        "fr",
    ),
    P(
        r"auto[\s-]?entrepr[ei]neu\w*|micro[\s-]?entrepr[ei]neu\w*|portage salarial|(?:en|statut) ind[ée]pendant"
        r"|ind[ée]pendante?s?(?<!independent)|profession lib[ée]rale",
        FREE,
    ),
    P(r"lib[ée]rale?s?|libéraux", FREE, "fr"),
    P(
        r"aut[óo]nom[oa]s?|(?:por|como) (?:cuenta propia|aut[óo]nom[oa])|por proyectos?|(?:a|por) honorarios"
        r"|monotribut\w+|boletas? de honorarios|recibos? verdes?|a título independente|como independente"
        r"|por conta pr[óo]pria|trabajador(?:a|es)? independientes?",
        FREE,
    ),
    P(r"mei", FREE, "pt"),
    P(
        r"z\.?z\.?p\.?(?:['’]?ers?|ers?)?|(?:als |op )(?:zelfstandige?[nr]?)(?: basis)?"
        r"|zelfstandige(?:n)?(?: in (?:hoofd|bij)beroep)?|partita iva|libero professionista|in bijberoep",
        FREE,
    ),
    # temporary
    P(
        r"temps?(?!\s+(?:plein|complet|part\w*|non|r[ée]el|de|libre)\b)(?<!plein temp)(?<!plein temps)",
        TEMP,
        "en de nl und",
    ),
    P(
        r"temporary|temporarily|temping|temporay|temporar|tempory|sea?s[ao]?na?l|seasonals?|locums?|interim"
        r"|summer[\s-](?:jobs?|work|temp|cover)|(?:summer|winter)[\s-]season|summer(?= job)|(?:holiday|christmas"
        r"|xmas|festive|winter|harvest)[\s-](?:jobs?|cover|work|temps?|casuals?|staff|help|season jobs?)"
        r"|day[\s-]labou?r\w*|per[\s-]diem|prn",
        TEMP,
    ),
    P(r"(?:maternity|paternity|parental|mat|sick|sabbatical|leave)(?: leave)?[\s-](?:cover|leave cover)", TEMP),
    P(r"casual(?:s| (?:jobs?|work|positions?|basis|staff|contract|shifts|labou?r|role))?", TEMP, "en und"),
    P(rf"(?:nhs )?(?:staff )?bank(?= {_CARE}\b)", TEMP),
    P(r"(?:(?:nhs|on the|nurse|hca|staff)[\s-]+)?bank(?=\s+(?:shifts?|staff|work(?:er)?s?|posts?|contract)\b)", TEMP),
    P(
        r"(?:ferien|sommer|winter|semesterferien)[\s-]?(?:jobs?|arbeit\w*|besch[äa]ftigung)|(?:sommer|winter|ski"
        r"|ernte)?[\s-]?saison(?:arbeit\w*|kraft|kr[äa]fte|jobs?|al|stellen?|anstellung|weise|aushilf\w*"
        r"|vertrag)?|[a-zäöüß]*aushilf(?:e|en|skraft|skr[äa]fte|sjobs?|sweise|sstellen?|st[äa]tigkeit)"
        r"|weihnachtsjobs?",
        TEMP,
        "de und en",
    ),
    P(
        r"(?:zeitlich )?befristet(?:e[rnsm]?|ung)?|(?:in |per |über )?(?:zeit|leih)arbeit(?:er(?:in)?|nehmer)?"
        r"|arbeitnehmer[üu]berlassung|(?:elternzeit|mutterschutz|schwangerschafts|krankheits|urlaubs"
        r"|mutterschafts)vertretung|auf zeit|tempor[äa]r",
        TEMP,
    ),
    P(
        r"(?:en |contrat )?(?:c\.?d\.?d\.?|cdds)|(?:en |contrat )?int[ée]rim(?:aires?|s)?|(?:contrat |job "
        r"|emploi |travail )?saison+i[eè]re?s?|contrat (?:court|temporaire|à durée déterminée|a duree determinee)"
        r"|(?:jobs?|emplois?|boulots?|travail) (?:d['’]|de |pour l['’])(?:été|hiver|noël)|travail temporaire"
        r"|vacataires?|rempla[cç]ante?s?|remplas?|rempla[cç]ements?|rempl\.?(?=\s)"
        r"|mission(?:s)? (?:d['’]int[ée]rim|courtes?|temporaires?)",
        TEMP,
    ),
    P(r"vacations?|(?:en |pour (?:la |une ))?saisons?|(?:en )?extras?(?![\s-]scol)|en extra", TEMP, "fr"),
    P(
        r"(?:contratos? |trabajos? |empleos? )?(?:temporal(?:es)?|eventual(?:es)?)|(?:de |por "
        r"|para la )?temporadas?|fij[oa]s? discontinu[oa]s?|sustituci[óo]n(?:es)?|sustitucion(?:es)?|suplencias?"
        r"|reemplazos?|refuerzos? (?:de|para) \w+|campa[ñn]a(?= (?:de |del )?(?:la |el |los )?(?:aceituna|navidad"
        r"|verano|vendimia|fresa|frutas?|recolecci|recogida|uva|cereza|c[íi]trico|naranja|renta|esqu|rebajas"
        r"|tomate|almendra|oliva|ajo|melocot|invierno|reyes|black))|por (?:baja|vacaciones)|a plazo determinado",
        TEMP,
        "es pt en und fr",
    ),
    P(r"(?:trabajo |empleo |curro )?(?:de |para el |en )?verano|interin[oa]s?|interinidad(?:es)?", TEMP, "es"),
    P(
        r"tempo determinato|stagional[ei]|tempor[áa]ri[oa]s?|contrato a termo(?: certo| incerto)?"
        r"|a termo (?:certo|incerto)|(?:contrato )?(?:por |a )?(?:tempo|prazo) determinado|safristas?|safra"
        r"|sazona(?:l|is)|(?:trabalho|emprego|job) de (?:ver[ãa]o|f[ée]rias|natal)|substitui[çc][ãa]o|intermitente",
        TEMP,
    ),
    P(
        r"tijdelijke?|seizoens?(?:werk|arbeid\w*|baan|kracht(?:en)?|job)|uitzend(?:kracht(?:en)?|werk|basis|baan"
        r"|contract|job)?|(?:vakantie|zomer|kerst|winter)(?:werk|jobs?|baan(?:tje)?|banen|hulp)"
        r"|inval(?:kracht(?:en)?|werk)|oproep(?:kracht(?:en)?|basis|contract)|(?:zwangerschaps)?vervanging"
        r"",
        TEMP,
    ),
    # contract
    P(
        r"(?:\d+[\s-]?(?:months?|weeks?)[\s-])?fixed[\s-]?term(?:[\s-]contracts?)?|ftc|contract[\s-]to[\s-]hire"
        r"|c2[ch]|corp[\s-](?:to|2)[\s-]corp|1099|b2b contract|(?:in|out)side ir35|contract(?:ing|ors?)?"
        r"|con(?:trct|tarct|ract|trac|tracr|trcat|tarc)(?:or)?|day[\s-]rate contract",
        CONTRACT,
    ),
    P(
        r"werkvertr(?:ag|äge)(?:sbasis)?|projektvertrag|auf projektbasis|contractuel(?:le)?s?"
        r"|contrat(?= (?:de (?:projet|mission)|local|de chantier))|contrat de (?:projet|mission|chantier)"
        r"|contrat local",
        CONTRACT,
    ),
    P(
        r"contratos? (?:por obra|de obra|por proyecto|a plazo fijo|de (?:prestaci[óo]n de )?servicios)"
        r"|(?:por )?obra determinada|(?:a )?plazo fijo|obra y servicio|prestaci[óo]n de servicios",
        CONTRACT,
        "es en und pt fr",
    ),
    P(
        r"(?:como |contrato |vaga )?pj|por contrato|pessoa jur[íi]dica|prestador(?:a)? de servi[çc]os?",
        CONTRACT,
        "pt en es",
    ),
    P(
        r"(?<!de )contrato(?: de (?:um ano|\w+ meses))?(?! (?:clt|efetiv|sem termo|permanente|tempor|a termo"
        r"|por (?:prazo|tempo)|intermitente|indeterminad|de trabalho))",
        CONTRACT,
        "pt",
    ),
    P(r"ver[ãa]o(?=\s*$|,)", TEMP, "pt"),
    P(r"jaarcontract|(?:op )?contractbasis|projectbasis|op projectbasis|detachering(?:sbasis)?", CONTRACT),
]
