"""What of a posting is encoded."""

from jobsearch.encoding.passage import posting_text, title_text
from jobsearch.posting import Place, Posting


def posting(**fields) -> Posting:
    return Posting(**{"id": "1", "title": "Backend Engineer", **fields})


def place(text: str) -> Place:
    return Place(text=text, name=text)


def test_a_passage_reads_like_a_query():
    ad = posting(
        department="Platform", places=(place("Berlin"), place("Paris")), company="Acme", description="We bake."
    )
    assert posting_text(ad) == "Backend Engineer, Platform in Berlin, Paris"


def test_the_title_alone_will_do():
    assert posting_text(posting()) == "Backend Engineer"
    assert title_text(posting(company="Acme")) == "Backend Engineer"


def test_a_department_that_the_title_names_is_not_repeated():
    assert posting_text(posting(department="Engineer")) == "Backend Engineer"


def test_three_places_are_enough():
    text = posting_text(posting(places=tuple(place(f"City {n}") for n in range(50))))
    assert text == "Backend Engineer in City 0, City 1, City 2"


def test_a_place_said_twice_is_named_once():
    assert posting_text(posting(places=(place("Oslo"), place("Oslo")))) == "Backend Engineer in Oslo"


def test_a_place_without_its_text_is_named():
    assert posting_text(posting(places=(Place(text=" ", name="Oslo, NO"),))) == "Backend Engineer in Oslo, NO"
