"""The words of workplaces, in the order in which they are tried."""

from __future__ import annotations

from ..posting import Workplace
from .phrases import Phrase

R, H, O = Workplace.REMOTE, Workplace.HYBRID, Workplace.ONSITE
P = Phrase[Workplace]

_N = (
    r"(?:[1-4](?:\s*(?:-|/|to|or|bis|a|oder|o|ou|of|tot)\s*\d)?|one or two|two or three|ein bis zwei|zwei bis drei"
    r"|one|two|three|four|some|a few|a couple(?: of)?|einem|einen|einige|einigen|zwei|drei|vier|ein|une?|deux|trois"
    r"|quatre|quelques|uno|una|dos|tres|cuatro|algunos|um|dois|quatro|alguns|een|twee|drie|enkele|paar)"
)
_HOMEOFFICE = r"home[\s-]?of+ic?e?s?"
_WEEK = r"(?:\s*(?:a|per|/|each|every|pro|die|in der|par|a la|por|de|in de)\s*(?:week|wk|woche|sem|semaine|semana))?"
_REMOTELY = r"(?:remote(?:ly)?|remoto|remota|t[ée]l[ée][\s-]?travail|teletrabajo|teletrabalho|thuiswerk(?:en)?)"
_DAYS = r"(?:[1-4一二三四两两兩幾几]\s?(?:[-~到至或、]\s?[2-4二三四])?\s?[天日])"
_HOME = r"(?:在家(?:里)?|居家|远程|遠端|遠距|线上|wfh)(?:办公|工作|上班)?"

