"""Copies of one employer's ad share a group; nothing else does, whatever the order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.duplicates import duplicate_group, text_key, title_key
from jobsearch.posting import Place, Posting

WORDS = (  # noqa: SIM905
    "oven dough night shift bread team apron knead flour early morning market stall customer till clean tray"
).split()


def text(seed: int, length: int = 300) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) + rng.choice(["", "s", "ing", "ed", "er"]) for _ in range(length))


def posting(
    id: str, title: str = "Baker", description: str = "", company: str | None = "Acme", *places: str
) -> Posting:
    return Posting(
        id=id,
        title=title,
        description=description or text(1),
        company=company,
        places=tuple(Place(text=p, name=p) for p in places),
    )


def same(a: Posting, b: Posting) -> bool:
    return duplicate_group(a) == duplicate_group(b)


def test_repost_with_other_dates_and_pay_is_a_copy() -> None:
    first = posting("1", "Baker (m/w/d)", "Start 1.10.2025, 12.50 an hour.\n" + text(1))
    again = posting("2", "BAKER", "Start 1.11.2025, 13.00 an hour.\n" + text(1))
    assert same(first, again)


def test_one_ad_per_city_is_one_group() -> None:
    leeds = posting("1", "Baker - Leeds", f"Our Leeds shop. {text(1)} Come to Leeds!", "Acme", "Leeds")
    york = posting("2", "Baker, York", f"Our York shop. {text(1)} Come to York!", "Acme", "York")
    assert same(leeds, york)


def test_company_spelling_does_not_matter() -> None:
    assert same(posting("1", company="Acme, Inc."), posting("2", company="ACME Inc"))


@pytest.mark.parametrize(
    ("title", "seed", "company"),
    [
        ("Baker", 1, "Other"),
        ("Cook", 1, "Acme"),
        ("Senior Baker", 1, "Acme"),
        ("Baker", 2, "Acme"),
        ("Baker 2", 1, "Acme"),
    ],
)
def test_another_employer_title_or_text_is_another_job(title: str, seed: int, company: str) -> None:
    assert not same(posting("1"), posting("2", title, text(seed), company))


def test_without_employer_each_is_alone() -> None:
    a, b = posting("1", company=None), posting("2", company=None)
    assert (duplicate_group(a), duplicate_group(b)) == ("1", "2")


def test_without_text_only_equal_titles_group() -> None:
    def bare(id: str, title: str, place: str) -> Posting:
        return Posting(id=id, title=title, company="Acme", places=(Place(text=place, name=place),))

    assert same(bare("1", "Nurse", "Leeds"), bare("2", "nurse ", "York"))
    assert not same(bare("1", "Nurse, Leeds", "Leeds"), bare("2", "Nurse, York", "York"))
    assert not same(bare("1", "Nurse", "Leeds"), posting("2", "Nurse", text(1)))


def test_small_edits_nearly_always_keep_the_group_and_rewrites_never_do() -> None:
    kept = apart = 0
    for seed in range(60):
        words = text(seed, 400).split()
        edited = list(words)
        edited[seed % 400] = "sourdough"
        kept += same(posting("1", description=" ".join(words)), posting("2", description=" ".join(edited)))
        half = words[:200] + text(seed + 1000, 200).split()
        apart += not same(posting("1", description=" ".join(words)), posting("2", description=" ".join(half)))
    assert kept >= 54, "one word of 400 changes 3 runs: J = .985, so .95 of the pairs stay together"
    assert apart >= 54, "half rewritten: J = .33, so .96 of the pairs are told apart"


def test_chinese_texts_are_read_by_character() -> None:
    body = "负责后端服务的设计与开发，熟悉分布式系统，三年以上经验。团队氛围好，双休，五险一金。"
    assert same(posting("1", "Java工程师", body), posting("2", "JAVA工程师", body + "2025"))
    other = "双休，五险一金，年终奖，带薪年假，零食下午茶，定期体检，员工旅游。"
    assert not same(posting("1", "Java工程师", body), posting("2", "Java工程师", other))


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Data Engineer (m/w/d)", "data engineer"),
        ("DATA ENGINEER - 4711234", "data engineer"),
        ("Software Engineer II", "software engineer ii"),
        ("Software Engineer 3", "software engineer 3"),
        ("Berlin", "berlin"),
        ("Engineer, Berlin", "engineer"),
    ],
)
def test_title_key(title: str, key: str) -> None:
    assert title_key(title, frozenset({"berlin"})) == key


@given(st.text(max_size=300), st.text(max_size=300))
def test_the_group_is_a_function_of_the_posting_alone(title: str, description: str) -> None:
    one = Posting(id="1", title=title or "x", description=description, company="Acme")
    assert duplicate_group(one) == duplicate_group(one.model_copy(update={"id": "2", "url": "https://x"}))
    assert duplicate_group(one)


def test_keys_are_stable_across_releases() -> None:
    assert text_key("one two three four five six seven") == text_key("One, two; three four 5 five six seven!")
    assert text_key("one two three four five six seven") == STABLE


STABLE = "12b9ee7947913e1724b8a74d69ab3caa0b2d7300f2776555"
