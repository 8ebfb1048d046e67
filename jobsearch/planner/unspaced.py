"""Roles in Chinese and Japanese: where a role begins and ends in a run of characters without blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from .chunks import Chunk
from .findings import Reading
from .words import vocabulary

#: What is done with a role, or to whom: the role begins after it ("哪家医院缺主管药师", "想跳去亚马逊当软件工程师").
_LEADS = {
    "zh": re.compile(
        r"有招|在招|扩招|擴招|招聘|高薪聘|诚聘|继续做|繼續做"
        r"|[招聘当當做缺徵征請请找接干任雇收]|有(?=\S{2})|要(?=\S{3})|懂\S{1,4}的"
    ),
    "ja": re.compile(
        r"(?<=[\u3400-\u9fff\u30a0-\u30ff])[でをがはにもへ](?=[\u3400-\u9fff\u30a0-\u30ffA-Za-z])"
        r"|から|された|近い|での"
    ),
}
#: What follows a role and is no part of it.
_TAILS = {
    "zh": re.compile(
        r"[吗嗎呢么不吧啊呀]+$"
        r"|(?:怎么|怎麼|点样|點樣|怎样|行情|岗|靠谱|要|都|有|还|還|国内|真|能|可|给|給|看|求|也).*$"
    ),
    "ja": re.compile(
        r"(?:さん|なんて|やる|やり|たい|した|して|きつい|募集|志望|とか|みたい|って|を|が|は|で|に|も|候補|希望).*$"
    ),
}


def unspaced_core(
    doc: Doc, chunk: Chunk, phrases: Sequence[tuple[int, int]], reading: Reading
) -> tuple[int, int]:
    """The tokens of the role inside a chunk.

    Args:
        doc: The query; every ideograph and every kana is a token.
        chunk: Tokens that no slot took.
        phrases: Token ranges of lexicon phrases inside the chunk, in order.
        reading: What else is known of the query.

    Returns:
        First token and the one after the last.
    """
    first, last = chunk.first, chunk.last
    known_first = phrases[0][0] if phrases else last
    known_last = phrases[-1][1] if phrases else first
    language = reading.language
    before = doc[first:known_first].text if known_first > first else ""
    leads = [hit.end() for hit in _LEADS[language].finditer(before + ("員" if phrases else ""))]
    offsets = [end for end in leads if end <= len(before)]
    if offsets and (phrases or offsets[-1] < len(before) - 1):
        first = _token_at(doc, first, offsets[-1])
    if known_last < last and phrases:
        after = doc[known_last:last].text
        heads = vocabulary(language).head
        if not any(after.endswith(head) for head in heads):
            tail = _TAILS[language].search(after)
            if tail:
                last = _token_at(doc, known_last, tail.start())
    return first, last


def _token_at(doc: Doc, first: int, offset: int) -> int:
    """The token that begins `offset` characters after the beginning of token `first`, or the next one."""
    start = doc[first].idx + offset
    for i in range(first, len(doc)):
        if doc[i].idx >= start:
            return i
    return len(doc)
