"""What of a posting is encoded."""

from jobsearch.encoding.passage import posting_text, title_text
from jobsearch.posting import Place, Posting


def posting(**fields) -> Posting:
    return Posting(**{"id": "1", "title": "Backend Engineer", **fields})


def place(text: str) -> Place:
    return Place(text=text, name=text)


def test_title_comes_first_then_department_places_and_company():
    text = posting_text(posting(department="Platform", places=(place("Berlin"), place("Paris")), company="Acme"))
    assert text.startswith("Backend Engineer. Platform. Berlin. Paris")
    assert "Acme" in text


def test_the_title_alone_will_do():
    assert posting_text(posting()) == "Backend Engineer"
    assert title_text(posting(company="Acme")) == "Backend Engineer"


def test_many_places_do_not_crowd_out_the_rest():
    text = posting_text(posting(places=tuple(place(f"City {n}") for n in range(50)), company="Acme"))
    assert "City 2" in text
    assert "City 3" not in text
    assert "Acme" in text


def test_a_place_said_twice_is_named_once():
    assert posting_text(posting(places=(place("Oslo"), place("Oslo")))).count("Oslo") == 1
