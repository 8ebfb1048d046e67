"""English words of career levels; they are mixed into every language's queries."""

from __future__ import annotations

from ..posting import Seniority as S
from .phrases import Phrase

P = Phrase[tuple[S, ...]]

# Managers of things and customers, who lead no people by title.
_THINGS = (
    r"(?:technical |digital )?(?:product|prod|project|proj|program(?:me)?|prog|accounts?|accts?|contracts?"
    r"|communit(?:y|ies)|customer succ?ess|custmer sucess|customer sucess|client success|csm|success"
    r"|(?<!front )(?<!front-)(?<!back )office|construction|categor(?:y|ies)|events?|implementation"
    r"|social media|content|brand|campaign|case|care|relationship|release|partner(?:ship)?s?|alliances?"
    r"|delivery|territory|portfolio|property|knowledge|data|crm|seo|ppc|traffic|fund|asset|wealth|investment"
    r"|key accounts?|media|change|incident|problem|engagement|onboarding|escalation|vendor|growth|travel"
    r"|records|stage|new business|business development|bid|bids|tender|proposals?|client|customer"
    r"|clinical trials?|trial|study|fleet accounts?|scrum|sprint|proposition|pricing|collections?|talent"
    r"|artists?|tour|band|location|floor plan|(?:product|growth|performance|content|brand|digital|field"
    r"|partner|lifecycle|email|influencer|event|affiliate|social|technical product)[\s-]marketing)"
)
_ENGINEERING = (
    r"(?:engineers?|enginers?|engineering|developers?|devs?|scientists?|architects?|designers?|researchers?|swe|sre|sde"
    r"|devops|software|data|ml|ai|machine learning|backend|frontend|full[\s-]?stack|platform|infrastructure|security"
    r"|firmware|hardware|embedded|product designers?|product managers?|qa|sdet|android|ios|mobile|electrical|mechanical"
    r"|robotics|cloud|site reliability|web|systems?|ux|technical|tpm|python|java|go|rust|programmers?)"
)
_MANAGER = r"(?:managers?|mgrs?|mngrs?|manger|maneger|managr)\.?"

