"""Kinds of contract in text and in feeds' own values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.extract.contracts import employment_from_feed, find_employment
from jobsearch.posting import Employment


def kinds(text, language="en"):
    return [match.value.value for match in find_employment(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "full-time cook", ["full_time"]), ("en", "contract or full time", ["contract", "full_time"]),
        ("en", "part time", ["part_time"]),
        ("en", "tech pt", ["part_time"]), ("en", "locum pharmacist", ["temporary"]),
        ("en", "bank nurse", ["temporary"]),
        ("en", "NHS bank staff nurse", ["temporary"]), ("en", "seasonal work", ["temporary"]),
        ("en", "temp receptionist", ["temporary"]),
        ("en", "fixed term contract teacher", ["contract"]), ("en", "contractor", ["contract"]),
        ("en", "freelance writing", ["freelance"]),
        ("en", "marketing intern", ["internship"]), ("de", "Vollzeit oder Teilzeit", ["full_time", "part_time"]),
        ("de", "Vollzeitstellen", ["full_time"]), ("de", "Minijob", ["part_time"]), ("de", "60-80 %", ["part_time"]),
        ("de", "80-100%", ["part_time", "full_time"]), ("de", "befristet", ["temporary"]),
        ("de", "Ferienjob", ["temporary"]), ("de", "freiberuflich", ["freelance"]), ("de", "Praktikum", ["internship"]),
        ("fr", "CDD temps plein", ["temporary", "full_time"]),
        ("fr", "intérim", ["temporary"]), ("fr", "mi-temps", ["part_time"]), ("fr", "stage à Lyon", ["internship"]),
        ("es", "a jornada completa", ["full_time"]), ("es", "media jornada", ["part_time"]),
        ("es", "contrato temporal", ["temporary"]),
        ("es", "autónomo", ["freelance"]), ("nl", "zzp verpleegkundige", ["freelance"]),
        ("zh", "兼职", ["part_time"]), ("zh", "全职", ["full_time"]),
        ("zh", "自由职业", ["freelance"]), ("zh", "暑期工", ["temporary"]),
        ("de", "Voll- oder Teilzeit", ["full_time", "part_time"]), ("de", "als Freier", ["freelance"]),
        ("fr", "0,5 ETP", ["part_time"]), ("nl", "0,8 fte", ["part_time"]), ("nl", "op freelancebasis", ["freelance"]),
        ("es", "por obra determinada", ["contract"]), ("es", "médico, parcial", ["part_time"]),
        ("pt", "professor, contrato de um ano", ["contract"]), ("pt", "garçom, integral", ["full_time"]),
        ("ja", "冬季限定", ["temporary"]), ("ja", "1日4時間", ["part_time"]), ("zh", "每天两小时", ["part_time"]),
        ("zh", "项目制顾问", ["contract"]), ("zh", "合約社工", ["contract"]),
    ],
)  # fmt: skip
def test_kinds(language, text, expected):
    assert kinds(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "permanent"), ("fr", "CDI"), ("de", "unbefristet"), ("en", "smart contract engineer"),
        ("en", "contract manager"),
        ("en", "bank teller"), ("en", "growth-stage startup"), ("en", "stage manager"), ("en", "template"),
        ("en", "internal audit"),
        ("en", "no contract work"), ("es", "no a tiempo parcial"), ("en", "100% on premises"),
        ("en", "welder ft mcmurray"), ("es", "orientador de prácticas"), ("pt", "contrato efetivo"),
        ("nl", "wij wonen tijdelijk bij mijn ouders"), ("nl", "laatste 3 dagen"), ("zh", "临时演员"),
        ("zh", "合約管理"), ("de", "Bürokraft Berlin 48 Stunden her"), ("fr", "de 10h à 18h"),
        ("en", "no internships please"),
    ],
)  # fmt: skip
def test_no_kind(language, text):
    assert kinds(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "part tim barista", ["part_time"]), ("en", "full tme welder", ["full_time"]),
        ("en", "FT or PT cashier", ["full_time", "part_time"]), ("en", "p/t cleaner leeds", ["part_time"]),
        ("en", "f/t nanny", ["full_time"]), ("en", "contract welder", ["contract"]),
        ("en", "6 month FTC HR adviser", ["contract"]), ("en", "outside IR35 java", ["contract"]),
        ("en", "umbrella contractor", ["contract"]), ("en", "temp admin", ["temporary"]),
        ("en", "temping work", ["temporary"]), ("en", "seasonal fruit picker", ["temporary"]),
        ("en", "xmas temp", ["temporary"]), ("en", "christmas jobs", ["temporary"]),
        ("en", "summer job", ["temporary"]), ("en", "casual barista", ["temporary"]),
        ("en", "casual bartender sydney", ["temporary"]), ("en", "bank nurse", ["temporary"]),
        ("en", "bank healthcare assistant", ["temporary"]), ("en", "HCA bank shifts", ["temporary"]),
        ("en", "locum vet", ["temporary"]), ("en", "interim CFO", ["temporary"]),
        ("en", "freelance copywriter", ["freelance"]), ("en", "self employed hairdresser", ["freelance"]),
        ("en", "self-employed courier", ["freelance"]), ("en", "summer internship", ["internship"]),
        ("en", "maternity cover receptionist", ["temporary"]), ("en", "PRN nurse", ["temporary"]),
        ("en", "per diem RN", ["temporary"]), ("en", "20 hours a week admin", ["part_time"]),
        ("en", "37.5 hrs per week nurse", ["full_time"]), ("en", "16 hours retail", ["part_time"]),
        ("en", "permanent full time chef", ["full_time"]), ("en", "job share teacher", ["part_time"]),
        ("en", "50% position lecturer", ["part_time"]),
        ("en", "full time student looking for part time work", ["part_time"]),
        ("en", "contract to hire devops", ["contract"]), ("en", "C2C java", ["contract"]),
        ("en", "fulltime", ["full_time"]), ("en", "freelnce writer", ["freelance"]),
        ("en", "frelance writer", ["freelance"]), ("en", "fixed term teacher", ["contract"]),
        ("en", "contractor jobs", ["contract"]), ("en", "co-op placement student", ["internship"]),
        ("en", "part-time or full-time", ["part_time", "full_time"]),
        ("de", "Minijob Bäckerei", ["part_time"]), ("de", "Mini-Job", ["part_time"]),
        ("de", "556 Euro Job", ["part_time"]), ("de", "520€-Basis", ["part_time"]),
        ("de", "450-Euro-Job", ["part_time"]), ("de", "Teilzeit 20h", ["part_time"]),
        ("de", "TZ Verkäuferin", ["part_time"]), ("de", "VZ oder TZ", ["full_time", "part_time"]),
        ("de", "in vollzeit", ["full_time"]), ("de", "teilzet pflege", ["part_time"]),
        ("de", "Zeitarbeit", ["temporary"]), ("de", "Personaldisponent Zeitarbeit", ["temporary"]),
        ("de", "befristete Stelle", ["temporary"]), ("de", "Elternzeitvertretung Sekretariat", ["temporary"]),
        ("de", "Saisonkraft", ["temporary"]), ("de", "Erntehelfer Saison", ["temporary"]),
        ("de", "Aushilfe Kasse", ["temporary"]), ("de", "Ferienarbeit", ["temporary"]),
        ("de", "Sommerjob", ["temporary"]), ("de", "Praktikum Journalismus", ["internship"]),
        ("de", "Praktikant", ["internship"]), ("de", "freiberuflicher Dozent", ["freelance"]),
        ("de", "freie Mitarbeit", ["freelance"]), ("de", "auf Honorarbasis", ["freelance"]),
        ("de", "Honorarkraft Musikschule", ["freelance"]), ("de", "selbstständiger Handwerker", ["freelance"]),
        ("de", "Leiharbeit", ["temporary"]), ("de", "Nebenjob", ["part_time"]), ("de", "Schülerjob", ["part_time"]),
        ("de", "38,5 Stunden Woche", ["full_time"]), ("de", "30 Std/Woche", ["part_time"]),
        ("de", "100 % Pensum", ["full_time"]), ("de", "40-60% Pensum", ["part_time"]),
        ("de", "Ganztags", ["full_time"]), ("de", "halbtags", ["part_time"]),
        ("de", "geringfügige Beschäftigung", ["part_time"]), ("de", "Werkvertrag", ["contract"]),
        ("fr", "CDD 6 mois", ["temporary"]), ("fr", "CDI temps plein", ["full_time"]),
        ("fr", "en intérim", ["temporary"]), ("fr", "consultant recrutement intérim", ["temporary"]),
        ("fr", "mi-temps", ["part_time"]), ("fr", "mitemps", ["part_time"]), ("fr", "tps partiel", ["part_time"]),
        ("fr", "temps complet", ["full_time"]), ("fr", "à plein temps", ["full_time"]),
        ("fr", "saisonnier", ["temporary"]), ("fr", "job d'été", ["temporary"]),
        ("fr", "stage marketing", ["internship"]), ("fr", "stagiaire", ["internship"]),
        ("fr", "auto-entrepreneur", ["freelance"]), ("fr", "micro-entrepreneur", ["freelance"]),
        ("fr", "indépendant", ["freelance"]), ("fr", "freelance", ["freelance"]),
        ("fr", "infirmier libéral", ["freelance"]), ("fr", "en extra serveur", ["temporary"]),
        ("fr", "vacataire", ["temporary"]), ("fr", "remplaçant", ["temporary"]),
        ("fr", "remplacement congé maternité", ["temporary"]), ("fr", "contractuel", ["contract"]),
        ("fr", "80 %", ["part_time"]), ("fr", "30h", ["part_time"]), ("fr", "24 heures par semaine", ["part_time"]),
        ("fr", "portage salarial", ["freelance"]), ("fr", "plein temps", ["full_time"]),
        ("es", "media jornada", ["part_time"]), ("es", "jornada completa", ["full_time"]),
        ("es", "tiempo parcial", ["part_time"]), ("es", "medio tiempo", ["part_time"]),
        ("es", "contrato temporal", ["temporary"]), ("es", "eventual", ["temporary"]),
        ("es", "campaña de navidad", ["temporary"]), ("es", "fijo discontinuo", ["temporary"]),
        ("es", "sustitución", ["temporary"]), ("es", "suplencia", ["temporary"]), ("es", "interino", ["temporary"]),
        ("es", "autónomo", ["freelance"]), ("es", "freelance", ["freelance"]), ("es", "prácticas", ["internship"]),
        ("es", "becario", ["internship"]), ("es", "pasante", ["internship"]),
        ("es", "contrato por obra", ["contract"]), ("es", "plazo fijo", ["contract"]),
        ("es", "20 horas semanales", ["part_time"]), ("es", "40 horas", ["full_time"]),
        ("es", "por horas", ["part_time"]), ("es", "de verano", ["temporary"]),
        ("es", "socorrista verano", ["temporary"]), ("es", "temporada de esquí", ["temporary"]),
        ("es", "cuatro horas al día", ["part_time"]), ("es", "part taim", ["part_time"]),
        ("es", "tiempo completo", ["full_time"]), ("es", "mediajornada", ["part_time"]),
        ("es", "práctica profesional", ["internship"]), ("es", "a honorarios", ["freelance"]),
        ("es", "monotributista", ["freelance"]),
        ("pt", "meio período", ["part_time"]), ("pt", "tempo integral", ["full_time"]),
        ("pt", "período integral", ["full_time"]), ("pt", "part-time", ["part_time"]),
        ("pt", "full-time", ["full_time"]), ("pt", "a tempo inteiro", ["full_time"]), ("pt", "PJ", ["contract"]),
        ("pt", "estágio", ["internship"]), ("pt", "estagiária", ["internship"]), ("pt", "temporário", ["temporary"]),
        ("pt", "trabalho temporário", ["temporary"]), ("pt", "contrato a termo certo", ["temporary"]),
        ("pt", "safra", ["temporary"]), ("pt", "temporada", ["temporary"]), ("pt", "freelancer", ["freelance"]),
        ("pt", "autônomo", ["freelance"]), ("pt", "recibos verdes", ["freelance"]),
        ("pt", "20 horas semanais", ["part_time"]), ("pt", "trabalho de verão", ["temporary"]),
        ("pt", "meio expediente", ["part_time"]), ("pt", "44 horas semanais", ["full_time"]),
        ("pt", "emprego de férias", ["temporary"]),
        ("nl", "fulltime", ["full_time"]), ("nl", "voltijds", ["full_time"]), ("nl", "parttime", ["part_time"]),
        ("nl", "deeltijds", ["part_time"]), ("nl", "halftijds", ["part_time"]), ("nl", "bijbaan", ["part_time"]),
        ("nl", "zaterdaghulp", ["part_time"]), ("nl", "weekendbaan", ["part_time"]),
        ("nl", "uitzendkracht", ["temporary"]), ("nl", "seizoenswerk", ["temporary"]),
        ("nl", "vakantiewerk", ["temporary"]), ("nl", "vakantiebaan", ["temporary"]), ("nl", "zzp", ["freelance"]),
        ("nl", "zzp'er", ["freelance"]), ("nl", "zzp-er", ["freelance"]), ("nl", "freelance", ["freelance"]),
        ("nl", "zelfstandige in bijberoep", ["freelance"]), ("nl", "als zelfstandige", ["freelance"]),
        ("nl", "tijdelijk", ["temporary"]), ("nl", "stage", ["internship"]), ("nl", "stagiair", ["internship"]),
        ("nl", "24 uur per week", ["part_time"]), ("nl", "32 uur", ["part_time"]), ("nl", "40 uur", ["full_time"]),
        ("nl", "36-40 uur", ["full_time"]), ("nl", "32-40 uur", ["part_time", "full_time"]),
        ("nl", "interim", ["temporary"]), ("nl", "invalkracht", ["temporary"]), ("nl", "oproepkracht", ["temporary"]),
        ("nl", "flexijob", ["part_time"]), ("nl", "drie dagen per week", ["part_time"]),
        ("nl", "jaarcontract", ["contract"]), ("nl", "detachering", ["contract"]),
        ("nl", "afstudeerstage", ["internship"]), ("nl", "zwangerschapsvervanging", ["temporary"]),
        ("ja", "正社員", ["full_time"]), ("ja", "アルバイト", ["part_time"]), ("ja", "バイト", ["part_time"]),
        ("ja", "パート", ["part_time"]), ("ja", "パート・アルバイト", ["part_time"]),
        ("ja", "非常勤講師", ["part_time"]), ("ja", "常勤", ["full_time"]), ("ja", "派遣社員", ["temporary"]),
        ("ja", "派遣", ["temporary"]), ("ja", "契約社員", ["contract"]), ("ja", "嘱託", ["contract"]),
        ("ja", "業務委託", ["freelance"]), ("ja", "フリーランス", ["freelance"]), ("ja", "個人事業主", ["freelance"]),
        ("ja", "期間限定", ["temporary"]), ("ja", "日雇い", ["temporary"]),
        ("ja", "短期バイト", ["temporary", "part_time"]), ("ja", "単発", ["temporary"]),
        ("ja", "季節労働", ["temporary"]), ("ja", "インターン", ["internship"]),
        ("ja", "インターンシップ", ["internship"]), ("ja", "長期インターン", ["internship"]),
        ("ja", "時短勤務", ["part_time"]), ("ja", "扶養内", ["part_time"]), ("ja", "フルタイム", ["full_time"]),
        ("ja", "短時間", ["part_time"]), ("ja", "リゾートバイト", ["temporary", "part_time"]),
        ("ja", "時短勤務 事務", ["part_time"]),
        ("zh", "兼职", ["part_time"]), ("zh", "兼職", ["part_time"]), ("zh", "全职", ["full_time"]),
        ("zh", "全職", ["full_time"]), ("zh", "小时工", ["part_time"]), ("zh", "钟点工", ["part_time"]),
        ("zh", "临时工", ["temporary"]), ("zh", "臨時工", ["temporary"]), ("zh", "暑假工", ["temporary"]),
        ("zh", "短期工", ["temporary"]), ("zh", "劳务派遣", ["temporary"]), ("zh", "合同工", ["contract"]),
        ("zh", "合同制", ["contract"]), ("zh", "约聘", ["contract"]), ("zh", "自由职业", ["freelance"]),
        ("zh", "自由接案", ["freelance"]), ("zh", "接案設計", ["freelance"]), ("zh", "实习", ["internship"]),
        ("zh", "實習生", ["internship"]), ("zh", "正职", ["full_time"]), ("zh", "正職", ["full_time"]),
        ("zh", "工讀生", ["part_time"]), ("zh", "打工", ["part_time"]), ("zh", "半天班", ["part_time"]),
        ("zh", "非全日制", ["part_time"]), ("zh", "日结临时工", ["temporary"]), ("zh", "外包", ["contract"]),
        ("zh", "季节工", ["temporary"]), ("zh", "计时工", ["part_time"]), ("zh", "部分工时", ["part_time"]),
        ("zh", "兼差", ["part_time"]), ("zh", "長散工", ["part_time"]), ("zh", "自由撰稿人", ["freelance"]),
    ],
)  # fmt: skip
def test_kinds_as_typed_in_eight_languages(language, text, expected):
    assert list(dict.fromkeys(kinds(text, language))) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "personal trainer PT gym Leeds"), ("en", "outpatient PT Dallas"), ("en", "PT aide"),
        ("en", "contract manager Leeds"), ("en", "contract cleaner"), ("en", "contracts administrator"),
        ("en", "electrical contractor supervisor"), ("en", "work for a contractor in Perth"),
        ("en", "training contract law firm"), ("en", "temp agency consultant"),
        ("en", "temporary accommodation officer"), ("en", "temporary staffing consultant"),
        ("en", "seasonal menu chef"), ("en", "summer camp counsellor"), ("en", "casual dining chef"),
        ("en", "business casual office"), ("en", "bank teller"), ("en", "investment bank analyst"),
        ("en", "locum recruitment consultant"), ("en", "interim reporting accountant"),
        ("en", "freelance coordinator"), ("en", "freelancer community manager"), ("en", "intern architect"),
        ("en", "internal auditor"), ("en", "internship coordinator"), ("en", "stage manager"), ("en", "stage crew"),
        ("en", "early-stage startup engineer"), ("en", "zero hours contract no"),
        ("en", "jobs posted in last 24 hours"), ("en", "posted within 48 hours"), ("en", "12 hour shifts nurse"),
        ("en", "80% travel consultant"), ("en", "up to 20% bonus sales"), ("en", "full stack developer"),
        ("en", "partner manager"), ("en", "department head"), ("en", "apartment manager"), ("en", "volunteer"),
        ("en", "apprentice plumber"), ("en", "compensation specialist"), ("en", "ft worth nurse"),
        ("en", "20 ft trailer driver"),
        ("de", "Zeitarbeitsdisponent"), ("de", "unbefristet Erzieher"), ("de", "Handelsvertretung"),
        ("de", "Praktikumskoordinator"), ("de", "Werkstudent"), ("de", "selbstständige Arbeitsweise"),
        ("de", "24-Stunden-Pflege"), ("de", "letzte 24 Stunden"), ("de", "in den letzten 48 Stunden"),
        ("de", "100% Homeoffice"), ("de", "20 % Provision"), ("de", "Vertragsmanager"),
        ("de", "Vertragsrecht Anwalt"), ("de", "Internist"), ("de", "Internatsleiter"), ("de", "Aushilfskoch"),
        ("de", "Bankkaufmann"),
        ("fr", "agence d'intérim recrute"), ("fr", "chargé de recrutement intérim"), ("fr", "animateur de stages"),
        ("fr", "maître de stage"), ("fr", "heures supplémentaires"), ("fr", "remplacement de pare-brise"),
        ("fr", "droit contractuel juriste"), ("fr", "24h/24"), ("fr", "de 9h à 17h"), ("fr", "dernières 24 heures"),
        ("fr", "chef de rang"), ("fr", "technicien méthodes temps"), ("fr", "contrat de professionnalisation"),
        ("fr", "alternance"), ("fr", "temps libre"), ("fr", "vendeur le mercredi"), ("fr", "non complet"),
        ("es", "campañas de marketing"), ("es", "vehículos autónomos ingeniero"), ("es", "comunidad autónoma"),
        ("es", "buenas prácticas"), ("es", "por obra"), ("es", "indefinido"), ("es", "farmacia 24 horas"),
        ("es", "últimas 24 horas"), ("es", "ft"), ("es", "ETT"), ("es", "contador público"),
        ("pt", "CLT"), ("pt", "veículos autônomos"), ("pt", "efetivo"), ("pt", "jovem aprendiz"),
        ("pt", "CEO interino"), ("pt", "gerente interino"),
        ("nl", "uitzendbureau"), ("nl", "uitzendconsulent"), ("nl", "zelfstandig werkend kok"),
        ("nl", "vast contract"), ("nl", "stagebegeleider"), ("nl", "stagecoördinator"), ("nl", "24 uurs zorg"),
        ("nl", "24-uurszorg"), ("nl", "laatste 24 uur"),
        ("ja", "正社員登用あり"), ("ja", "パートナー営業"), ("ja", "派遣会社の営業"), ("ja", "人材派遣会社"),
        ("ja", "デパート"), ("ja", "アパート管理"), ("ja", "パートリーダー"), ("ja", "契約書管理"),
        ("zh", "安全职责"), ("zh", "全职太太找工作"), ("zh", "派遣公司"), ("zh", "合同管理"), ("zh", "打工度假"),
        ("zh", "全日制本科"), ("zh", "非全日制研究生"), ("zh", "客户经理"),
    ],
)  # fmt: skip
def test_fixed_titles_and_lookalikes_have_no_kind(language, text):
    assert kinds(text, language) == []


def test_a_range_across_both_kinds_gives_matches_side_by_side():
    part, full = find_employment("Bauleiterin 80-100 %", language="de")
    assert (part.text, full.text) == ("80", "-100 %")
    assert part.end == full.start


@pytest.mark.parametrize("padding", ["", "Wir bieten ein gutes Klima und ein faires Gehalt in einem netten Team. " * 5])
def test_numbers_of_hours_are_read_in_short_texts_alone(padding):
    assert kinds(padding + "Bürokraft 20 Std. pro Woche", "de") == ([] if padding else ["part_time"])


@pytest.mark.parametrize("text", ["fixed term, maternity cover", "FTC (maternity cover)"])
def test_a_cover_for_a_fixed_term_is_a_contract(text):
    assert kinds(text) == ["contract"]
    assert kinds("maternity cover") == ["temporary"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("FullTime", ["full_time"]), ("FULL_TIME", ["full_time"]), ("full-time", ["full_time"]),
        ("PART_TIME", ["part_time"]),
        ("Full-time, Contract", ["full_time", "contract"]), ("Intern", ["internship"]), ("INTERN", ["internship"]),
        ("CONTRACTOR", ["contract"]),
        ("Temporary", ["temporary"]), ("Vollzeit", ["full_time"]),
        ("Teilzeit/Vollzeit", ["part_time", "full_time"]), ("BEFRISTET", ["temporary"]),
        ("UNBEFRISTET", []), ("CDI", []), ("CDD", ["temporary"]), ("Temps partiel", ["part_time"]), ("Contrato", []),
        ("Determinado", ["temporary"]), ("Autónomo", ["freelance"]), ("Permanent Full-Time", ["full_time"]),
        ("OTHER", []), ("", []), (None, []),
        ("全職", ["full_time"]), ("兼職", ["part_time"]), ("Casual", ["temporary"]), ("PRN", ["temporary"]),
        ("Bank / zero hours", ["temporary", "part_time"]), ("80 %", ["part_time"]), ("100%", ["full_time"]),
        ("60-80%", ["part_time"]), ("32 hours", ["part_time"]), ("CDI, 35 heures", ["full_time"]),
        ("37,5 Stunden", ["full_time"]), ("20h/semaine", ["part_time"]), ("8 hours per day", []), ("12 months", []),
        ("Parcial, 24 horas", ["part_time"]), ("Alternance", ["internship"]), ("Libéral", ["freelance"]),
    ],
)  # fmt: skip
def test_feed_values(value, expected):
    assert [kind.value for kind in employment_from_feed(value)] == expected


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "pt", "nl", "ja", "zh", "und"]))
def test_never_raises_and_offsets_hold(text, language):
    for match in find_employment(text, language=language):
        assert text[match.start : match.end] == match.text
    assert set(employment_from_feed(text)) <= set(Employment)
