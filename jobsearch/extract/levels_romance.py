"""French, Spanish, Portuguese and Italian words of career levels."""

from __future__ import annotations

from ..posting import Seniority as S
from .phrases import Phrase

P = Phrase[tuple[S, ...]]

FIXED: list[Phrase[tuple[S, ...]]] = [
    P(
        r"cheff?e?s? (?:de |d['’]|du )?(?:projets?|proj|produits?|partie|rang|chantiers?|cuisine|pub(?:licité)?"
        r"|zone|gamme|march[ée]|bord|cabine|gare|train|op[ée]rateur|p[âa]tissi[eè]re?|sommeli[eè]re?"
        r"|d['’]orchestre|orchestre|choeur|mission)|directeurs?[\s-]photo|direct(?:eur"
        r"|rice)s? (?:de (?:la )?photo\w*|de recherches?|artistiques?|de casting|de collection|de th[eè]se|de jeu"
        r"|de comptes|de clientèle|de projets?|d['’]acteurs)|schnittdirectrice",
        None,
    ),
    P(
        r"responsables? (?:de |du |des )?(?:comptes?|produits?|projets?|programmes?|portefeuille|client[èe]le"
        r"|clients?|communaut[ée]|contenus?|r[ée]seaux sociaux|social media)|responsables? de ses|(?:poste"
        r"|personne|travail|consommation|achats|tourisme) responsables?|managers? de transition|community manager"
        r"|(?:product|project|account) manager",
        None,
    ),
    P(
        r"ma[iî]tres? d['’]apprentissage|(?:troubles?|difficult[ée]s?) (?:de |d['’]|des )?apprentissages?"
        r"|(?:charg[ée]e?s?|responsables?|formateurs?|conseill[eè]re?s?|r[ée]f[ée]rente?s?) (?:de l['’]|d['’]|en "
        r"|des? )(?:alternan\w+|apprenti\w+|stages?)|ma[iî]tres? de stage|(?:animat\w+|organisat\w+"
        r"|encadr\w+) (?:de|des) stages?|r[ée]sidences? (?:services? )?seniors?|(?:aux|pour|des|aide) seniors?"
        r"|juniors? entreprise",
        None,
    ),
    P(
        r"jef[ea]s? (?:de )?(?:proyectos?|producto|obras?|partida|rango|cocina|sala|m[áa]quinas|prensa|estudios"
        r"|protocolo|fila|pista|reda\w+|estaci[óo]n|rango|gabinete|personal shopper)|(?:mi|su|tu|el|sin"
        r"|un) jef[ea]s?|direct(?:or|ora|ores) (?:de )?(?:arte|cine|orquesta|fotograf[íi]a|escena|casting|coro"
        r"|teatro|banda|doblaje|tesis|creativ[oa]|art[íi]stic[oa]|musical)|gerentes? (?:de )?(?:cuentas?"
        r"|proyectos?|producto|cartera|marca|comunidad|programas?|relaci[óo]n\w*)"
        r"|responsables? (?:de )?(?:proyectos?|producto|cuentas?|comunidad|contenidos?|redes|clientes?)"
        r"|buenas pr[áa]cticas|(?:orientador\w*|tutor\w*|coordinador\w*|responsable|profesor\w*) de pr[áa]cticas",
        None,
    ),
    P(
        r"diret(?:or|ora|ores) de (?:arte|fotografia|cena|elenco|cinema|teatro|cria[çc][ãa]o)"
        r"|gerentes? (?:de )?(?:contas?|projetos?|produtos?|relacionamento|programas?|carteira|comunidade"
        r"|clientes?)|chefes? de (?:cozinha|sala|fila|redação|gabinete|partida)|respons[áa]ve(?:l"
        r"|is) t[ée]cnic[oa]s?|direttor[ei] (?:artistic|della fotografia|d['’]orchestra)\w*|sala junior",
        None,
    ),
]