WORKPLACES: list[Phrase[Workplace]] = [
    # some days here, some there
    P(
        rf"{_N}\s*(?:days?|d|x)(?:\s*(?:a|per|/|each|every)\s*(?:week|wk))?\s*(?:of\s+)?(?:hybri?d|at home"
        r"|from home|wfh"
        r"|home|remote(?:ly)?|work(?:ing)? from home|in (?:the )?office|in[\s-]?office|on[\s-]?site"
        r"|in[\s-]?person)(?:\s*(?:a|per|/|each|every)\s*(?:week|wk))?",
        H,
    ),
    P(
        rf"(?:work(?:ing)? )?(?:(?:at|from) home|wfh|remote(?:ly)?)[\s,]*{_N}\s*(?:days?|d)(?:\s*(?:a|per|/|each|every)"
        r"\s*(?:week|wk))?(?!\s+ago)",
        H,
    ),
    P(
        r"(?:part(?:ly|ially|ial)?|semi|half|mostly|some|occasional(?:ly)?|sometimes|flexible)[\s-](?:remote(?:ly)?"
        r"|wfh|home working|work(?:ing)? (?:from|at) home|from home|at home|home[\s-]?office)",
        H,
    ),
    P(r"(?:mix(?:ture)?|split|blend) (?:of|between) (?:home|remote|office)(?: (?:and|&) (?:office|home|remote))?", H),
    P(
        rf"(?:mit )?{_N}\s*(?:tage?n?|x)(?:\s*(?:pro|die|in der|/)\s*(?:woche|wo))?\s*(?:im\s+|in\s+)?(?:{_HOMEOFFICE}"
        r"|ho|von (?:zu ?hause|daheim)|remote|vor ort|im b(?:ü|ue)ro|tele[\s-]?arbeit|mobil\w* arbeit\w*)",
        H,
    ),
    P(
        r"(?:teil(?:s|weise)|partiell|ab und zu|gelegentlich\w*|zum teil|tageweise|halb)[\s-](?:im "
        rf"|in )?(?:{_HOMEOFFICE}|ho|remote|von (?:zu ?hause|daheim)|tele[\s-]?arbeit)|{_HOMEOFFICE}[\s-](?:m(?:ö"
        r"|oe)glich(?:keit)?"
        r"|tage?n?|anteil\w*|option\w*|teilweise|anteilig)|alternierende\w* tele[\s-]?arbeit",
        H,
    ),
    P(
        rf"{_N}\s*j(?:ours?|rs?)?\.?{_WEEK}\s*(?:de |en |à |a |d')?(?:t[ée]l[ée][\s-]?travail(?:[ée]s)?|distance"
        r"|distanciel|la maison|chez (?:elle|lui|moi|soi)|au bureau|remote|pr[ée]sentiel|sur site|ttv?"
        rf"|home[\s-]?office){_WEEK}",
        H,
    ),
    P(
        r"(?:un peu|une partie|une part|quelques jours|possibilit[ée]|partiellement|en partie|parfois)"
        r" (?:de |en |à |du )?(?:t[ée]l[ée][\s-]?travail|distance|distanciel|remote)",
        H,
    ),
    P(
        r"t[ée]l[ée][\s-]?travail possible|(?:t[ée]l[ée][\s-]?travail|remote) (?:partiel(?:lement)?"
        rf"|occasionnel(?:lement)?|ponctuel|hybride|{_N} ?j(?:ours?)?\b(?:{_WEEK}))",
        H,
    ),
    P(
        rf"(?:{_N}\s*d[íi]as?{_WEEK}\s*(?:de |en |desde |em |por )?(?:teletrabajo|teletrabalho|remot[oa]|casa|a casa"
        rf"|oficina|home[\s-]?office|presencial(?:es)?){_WEEK})",
        H,
    ),
    P(
        r"(?:teletrabaj(?:o|ar)|teletrabalho|remot[oa]|home[\s-]?office|desde casa"
        rf"|em casa)[\s,]+{_N}\s*d[íi]as?{_WEEK}",
        H,
    ),
    P(
        r"(?:parcial(?:mente)?|medio|algo de|un poco de|parte|en parte|em parte)[\s-](?:en |em |a )?(?:remot[oa]"
        r"|teletrabajo|teletrabalho|distancia|distância)|(?:teletrabajo|teletrabalho|remot[oa]) (?:parcial(?:mente)?"
        r"|ocasional|opcional)|semi[\s-]?(?:presencial|remot[oa])|modalidad mixta|r[ée]gimen mixto|regime misto",
        H,
    ),
    P(
        rf"{_N}\s*(?:dagen|dgn|dag|d)(?:\s*(?:per|in de|/|p/)\s*(?:week|w))?\s*(?:van(?:uit"
        r"|af)? )?(?:thuis(?:werk(?:en)?)?"
        r"|huis|remote|op kantoor|kantoor)|(?:deels|gedeeltelijk|half|soms) (?:van(?:uit"
        r"|af)? )?(?:thuis(?:werken)?|huis|remote|op afstand)|thuiswerken (?:mogelijk|bespreekbaar|deels)"
        r"|thuiswerkdag(?:en)?",
        H,
    ),
    P(
        r"(?:full[\s-])?h[yíi]bri?[dt](?:e[nrsm]?|modell|es arbeiten|[oa]s?|o)?(?: work(?:ing)?)?|h[yíi]bird"
        r"|hibrid[oae]s?|ibrid[oa]",
        H,
    ),
    P(r"mobile[sn]? arbeiten|mobile[rn]? arbeit|flexplace", H, "de", 0.7),
    P(
        rf"(?:一周|每周|周|一星期|每星期)?(?:有|能|可)?{_DAYS}(?:可以|可|能|是)?{_HOME}"
        rf"|(?:一周|每周|周|一星期)(?:可以|可|能)?{_HOME}{_DAYS}|{_HOME}{_DAYS}"
        r"|(?:部分|偶尔|半|一半(?:时间)?|有时)(?:可以?)?(?:在家|居家|远程|遠端|遠距)(?:办公|工作|上班)?"
        r"|混合(?:式)?(?:办公|工作|上班|模式)",
        H,
    ),
    P(
        r"週[1-4一二三四](?:[~-][2-4])?日?(?:は|の|程度|くらい|ぐらい)?(?:在宅|リモート|テレワーク|出社)(?:ワーク"
        r"|勤務)?|(?:一部|部分|時々|たまに)(?:在宅|リモート|テレワーク)(?:ワーク|勤務)?|(?:在宅|リモート"
        r"|テレワーク)(?:ワーク|勤務)?(?:併用|あり出社|と出社|週[1-4一二三四])|(?:出社と|出社/)(?:在宅|リモート)"
        r"|ハイブリッド(?!車|カー|クラウド|システム|自動車|米)(?:ワーク|勤務|型)?",
        H,
    ),
    P(r"a day or two (?:from|at) home|mobil an (?:zwei|drei|2|3|einem) tage?n?", H),
    # all at a distance
    P(
        r"(?:fully|100\s?%|completely|entirely|full|all|totally|komplett|vollst[äa]ndig|totalmente|completamente)[\s-]"
        r"(?:en |em )?(?:remote(?:ly)?|remot[oa]s?)|remote[\s-](?:first|only|friendly)|remot(?:e|ely|i|os?|as?|amente)"
        r"|remot[íi]sim[oa]|(?:fern|remote)arbeit|remoet|remtoe|reomte",
        R,
    ),
    P(
        r"(?:en |em |100\s?%\s|full\s|full-|total\s)?(?:t[ée]l[ée][\s-]?travail(?:l\w+)?|teletrabaj\w+"
        r"|teletrabalh\w+)|(?:travail |poste |emploi |trabajo |trabalho |empleo )?[àa] dist[âa]nc(?:e|ia)"
        r"|(?:en )?distanciel|desde (?:mi )?[ck]a?sa|(?:trabaj\w+|trabalh\w+|empleo|curro) (?:en|em|de|da) (?:mi "
        r"|minha )?casa|da remoto|(?:de|em) casa|por videollamada|por videoconferencia",
        R,
    ),
    P(
        r"(?:full |100 ?% )ttv?|ttv?(?= complet| total)|wfh|wfa|w\.f\.h\.?|wo?rk(?:ing|s)?[\s-]+(?:fro?m"
        r"|at)[\s-]+(?:my )?(?:home|anywhere)|wo?rk[\s-]?fro?m[\s-]?home|(?:from|at) home|from anywhere"
        rf"|home[\s-]?(?:based|work(?:ing)?|job)|(?:im |100 ?% )?{_HOMEOFFICE}",
        R,
    ),
    P(r"(?:im |mit |100 ?% )?h\.?o\.?", R, "de", 0.7),
    P(
        r"tele[\s-]?(?:commut(?:e|ing|er|able)|work(?:ing|er)?|arbeit(?:splatz)?)|telelavoro|smart[\s-]working"
        r"|thuis[\s-]?werk(?:en)?|van(?:uit|af) (?:t?huis)|van thuis(?: uit)?|op afstand",
        R,
    ),
    P(
        r"heimarbeit|von (?:zu ?hause|daheim)(?: aus)?|zu ?hause arbeiten|(?:heim|telearbeits)arbeitsplatz"
        r"|ortsunabh[äa]ngig(?:e[srn]?)?|depuis (?:chez (?:moi|soi)|(?:la|ma) maison|mon domicile)"
        r"|(?:travail(?:ler)?|emploi|job|boulot|bosser) (?:à|a|de|depuis) (?:la maison|domicile|chez (?:moi|soi))"
        r"|de chez (?:moi|soi)",
        R,
    ),
    P(r"online|en ligne|en l[íi]nea|en visio|per video", R, "", 0.7),
    P(
        r"(?:完全|全程?|纯|可|100%)?(?:远程|遠端|遠距)(?!医|控|监|教育|运维|桌面|诊|会诊|操[控作]|测|通信|学习"
        r"|培训|支持)(?:办公|工作|上班|兼职)?|(?:在家|居家)(?:里)?(?:办公|工作|上班|做|兼职|干)|异地办公"
        r"|线上(?:办公|工作|上班|授课|面试官|都行|也行|可|就行|(?=\s*$|[，,。]))",
        R,
    ),
    P(
        r"(?:フル|完全|原則)?(?:リモート(?!セン|コン|監|操|デスク|アクセス|ハンド|サポート|制御)|テレワーク"
        r"|在宅(?!医|介|看|訪|診|支|酸|ケア|療|患|サ|福|栄|ホス|で(?:介護|看)))(?:ワーク|勤務|可能?|ok|メイン"
        r"|中心)?|オンライン(?=で|可|ok|完結|のみ|勤務)",
        R,
    ),
    # all at the site
    P(
        r"on[\s-]?site|in[\s-](?:the[\s-])?(?:office|branch)|office[\s-]based|in[\s-]person|at (?:the|our) office"
        r"|work from (?:the )?office|on (?:the )?premises|office[\s-]first|site[\s-]based|face[\s-]to[\s-]face",
        O,
    ),
    P(
        r"vor[\s-]ort|in pr[äa]senz|pr[äa]senz(?:arbeit|stelle)?|(?:nur )?im b(?:ü|ue)ro|sur (?:site|place)"
        r"|(?:en |100 ?% )?pr[ée]sentiel(?:le)?s?|au bureau",
        O,
    ),
    P(
        r"(?:100 ?% )?presencial(?:es|mente)?|(?:en|a) la oficina|en oficina|en planta(?=\s*$|[,.])"
        r"|(?:no|em) escrit[óo]rio|in (?:presenza|sede)|(?:op|naar) (?:kantoor|locatie)|ter plaatse",
        O,
    ),
    P(
        r"现场办公|线下(?:办公|工作|上班|坐班)|(?:到公司)?坐班|(?:每天|天天)(?:到公司|进公司)|驻[场点校](?!歌|唱"
        r"|演|乐|调酒)|到岗(?:办公|上班)|进办公室|到公司上班",
        O,
    ),
    P(
        r"(?:フル|毎日|原則|完全|週5)?出社(?!不要|なし|無し|ゼロ|率|頻度)(?:勤務|前提|必須|メイン)?|オフィス勤務"
        r"|(?:客先|現場)常駐|常駐(?=勤務|案件|型|可|の|で|\s*$)|オンサイト",
        O,
    ),
]
