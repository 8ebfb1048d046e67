"""Languages of queries and of descriptions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.language import detect_language


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("en", "software engineer jobs in Berlin"), ("en", "nurse"), ("en", ""), ("en", "12345 !!"),
        ("en", "react"), ("en", "jobs near me"),
        ("en", "data engineer paris"), ("en", "product designer munich"), ("en", "qa automation latam"),
        ("en", "kubernetes"),
        ("de", "Softwareentwickler Berlin"), ("de", "Ich suche eine Stelle in Hamburg"),
        ("de", "Verkäuferin Teilzeit"), ("de", "Bauleiter Sachsen"),
        ("de", "vertrieb münchen"), ("fr", "développeur backend paris"), ("fr", "je cherche un stage à Lyon"),
        ("fr", "infirmière Bordeaux CDI"),
        ("es", "camarera en Valencia"), ("es", "busco trabajo de cocinero"), ("es", "soldador TIG"),
        ("es", "ingeniero de datos"),
        ("zh", "软件工程师"), ("zh", "查找硅谷的 software engineer 职位"), ("zh", "Java 工程师"),
        ("ja", "看護師 新宿区"), ("ja", "臨床検査技師 岐阜県"), ("zh", "護理師 台北"), ("zh", "會計 香港"),
        ("nl", "Timmerman Zwolle"), ("nl", "boekhouder Gent"), ("nl", "geen uitzendbureau, monteur Breda"),
        ("pt", "padeiro Braga"), ("pt", "cozinheira em Guarulhos"), ("fr", "maçon Namur"), ("de", "Bäcker Graz"),
        ("en", "nurse in Vienna"), ("en", "no weekends, chef Lyon"),
        ("ja", "東京のエンジニア"), ("ko", "서울 개발자"),
        ("ru", "водитель Москва"), ("uk", "водій у Києві"), ("pt", "vaga de desenvolvedor em São Paulo"),
        ("nl", "ik zoek een baan als verpleegkundige"),
        ("it", "cerco lavoro come cameriere a Roma"), ("pl", "szukam pracy jako kierowca"),
    ],
)  # fmt: skip
def test_languages(expected, text):
    assert detect_language(text) == expected


def test_a_name_in_another_script_does_not_decide():
    text = (
        "We are an English-speaking team with an office in Shanghai (上海) and we are looking for an engineer to"
        " join us."
    )
    assert detect_language(text) == "en"


@given(st.text(max_size=300))
def test_always_a_code(text):
    assert len(detect_language(text)) == 2