LEVELS: list[Phrase[tuple[S, ...]]] = [
    # internship
    P(r"stagiaires?|stages?", (S.INTERNSHIP,), "fr nl it"),
    P(
        r"stages?(?=\s*$|\s+(?:comm\w+|market\w*|m[12]|master|licence|bts|but|de|en|d['’]|du|chez|bij|als|rh|hr"
        r"|droit|jurid\w*|financ\w+|compta\w*|ing\w+|psych\w+|journal\w*|arch\w+|graphi\w+|recht\w*|logist\w+"
        r"|verpleeg\w*|onderwijs|informat\w+|ict|d[ée]velopp\w*|3e|troisi[eè]me|assist\w+|secr\w+|vente"
        r"|h[ôo]tel\w*|audit|sport\w*))",
        (S.INTERNSHIP,),
        "en de es und",
    ),
    P(r"stagist[ai]|tirocini[oi]?|tirocinante|est[áa]gios?|estagi[áa]ri[oa]s?|stagiaires?", (S.INTERNSHIP,)),
    P(
        r"(?:en |de |contrato (?:de|en) )?pr[áa]cticas(?: profesionales)?|becari[oa]s?|practicantes?|pasant(?:es?"
        r"|[íi]as?)|residencia profesional",
        (S.INTERNSHIP,),
    ),
    # entry
    P(
        r"(?:en |contrat (?:d['’]|en ))?(?:alternan?ce|apprentissage|alternan?t(?:e|s|es)?)"
        r"|contrats? (?:de )?pro(?:fessionnalisation)?|d[ée]butante?s?(?: (?:accept[ée]e?s?|ok|bienvenus?"
        r"|bienvenue))?|jeunes? dipl[ôo]m[ée]e?s?|(?:sans|aucune|0|pas d['’])[\s-]?(?:exp(?:[ée]rien\w*|[ée]\w*"
        r"|\.)?)(?: (?:exig[ée]e|requise|professionnelle|n[ée]cessaire))?|(?:premier|1er) (?:emploi|job)"
        r"|d[ée]but de carri[eè]re|fra[iî]chement dipl[ôo]m[ée]e?|en reconversion",
        (S.ENTRY,),
    ),
    P(
        r"(?:sin|no se requiere|no requiere|sin necesidad de)(?: ninguna| tener)? (?:exp|e[xs]perien[csz]\w+"
        r"|e[xs]p\.)(?: (?:previa|laboral))?|(?:reci[ée]n|recient?e?mente) (?:graduad|titulad|licenciad|egresad"
        r"|diplomad|recibid)[oa]s?|principiantes?|iniciantes?|(?:primer|1er) (?:empleo|trabajo|curro)|(?:fp"
        r"|formaci[óo]n(?: profesional)?) dual|contrato (?:de|para la) formaci[óo]n|aprendizaje dual"
        r"|nivel inicial|j[óo]venes talentos|programa trainee",
        (S.ENTRY,),
    ),
    P(
        r"(?:sem|s/|não exige|nenhuma) ?(?:necessidade de |qualquer )?(?:exp\b|experi[êe]nci\w*)(?: (?:pr[ée]via"
        r"|anterior))?|rec[ée]m[\s-](?:formad|licenciad|graduad|diplomad|mestrad)[oa]s?|(?:primeiro"
        r"|1[ºo]) (?:emprego|trabalho)|senza esperienza|neolaureat[oi]|neodiplomat[oi]|apprendistato|primo impiego",
        (S.ENTRY,),
    ),
    # junior, mid, senior
    P(r"j[úu]nior(?:es)?", (S.JUNIOR,)),
    P(
        r"semi[\s-]?(?:s[ée]nior|sr\.?)|confirm[ée]e?s?|nivel (?:inter)?medio|n[íi]vel (?:pleno|interm[ée]dio)"
        r"|nivel intermedio",
        (S.MID,),
    ),
    P(r"ssr\.?", (S.MID,), "es pt en"),
    P(r"pl(?!\s*[/-]|\s+sql)", (S.MID,), "pt"),
    P(r"plen[oa](?!\s+(?:emprego|direito|funcionamento))", (S.MID,), "pt"),
    P(
        r"(?:(?<=analista )|(?<=desenvolvedor )|(?<=desenvolvedora )|(?<=programador )|(?<=designer )|(?<=dev )"
        r"|(?<=engenheiro )|(?<=sistemas )|(?<=dados )|(?<=software )|(?<=java )|(?<=python )|(?<=react )|(?<=end )"
        r"|(?<=financeiro )|(?<=contábil )|(?<=fiscal )|(?<=júnior e )|(?<=júnior/)|(?<=júnior ou ))plen[oa]",
        (S.MID,),
        "es en fr und",
    ),
    P(r"s[êée]nior(?:es)?|exp[ée]riment[ée]e?s?|experimentad[oa]s?|experientes?", (S.SENIOR,)),
    # lead
    P(
        r"cheff?e?s? (?:d['’] ?|de l['’])?[ée]quipes?|cheff?e?s? (?:de |du )?(?:quart|poste|brigade|ligne"
        r"|caisses?)|responsables? d['’][ée]quipes?|agents? de ma[iî]trise|contrema[iî]tres?|superviseu(?:r|se"
        r"|rs)|animat(?:eur|rice)s? d['’][ée]quipe|leaders? d['’][ée]quipe",
        (S.LEAD,),
    ),
    P(
        r"jef[ea]s? (?:de )?(?:equipos?|turnos?|cuadrilla|grupo|l[íi]nea)|responsables? de (?:equipo|turno)"
        r"|encargad[oa]s? de (?:obras?|turno|almac[ée]n|limpieza|equipo|planta|producci[óo]n|mantenimiento|finca)"
        r"|supervisor[ae]?s?|supervisores|l[íi]der(?:es)?(?: de equipo| t[ée]cnic[oa])?|capata(?:z|ces)"
        r"|encarregad[oa]s?|chefes? de (?:equipa|equipe|turno|linha|se[çc][ãa]o)|caposquadra|capoturno"
        r"|capo squadra|team leader",
        (S.LEAD,),
    ),
    # executive
    P(
        r"pdg|d\.?g\.?a\.?|vice[\s-]?pr[ée]sidente?s?|vicepresident[ea]s?|direct(?:eur|rice|or"
        r"|ora)s?[\s-]g[ée]n[ée]ra(?:le?s?|ux)|gerentes? general(?:es)?|diret(?:or|ora)[\s-](?:geral|executiv[oa]"
        r"|presidente)|presidente? (?:ejecutivo|directeur)|director(?:a)? ejecutiv[oa]|consejer[oa] delegad[oa]"
        r"|amministratore delegato|direttore generale|dirigeant(?:e)?",
        (S.EXECUTIVE,),
    ),
    P(r"dg", (S.EXECUTIVE,), "fr"),
    # manager
    P(
        r"direct(?:eur|rice)s? (?:de |d['’]|du )(?:magasins?|boutiques?|agence|supermarch[ée])"
        r"|responsables?(?: adjointe?s?)?(?= (?:de |d'|du |des )\w)|responsables?(?= (?:magasin|boutique|rayon"
        r"|agence|adjoint|achats?|qualit|rh|ressources|paie|production|maintenance|logistique|exploitation"
        r"|marketing|commercial|communication|administrati|financ|compta|technique|s[ée]curit|qse|hse"
        r"|informatique|juridique|r&d|supply|transport|entrepôt|atelier|restauration|secteur|site|planning|export"
        r"|tienda|almac|calidad|compras|ventas|rrhh|log[íi]stica))|(?:adjoint[e]? )?responsables?(?= adjoint)"
        r"|resp\.?(?= \w)|g[ée]rante?s?|cadres? (?:de sant[ée]|infirmi[eè]re?s?|sup[ée]rieure? de sant[ée])"
        r"|cheff?e?s? (?:de |d['’]|du |des )(?:services?|rayons?|secteurs?|d[ée]partement|atelier|agence|magasin"
        r"|ventes|p[ôo]le|centre|district)|manageu(?:r|se)s?|coordonnateurs? de service",
        (S.MANAGER,),
    ),
    P(
        r"encargad[oa]s? (?:de )?(?:tiendas?|restaurante|bar|local|hotel|cafeter[íi]a|supermercado|sucursal"
        r"|establecimiento|burger|hamburgueser\w*|mcdonald\w*|kfc|telepizza|zara|mercadona|sala|cocina)"
        r"|responsables?(?= (?:de|del) \w)|gerentes?|jef[ea]s?(?= (?:de|del) \w)|jef[ea]s?(?= (?:taller"
        r"|almac[ée]n|ventas|administraci[óo]n|compras|producci[óo]n|mantenimiento|log[íi]stica|rrhh|recursos"
        r"|tienda|[áa]rea|secci[óo]n|zona|planta|servicio|tr[áa]fico|contabilidad|laboratorio|departamento"
        r"|negociado|recepci[óo]n|seguridad))|mandos? intermedios?|respons[áa]ve(?:l|is) (?:de |da |do "
        r"|por )(?:loja|departamento|setor|turno|armaz[ée]m|equipa)|chefes?(?= (?:de|da|do) \w)"
        r"|gestor(?:a)? de (?:loja|equipa)|store manager|responsabile|capo ?reparto",
        (S.MANAGER,),
    ),
    P(r"encargad[oa]s?", (S.LEAD,)),
    # director
    P(
        r"d\.?r\.?h\.?|d\.?a\.?f\.?(?= |$)|dsi|direct(?:eur|rice)s?|directoras?|directores|diret(?:or|ora)(?:es"
        r"|as)?|direttor[ei]|direttrice|direc?tor[\s-](?:financier|comercial|t[ée]cnic)\w*",
        (S.DIRECTOR,),
    ),
]
