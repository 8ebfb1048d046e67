"""The words that tell what a time is the time of, in all languages; templates as in `recency_patterns`.

In lists of words a blank parts the entries, `_` stands for a blank within one and `*` for any ending.
"""

from __future__ import annotations

from collections.abc import Sequence

from .recency_patterns import fold

_LONGEST = 4


class Phrases:
    """A list of words and phrases that are looked for at the end or at the beginning of others."""

    def __init__(self, listed: str) -> None:
        entries = [entry.replace("_", " ") for entry in fold(listed).split()]
        self._whole = frozenset(entry for entry in entries if not entry.endswith("*"))
        self._stems = tuple(entry[:-1] for entry in entries if entry.endswith("*"))

    def end(self, words: Sequence[str]) -> int:
        """How many of the last words make up one of the phrases; 0 when they do not."""
        for count in range(min(len(words), _LONGEST), 0, -1):
            if " ".join(words[-count:]) in self._whole:
                return count
        return int(bool(words) and words[-1].startswith(self._stems))

    def begin(self, words: Sequence[str]) -> bool:
        """Whether the words begin with one of the phrases."""
        counts = range(1, min(len(words), _LONGEST) + 1)
        return any(" ".join(words[:count]) in self._whole for count in counts) or bool(
            words and words[0].startswith(self._stems)
        )

    def __contains__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._stems)


#: May stand between a verb of publishing and its time.
BETWEEN = (
    r"(?:\s+(?:online|here|back|up|on\s+\w+|sometime|any\s?time|only))?[\s:>=]*"
    r"|(?:时间|日期|日)?(?:为|于|在|:|は)?\s*"
)
BEHIND = r"\s*(?:份|期间|当天|内|里|中|の間|に|の)*\s*"
#: May stand between a word for postings and their time.
OF_ADS = r"\s+(?:(?:from|of|de[ls]?|du|des|da|do|van|von|vom|aus)\s+)?"

#: Before a time that is the start or end of a job, or an applicant's deadline.
START_BEFORE = Phrases("""
    start starts starting started begin begins beginning available availability join joining apply application
    applications deadline closes closing due end ends ending expir* until till by before beginn beginnend
    beginnt eintritt* verfügbar* anfangen einsetzbar bewerbung* bewerben bis ab frist commenc* débute*
    disponible disponibles postuler candidature candidatures avant jusqu'au jusqu'a prise_de_poste incorporación
    empec* empez* comenz* inicio hasta antes a_partir_de postularse postular aplicar inicia* começ* comec*
    disponível disponíveis disponibilidade até candidatar* candidatura beschikbaar beginnen startdatum starten
    solliciteren tot vanaf uiterlijk da dal dalla disponibile inizio iniziare entro fino
""")
SMALL = Phrases("date on in from by of as am im en le the to zum ab a work i can el la op em no na de met working")
START_CJK_BEFORE = (
    "(?:入职|到岗|到职|上岗|上班|报到|开工|开始工作|起始|截止|截至|申请"
    "|入社|勤務開始|就業開始|開始|締切|締め切り|応募"
    r"|试用期|实习期|合同期?|工期|期限|加班|残業|通勤|车程|実働)[\s:于在为的は]*$"
)
THIS_BEFORE = Phrases("""
    interview interviews shift shifts walk-in walk-ins paid vorstellungsgespräch* entretien entretiens
    entrevista entrevistas sollicitatiegesprek* schichten turno turnos diensten
""")
TODAY_BEFORE = Phrases("""
    hire hiring call join work working needed open usa psychology arbeiten heute_in trabajar travailler
    trabalhar werken
""")
CJK_BUSY = r"(?:面试|招聘会|面接)[\s:于在为的は]*$"

