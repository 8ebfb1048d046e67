"""Radius: distances that seekers type around a place; the guards are distances travelled and other measures."""

import pytest

from jobsearch.extract.radius import find_radius


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("plumber within 20 miles of Leeds", 32.2), ("within ten miles of Hull", 16.1),
        ("welder leeds 20 miles", 32.2), ("nurse 10mi austin", 16.1), ("within a 25-mile radius of Boston", 40.2),
        ("no further than 15 miles from York", 24.1), ("within 10k of Leeds", 10), ("up to 30 km from Cork", 30),
        ("30km radius toronto", 30), ("15 mile commute max", 24.1), ("5-mile radius", 8.0),
        ("im Umkreis von 30 km um Kassel", 30), ("Umkreis 50km Köln", 50), ("30 km um Ulm", 30),
        ("max. 20 Kilometer von Bonn", 20), ("20km-Umkreis", 20), ("bis 40 km Entfernung", 40),
        ("im Radius von 25 Kilometern", 25), ("nicht weiter als 15 km", 15), ("Maurer Erfurt 50km", 50),
        ("zwanzig Kilometer um Jena", 20), ("dans un rayon de 30 km autour de Lyon", 30),
        ("à moins de 20 km de Nantes", 20), ("à 15 kilomètres de Lille", 15), ("30km autour de Brest", 30),
        ("20 km à la ronde", 20), ("max 25km Dijon", 25), ("rayon 40 km", 40), ("à vingt kilomètres de Tours", 20),
        ("a menos de 20 km de Burgos", 20), ("en un radio de 15 km", 15), ("radio de 30 kilómetros", 30),
        ("a 10 km de Toledo", 10), ("máximo 25 km", 25), ("20 km a la redonda", 20),
        ("a menos de 10 km de Braga", 10), ("num raio de 20 km", 20), ("até 30 km de Lisboa", 30), ("raio 15km", 15),
        ("straal van 25 km", 25), ("binnen 20 km van Utrecht", 20), ("max 15 km vanaf Zwolle", 15),
        ("tot 30 kilometer van Breda", 30), ("omtrek 10 km", 10), ("附近5公里", 5), ("5公里以内", 5),
        ("10km以内", 10), ("方圆三公里", 3), ("周邊10公里", 10), ("十公里內", 10), ("半径20キロ以内", 20),
        ("新宿から5km以内", 5), ("10キロ圏内", 10), ("500米以内", 0.5), ("离我3公里", 3),
    ],
)  # fmt: skip
def test_reads_distances_around_a_place(text, kilometres):
    found = find_radius(text)
    assert [match.value for match in found[:1]] == [kilometres]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "10 km run", "50 km/h", "drive 300 miles a day", "last mile delivery", "Mile End", "8 Mile Road", "5k run",
        "within 30 minutes", "20 hours", "300 km pro Tag fahren", "marathon 42 km lauf", "mi casa 5 mi",
        "30 mins from Leeds", "每天跑100公里", "1000 metros cuadrados", "100 m² Büro", "20 m from", "5 mil reais",
        "Nine Mile Falls", "10 m2", "£0.45 per mile", "45p a mile", "km 5", "7.5 tonne", "KM Logistics", "0 miles",
    ],
)  # fmt: skip
def test_other_measures_are_no_radius(text):
    assert find_radius(text) == []


def test_the_words_of_nearness_belong_to_the_match():
    (match,) = find_radius("plumber within 20 miles of Leeds")
    assert (match.text, match.value) == ("within 20 miles of", 32.2)