FIXED: list[Phrase[tuple[S, ...]]] = [
    P(
        r"junior doctors?|interns? architects?|staff nurses?|staff (?:accountants?|attorneys?|pharmacists?|physicians?"
        r"|writers?|assistants?|trainers?|photographers?|canteen|restaurant|engagement|development|welfare)|staffing"
        r"|chiefs? of staff",
        None,
    ),
    P(
        r"executive (?:assistants?|admin\w*|recruit\w+|search|coach\w*|chefs?|sous|secretar\w+|office|protection"
        r"|producers?|housekeepers?|education|pa\b|pas\b|support|driver|chauffeur|lounge|compensation|mba)"
        r"|account executives?|account exec|(?:sales|customer service|marketing|business development|hr|legal"
        r"|support|seo|pr|media|admin|accounts|events|finance|operations|telesales|credit control"
        r"|procurement) exec(?:utive)?s?|non[\s-]executive(?: directors?)?",
        None,
    ),
    P(
        r"leads?[\s-](?:gen\b|generat\w+|nurtur\w+|qualif\w+|times?|scoring|acid|paint|abatement|burners?"
        r"|work(?:er|ing)s?|management|to\b|magnet|free|poisoning|capture|sourcing|vocal\w*|singers?|guitar\w*"
        r"|actors?|actress|roles? in|mines?|sheet|conversion|process\w*)|(?:sales|qualified|inbound|outbound|warm"
        r"|cold|hot|no|new|more|of|with|the|b2b|own|de) leads",
        None,
    ),
    P(
        r"senior (?:care\b|living(?! manager)|citizens?|(?:home|housing)s?(?! (?:loan|officer|adviser|advisor"
        r"|manager|option|management|support|strateg|improvement))|centers?|centres?|services(?! (?:engineer"
        r"|manager|officer|technician))|adults?|high|schools?|school|residents?|companion|communit\w+|day|move)"
        r"|senior living|(?:for|with|to|of) seniors?|junior (?:high|schools?|colleges?|football|rugby|golf|tennis"
        r"|swim\w*|league|sports?|ranks?|bake|teacher at)",
        None,
    ),
    P(
        r"(?:under|post)[\s-]?graduates?|graduate[\s-](?:schools?|degrees?|studies|level|students?|education"
        r"|admissions?|recruit\w+|attraction|careers? advis\w+|careers? (?:consult|officer)\w*|(?:scheme"
        r"|program(?:me)?|recruitment|talent|development)s? (?:managers?|coordinators?|leads?|officers?"
        r"|advisors?)|research assistant\w*|teaching assistant\w*|diploma|certificate|medical school"
        r"|entry veterinary)|early careers? (?:recruit\w+|advis\w+|coach|partner|coordinat\w+|manager)"
        r"|(?:trainees?|interns?|internships?|apprentic\w+|traineeships?)[\s-](?:coordinat\w+|coach|manage\w+"
        r"|recruit\w+|mentor|assessor)|intermediate[\s-](?:care|schools?|teachers?|level|excel|english|french"
        r"|german|spanish|italian|phase|tier|court)|data entry (?:jobs?|roles?|positions?)",
        None,
    ),
    P(rf"{_THINGS}[\s-]+{_MANAGER}|product owner|(?:my|our|the|a|your) managers?|managers?['’]s?", None),
    P(
        r"(?:(?<!front )\bof\b|for|to|with) managers|(?:vice |deputy )?(?:school |college )?principals?['’]s?",
        None,
    ),
    P(
        r"(?:art|creative|funeral|casting|film|music|musical|choir|choral|stage|photography|technical art|drama"
        r"|theatre|video|tv|television|commercials?|artistic|assistant|first assistant|animation|cinematography"
        r"|fight|movement|spiritual|live|show|game|cinematics?|cruise|camp) directors?|directors? of photography"
        r"|directors?['’]s?|headhunt\w*|heads? (?:chefs?|of household|of hair)|chief (?:engineers?|mates?"
        r"|officers?|cooks?|stewards?|stewardess\w*|stew|petty|inspectors?|residents?|registrars?|bosun|purser"
        r"|umpire|reporter)|(?:fire|police|bureau|section|crew|sub|desk|deputy) chiefs?|chiefs? of (?:police"
        r"|party)|board of directors|company directors?['’]",
        None,
    ),
    P(
        r"(?:lunch[\s-]?time|lunch|mid[\s-]?day|dinner|playground|cover|door|exams?|examination|invigilation|play"
        r"|phd|pool|clinical practice|research|thesis) supervisors?|team leader['’]s|presidents?['’]"
        r"|vice[\s-]principals?|student presidents?",
        None,
    ),
]

