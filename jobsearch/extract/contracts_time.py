"""The words of part and full time in Latin letters, in the order in which they are tried."""

from __future__ import annotations

from ..posting import Employment
from .phrases import Phrase

P = Phrase[Employment]
FULL, PART = Employment.FULL_TIME, Employment.PART_TIME

TIMES: list[Phrase[Employment]] = [
    # part time
    P(
        r"p(?:ar?|a?r|at)t?r?[\s/-]*t(?:ime|imes|imer|me|iem|ym|im|aim|i)|p/t(?:ime)?|p\.t\.?|pert time"
        r"|few hours a week|half[\s-]time|half[\s-]days?|job[\s-]?shar(?:e|ing)|reduced hours|student hours",
        PART,
    ),
    P(r"(?<!, )(?<!,)(?<!\()pt(?!\s*[/&+-])", PART, "en nl", 0.6),
    P(
        r"(?:in )?te?il?[\s-]?z(?:[eit]{1,4}t|\.)(?:stellen?|kraft|kr[äa]fte|jobs?|besch[äa]ftigung|basis)?"
        r"|(?:in )?tz|(?:auf |in )?mini[\s-]?jobs?(?:ber(?:in)?|basis)?|(?:400|450|520|538|556|603)[\s-]?(?:euro"
        r"|€)?[\s-](?:basis|jobs?|kraft)|geringf[üu]gig\w*|halbtags?(?:stellen?|jobs?|kraft)?|halbe stelle"
        r"|nebenjobs?|nebent[äa]tigkeit|neben(?:beruflich|bei)|stundenweise|(?:samstags|wochenend|sch[üu]ler"
        r"|studenten)jobs?|kurzarbeit",
        PART,
    ),
    P(
        r"(?:à |a |en )?(?:tem?ps?|tps)[\s-](?:part\w*\.?|non complet|r[ée]duit)|(?:à |a )?mi[\s-]?temps"
        r"|quart[\s-]temps|quelques heures par semaine",
        PART,
    ),
    P(
        r"(?:a )?(?:(?:media|1/2)[\s-]?jornada|tiempo[\s-]parcial|medio[\s-]tiempo|medio[\s-]d[íi]a"
        r"|jornada (?:parcial|reducida)|media mañana)|(?<=, )parcial(?=\s*$|[?,.])|unas horas|por horas"
        r"|fines de semana y festivos",
        PART,
        "es en und pt fr de",
    ),
    P(
        r"(?:in )?deel[\s-]?tijds?|half[\s-]?tijds?|bij[\s-]?ba(?:an(?:tje)?|nen)|(?:zaterdag|weekend|avond"
        r"|zondag)(?:baan(?:tje)?|hulp|job)|flexi[\s-]?jobs?",
        PART,
    ),
    P(
        r"(?:a |em |de )?(?:meio[\s-](?:per[íi]odo|expediente|turno)|tempo[\s-]parcial|jornada parcial)"
        r"|tempo parziale|part[\s-]?time",
        PART,
    ),
    P(r"teil(?=-?\s?(?:und|oder|o\.|u\.|/)[\s-]+vollzeit)", PART),
    # full time
    P(r"f(?:ul|ull|lul)[\s/-]*t(?:ime|imes|imer|me|iem|ym|im|aim)|f/t(?:ime)?|f\.t\.?", FULL),
    P(
        r"(?<!\d )(?<!\d)ft(?!\.?\s*(?:\d|(?:mc\w+|worth|saskatchewan|mill|walton|irwin|campbell|benning|bliss"
        r"|sill|stewart|riley|carson|nelson|st john)|lauderdale|myers|collins|wayne|smith|bragg|hood|meade|pierce"
        r"|william|journal|\.com|partners))",
        FULL,
        "en nl",
        0.6,
    ),
    P(
        r"(?:in )?vol+[\s-]?z(?:eit|iet|et|it|eti)(?:stellen?|kraft|kr[äa]fte|jobs?|besch[äa]ftigung|basis)?"
        r"|(?:in )?vz|ganztags(?:stellen?)?|(?:à |a )?(?:tem?ps?|tps)[\s-](?:plein|complet)s?"
        r"|(?:à )?plein[\s-](?:temps?|tps)|(?:a )?jornada (?:completa|conpleta)|(?:a )?tiempo[\s-](?:completo"
        r"|conpleto)",
        FULL,
    ),
    P(
        r"vol[\s-]?tijds?|tempo pieno|(?:a |em )?tempo (?:integral|inteiro|completo)|per[íi]odo integral"
        r"|tempo[\s-]inteiro",
        FULL,
    ),
    P(r"voll(?=-?\s?(?:und|oder|o\.|u\.|/)[\s-]+teilzeit)", FULL),
    P(r"(?<=, )(?:completa|integral)(?=\s*$|[?,.])", FULL, "es pt"),
]
