"""Exclusions in eight languages, and what only looks like one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jobsearch.planner.understand import Understander

NOW = datetime(2025, 10, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(parts="rules")


@pytest.mark.parametrize(
    ("language", "text", "excluded"),
    [
        ("en", "nurse jobs no experience needed", []),
        ("en", "not only java developer in london", []),
        ("en", "no problem with night shifts, care assistant leeds", []),
        ("en", "chef jobs except hotels", ["hotels"]),
        ("en", "data analyst, anything but finance", ["finance"]),
        ("en", "warehouse jobs without weekend work", ["weekend work"]),
        ("en", "java developer not remote", ["remote"]),
        ("en", "driver jobs, no agencies or recruiters please", ["agencies", "recruiters"]),
        ("en", "electrician jobs not in London", ["London"]),
        ("en", "nurse, agencies excluded", ["agencies"]),
        ("en", "software engineer excluding Google and Meta", ["Google", "Meta"]),
        ("en", "accountant role that does not require travel", ["travel"]),
        ("de", "Koch in Berlin nicht nur Teilzeit", []),
        ("de", "Pfleger ohne Nachtschicht und ohne Wochenenddienst", ["Nachtschicht", "Wochenenddienst"]),
        ("de", "Softwareentwickler, aber keine Zeitarbeit oder Leiharbeit", ["Zeitarbeit", "Leiharbeit"]),
        ("de", "kein Problem mit Schichtarbeit, Lagerist in Köln", []),
        ("de", "Fahrer außer Fernverkehr", ["Fernverkehr"]),
        ("de", "Verkäufer Berlin, kein Callcenter bitte", ["Callcenter"]),
        ("de", "Bürojob, Zeitarbeit ausgeschlossen", ["Zeitarbeit"]),
        ("de", "Ingenieur nicht bei Siemens", ["Siemens"]),
        ("fr", "serveur à Lyon pas de coupures", ["coupures"]),
        ("fr", "développeur Java hors ESN", ["ESN"]),
        ("fr", "comptable à Lille sauf intérim", ["intérim"]),
        ("fr", "vendeuse pas seulement à temps partiel", []),
        ("fr", "chauffeur sans découcher ni week-end", ["découcher", "week-end"]),
        ("fr", "infirmière, pas de problème pour les nuits", []),
        ("es", "camarero en Madrid sin fines de semana", ["fines de semana"]),
        ("es", "programador que no sea consultora", ["consultora"]),
        ("es", "dependienta en Sevilla excepto ETT", ["ETT"]),
        ("es", "sin problema para viajar, comercial en Bilbao", []),
        ("es", "no solo teletrabajo, desarrollador en Valencia", []),
        ("es", "conductor, nada de autónomos", ["autónomos"]),
        ("es", "enfermera, turno de noche no", ["turno de noche"]),
        ("pt", "vaga de motorista sem viagens", ["viagens"]),
        ("pt", "desenvolvedor em Lisboa exceto consultoras", ["consultoras"]),
        ("pt", "vendedor no Rio de Janeiro, menos telemarketing", ["telemarketing"]),
        ("pt", "sem problema com turnos, operador em Braga", []),
        ("pt", "não só remoto, designer no Porto", []),
        ("pt", "cozinheiro que não seja aos domingos", ["domingos"]),
        ("nl", "verpleegkundige zonder nachtdiensten", ["nachtdiensten"]),
        ("nl", "chauffeur geen uitzendbureaus", ["uitzendbureaus"]),
        ("nl", "developer in Utrecht behalve detachering", ["detachering"]),
        ("nl", "niet alleen fulltime, kok in Gent", []),
        ("nl", "geen probleem met weekenddienst, magazijnmedewerker Breda", []),
        ("nl", "administratief medewerker niet in Amsterdam", ["Amsterdam"]),
        ("zh", "上海 Java工程师 不要外包", ["外包"]),
        ("zh", "除了保险公司以外的会计工作", ["保险公司"]),
        ("zh", "非全日制 教师 北京", []),
        ("zh", "经验不限 销售 深圳", []),
        ("zh", "拒绝加班的程序员职位", ["加班"]),
        ("zh", "产品经理，不考虑创业公司", ["创业公司"]),
        ("zh", "不要销售和客服的工作", ["销售", "客服"]),
        ("zh", "找護士工作，唔要夜更", ["夜更"]),
        ("zh", "無經驗可 服務員 台北", []),
        ("zh", "别要中介", ["中介"]),
        ("zh", "英语老师 不是培训机构", ["培训机构"]),
        ("zh", "有没有不用出差的财务工作", ["出差"]),
        ("ja", "夜勤なしの看護師の求人", ["夜勤"]),
        ("ja", "東京でエンジニア 派遣以外", ["派遣"]),
        ("ja", "営業を除く事務職", ["営業"]),
        ("ja", "残業なし 経理 大阪", ["残業"]),
        ("ja", "未経験可の販売スタッフ", []),
        ("ja", "経験不問 ドライバー 福岡", []),
        ("ja", "SES不可 Javaエンジニア", ["SES"]),
        ("ja", "飲食店は嫌です、横浜で接客", ["飲食店"]),
        ("ja", "転勤なしの営業", ["転勤"]),
        ("ja", "看護師だけでなく介護職も", []),
        ("ja", "コールセンター以外の在宅ワーク", ["コールセンター"]),
    ],
)
def test_excluded(understander: Understander, language: str, text: str, excluded: list[str]) -> None:
    assert list(understander.understand(text, NOW, language=language).intent.exclude) == excluded
