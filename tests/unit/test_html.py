"""Markup to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.html import to_text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "- a\n- b"),
        ("<h2>Head</h2>text", "Head\ntext"),
        ("<b>bold</b> and <i>it</i>alic", "bold and italic"),
        ("&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;", "Fish & chips"),
        ("&amp;lt;p&amp;gt;twice&amp;lt;/p&amp;gt;", "twice"),
        ("Fish &amp; chips &ndash; now", "Fish & chips – now"),
        ("caf&eacute; &#8364;5", "café €5"),
        ("a<script>alert('x')</script>b<style>p{}</style>c", "abc"),
        ("plain text\nwith lines\n\nand a gap", "plain text\nwith lines\n\nand a gap"),
        ("a\x00b\x07c\u200bd", "abcd"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("R&D and AT&T", "R&D and AT&T"),
        ("a&nbsp;&nbsp;b", "a b"),
        ("win\r\nmac\rend", "win\nmac\nend"),
        ("<p>\n soft\n wrapped\n</p>", "soft wrapped"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<p>unclosed <b>tags", "unclosed tags"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_reads_as_shown(markup, expected):
    assert to_text(markup) == expected


@given(st.text(max_size=400))
def test_never_raises_and_is_clean(text):
    result = to_text(text)
    assert "\x00" not in result
    assert "\n\n\n" not in result
    assert result == result.strip()


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "&lt;",
                "&amp;",
                "<script>",
                "</script>",
                "a",
                " b ",
                "\n",
                "<",
                ">",
                "<!--",
                "-->",
                "\x00",
            ]
        ),
        max_size=20,
    )
)
def test_any_markup(parts):
    assert "\x00" not in to_text("".join(parts))


@given(st.text(alphabet=st.characters(whitelist_categories=("L", "N")), min_size=1, max_size=60))
def test_plain_words_pass_through(text):
    assert to_text(text) == text