LEVELS: list[Phrase[tuple[S, ...]]] = [
    # internship
    P(
        r"intern(?:s|ships?)?|int(?:er|ren|ern)s?h?ips?|internshp|summer (?:analyst|associate)|(?:industrial"
        r"|student) placement|placement (?:year|student)|co[\s-]?op (?:students?|terms?|positions?|placements?)",
        (S.INTERNSHIP,),
    ),
    # entry
    P(
        r"entry[\s-]?(?:levels?|lvls?|lev|jobs?|roles?|positions?|grade)|new[\s-]?grad(?:uate)?s?|(?:recent|fresh"
        r"|college|university|uni)[\s-]grad(?:uate)?s?|gra(?:duate|dute|duat|daute|duare)s?|grads?|freshers?"
        r"|fresh out of (?:uni\w*|college|school)|newly[\s-](?:qual\w*|registered|trained|graduated)"
        r"|early[\s-]careers?|career[\s-](?:starters?|chang(?:e|er|ers))|school[\s-]leavers?|starter (?:job|role"
        r"|position)s?|(?:my )?first (?:ever )?job|trainees?|traineeships?|newbies?|novices?|nqts?|nqsw"
        r"|ects?(?! (?:nurs|clinic|practition|suite|coordinat))|unskilled|inexperienced",
        (S.ENTRY,),
    ),
    P(
        r"(?:no|without|zero|w/o|0|little or no)(?: any| prior| previous| work| relevant| industry)* exp(?:er\w*"
        r"|ere?i\w*|i\w+)?(?: (?:needed|required|necessary|req))?|no[\s-]exp|beginners?",
        (S.ENTRY,),
    ),
    # two at once
    P(r"mid[\s-]?(?:to|/|or)?[\s-]?senior(?:[\s-]level)?", (S.MID, S.SENIOR)),
    P(r"junior[\s-]?(?:to|/)[\s-]?mid(?:[\s-]?(?:level|weight))?", (S.JUNIOR, S.MID)),
    # junior, mid, senior
    P(r"junior(?:s|e|es)?|jr\.?(?![\u3040-\u9fff])|jnr\.?|juinor|junoir|jnior", (S.JUNIOR,)),
    P(
        r"mid[\s-]?(?:level|lvl|weight|career)|mid(?=[\s-]+(?:[\w+#.]+\s+){0,2}(?:software|backend|frontend|full"
        r"|data|product|devops|engineer|dev\b|developer|designer|analyst|accountant))|intermediate|medior",
        (S.MID,),
    ),
    P(
        r"senior(?![\s-]?(?:en|in)\b)|sr\.?|snr\.?|senor(?= (?:software|data|dev|engineer|analyst|account))"
        r"|senoir|seinor",
        (S.SENIOR,),
    ),
    P(r"experienced(?! (?:in|with|at|as)\b)", (S.SENIOR,)),
    # lead
    P(
        r"(?:team|tech|technical|squad|shift|crew|group|section|line|site|practice|floor)[\s-]?lead(?:s|er|ers)?"
        r"|lead(?=\s*$|[\s,/|)-])(?!\s+(?:a|an|the|our|and|by|with|in|from|teams?|people|for|on|your|this)\b)"
        r"|(?:engineering|design|product|project|data|marketing|dev|qa|operations|ops|research) leads"
        r"|sup(?:er|re)v(?:is|s|i)[oe]rs?|fore(?:man|men|woman)|charge hands?|chargehands?|shift leaders?",
        (S.LEAD,),
    ),
    P(rf"(?:staff|principal)(?=\s+(?:[\w/&+.-]+\s+){{0,3}}?{_ENGINEERING}(?![a-z]))", (S.LEAD,)),
    P(
        r"(?<=engineer, )(?:staff|principal)|principal(?=\s+(?:[\w/&-]+\s+)?(?:consultants?|analysts?|planners?"
        r"|surveyors?))",
        (S.LEAD,),
    ),
    # executive
    P(
        r"[ea]?vps?|svps?(?= (?:of|sales|eng\w*|product|marketing|finance|op\w*|tech\w*|people|strategy|hr|it)\b)"
        r"|(?:senior |executive )?vice[\s-]presidents?|c(?:e|t|f|o|m|i|p|d|hr|is|ai)os?|ciso"
        r"|(?<![\s\S])cro(?=\s*(?:$|[,(-]))|chief(?: [\w&-]+){0,3} officers?|chief|c[\s-](?:level|suite)"
        r"|managing directors?|executive directors?|executive(?=[\s-]+(?:level|roles?|positions?|jobs?"
        r"|leadership))|president",
        (S.EXECUTIVE,),
    ),
    # manager
    P(r"managers?|mgrs?\.?|mngrs?\.?", (S.MANAGER,)),
    P(r"manger|maneger|managr|manageer|mananger", (S.MANAGER,), "en de nl"),
    # director
    P(r"(?:co-?)?directors?|heads? of|head(?=,)|diretcor|direcotr", (S.DIRECTOR,)),
]
