"""Words that only look like a workplace: remote sensing, hybrid cars, on-site housing, ten miles from home."""

from __future__ import annotations

from ..posting import Workplace
from .phrases import Phrase

P = Phrase[Workplace]

LOOKALIKES: list[Phrase[Workplace]] = [
    P(
        r"remote(?:ly)?[\s-]+(?:sens\w+|control(?:led|s)?|(?:patient )?monitor\w+|locations?|islands?|villages?"
        r"|terminals?|io\b|procedure|hands?|access|desktops?|diagnos\w+|operated|piloted|pilots?|operations"
        r"|vehicles?|weapons?|camps?|stations?|communit\w+|regions?|outback|outposts?|(?:\w+\s)?sites?|mines?"
        r"|mining|clinics?|hospitals?|and rural|areas?|lodges?|resorts?|proctor\w*|handling)",
        None,
    ),
    P(
        r"hybri?d(?:e[nrsm]?)?[\s-]+(?:fahrzeug\w*|autos?|auto's|wagens?|motor\w*|antrieb\w*|clouds?|vehicles?"
        r"|cars?|trucks?|bus(?:es)?|mechanics?|technicians?|apps?|app development|electric|engines?|powertrains?"
        r"|batter\w+|propulsion|retrieval|search|infrastructure|it\b|seeds?|crops?|maize|corn|rice|warfare"
        r"|threats?|mail|securit\w+|mobile apps?|integrat\w+|inverters?|bonding|circuits?)",
        None,
    ),
    P(
        r"(?:v[ée]hicules?|voitures?|moteurs?|autos?|clouds?|coches?|veh[íi]culos?|motores?|fahrzeuge?|carros?"
        r"|semillas?|ma[íi]z)[\s-]h[yíi]bri[dt]\w*",
        None,
    ),
    P(
        r"on[\s-]?site[\s-]+(?:interviews?|parking|gym|canteen|childcare|nursery|cr[eè]che|cafeteria|safety|seo"
        r"|accom+odation|housing|living|catering|lodging|laundry|waste|power|sewage|concrete)",
        None,
    ),
    P(r"face[\s-]to[\s-]face (?:fundrais\w+|sales|interview\w+|charity)", None),
    P(r"(?:miles?|km|kms|minutes?|mins?|hours?|far|away|close|near|not too far) (?:from|to) (?:my )?home", None),
    P(
        r"pets at home|(?:care|carers?|caring|caregiv\w+|nurs(?:e|es|ing)|hospital|hospice|support|cook\w*|tuition"
        r"|lessons|stay|ageing|aging|live|living) at home|at home[\s-]+(?:depot|bargains|instead|group|care|care\w*"
        r"|nurs\w+|languages?|phlebotom\w+)|home[\s-]based (?:care|carers?|support|educat\w+|therap\w+|intervention)",
        None,
    ),
    P(
        r"(?:(?:pas )?(?:loin|proche|pr[èe]s)|(?:a )?\d+ ?(?:km|kms|min|minutes|mn)|à côté) de (?:chez (?:moi|soi|nous)"
        r"|la maison|mon domicile)",
        None,
    ),
    P(
        r"(?:cerca|perto|lejos|longe|al lado|ao lado|fuera|fora|ama|amo|dona|empleada|empregada|criada|dueña"
        r"|pr[óo]ximo) (?:de|da) (?:mi |minha |la )?casa",
        None,
    ),
    P(
        r"home office[\s-]+(?:case\s?work\w*|civil serv\w*|immigration|visas?|border|asylum|policy|furniture)"
        r"|controle?(?:es|s)? remoto",
        None,
    ),
    P(r"tele(?:works?|working) cent(?:er|re)s?|ventas? a distancia|educaci[óo]n a distancia", None),
]