#: Behind such a time.
START_AFTER = Phrases("""
    start starts starter starters starting begin* join joining joiners deadline interview interviews shift
    shifts availability intake anfangen beginnen starten loslegen antreten verfügbar* arbeiten
    vorstellungsgespräch* probearbeit* noch commencer débuter démarrer disponible disponibles travailler
    entretien entretiens empezar comenzar incorporar* trabajar começar iniciar disponível disponíveis trabalhar
    beschikbaar werken aan_de_slag iniziare cominciare disponibile
""")
START_CJK_AFTER = (
    "(?:就|即|可以?|能|前|起|开始|以?后|之?后|内|中|に|から|以降|より|まで|までに|の)*(?:可|能)?"
    "(?:到岗|到职|入职|上岗|上班|报到|开工|面试|回复|答复|结算|结清|发工资|发薪|转正|就业|取得|完成"
    "|工作经|工作年"
    "|的?(?:工作|行业|相关)?经验|实习|开学|试用|合同|截止|应届"
    "|入社|勤務|就業|開始|スタート|締切|締め切り|面接|働|応募締|返信|連絡|内定|振込|契約|研修"
    "|実務|経験)"
)

#: Before a time of the seeker's own life, with up to three words between.
STORY_BEFORE = Phrases("""
    been have_worked have_lived have_moved have_left have_lost have_graduated have_finished i_was i_worked
    i_lived i_graduated i_finished i_moved i_left i_quit i_lost i_arrived i_retired laid_off made_redundant
    let_go unemployed moved_to living_in bin war habe arbeite arbeitete lebe wohne studiere gekündigt umgezogen
    suis étais j'ai travaillais habite soy estoy llevo vivo trabajé fui me_gradué sou estou moro trabalhei
    ik_ben woon werkte
""")
#: Right before such a time, unless one of `NONE` stands before it.
STORY_NEAR = Phrases("""
    worked lived living graduated moved relocated retired quit fired jobless out_of_work employed founded
    established in_business trained registered certified qualified licensed licenced divorced arrived experience
    arbeitslos* arbeitssuchend arbeitsuchend berufserfahrung gearbeitet selbstständig erfahrung au_chômage
    diplômé diplômée diplômés licencié licenciée expérience en_paro desempleado desempleada graduado graduada
    titulado titulada despedido despedida experiencia desempregado desempregada formado formada demitido
    demitida experiência werkloos afgestudeerd verhuisd ontslagen ervaring
""")
NONE = Phrases("no not without zero kein keine ohne sans d' sin sem geen zonder senza")
STORY_AFTER = Phrases("""
    experience of_experience work_experience years_of_experience unemployed jobless arbeitslos* arbeitssuchend
    arbeitsuchend in_rente berufserfahrung au_chômage sans_emploi en_paro desempleado desempleada desempregado
    desempregada werkloos werkzoekend
""")
STORY_CJK = "失业|待业|离职|毕业|裸辞|被裁|退职|从事|从业|失業|退職|卒業|離職"
#: Makes a window the time that something took: "worked for the last 3 months".
FOR = Phrases("for for_the during_my in_my pendant durante gedurende")

JOBS = Phrases("""
    job jobs role roles position positions opening openings vacancy vacancies opportunity opportunities posting
    postings listing listings ads offer offers stellen* anzeigen offre offres offres_d'emploi annonce annonces
    emploi emplois oferta ofertas ofertas_de_empleo ofertas_de_trabajo empleo empleos vacante vacantes trabajo
    trabajos anuncio anuncios vaga vagas vagas_de_emprego emprego empregos anúncios vacature vacatures banen
    offerte annunci 职位 岗位 求人 职缺
""")
#: With a job or a mark of punctuation, what stands before one of these tells nothing of a time behind it.
SEEKS = Phrases("looking suche cherche recherche busco buscando procur* zoek")
#: May stand between postings and what is said of them.
COPULAS = Phrases("""
    that which who is are was were be been have has die das wurde wurden sind qui que sont ont été parues es son fueron
    foram são sejam zijn werden
""")
NEGATORS = Phrases("""
    no not nothing none without exclude excluding kein* nicht nichts ohne pas aucun aucune rien sans nada sin
    ningun* não sem nenhum* geen niet niets zonder
""")
