"""Phrase tables that read text without accents: seekers leave them out, and write both Chinese scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from .match import Match
from .phrases import Phrase, PhraseTable

T = TypeVar("T")

# Characters of the words of contracts, levels and workplaces that the two Chinese scripts write differently.
_TRADITIONAL = (
    "級經歷無驗職長領組總監實習遠辦駐點時專執處課隊廠園護畢業應屆齡資儲備導線臨約僱員學讀計鐘單離遙際協會門營運產車間質檢個週兩內場進現區當軟體開發設師譯攝記編勞務"
    "製條顧問審繪畫報傳銷闆醫藥術鋪將來親續帶壓責證書筆試種類價華漢廳幹雙擔這裡樓後補託檔農電誌廣講話語歲紹顆隨選適麼戶獨圖龍館階樂飯顯馬該覺難簡驅維爾灣麗麥興舊參幾"
)
_SIMPLIFIED = (
    "级经历无验职长领组总监实习远办驻点时专执处课队厂园护毕业应届龄资储备导线临约雇员学读计钟单离遥际协会门营运产车间质检个周两内场进现区当软体开发设师译摄记编劳务"
    "制条顾问审绘画报传销板医药术铺将来亲续带压责证书笔试种类价华汉厅干双担这里楼后补托档农电志广讲话语岁绍颗随选适么户独图龙馆阶乐饭显马该觉难简驱维尔湾丽麦兴旧参几"
)


def _base(letter: str) -> str:
    return next(ch for ch in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(ch))


_FOLDED = (
    dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
    | {code: _base(chr(code)) for code in [*range(0xC0, 0x180), *range(0xFF01, 0xFF5F)]}
    | {ord("’"): "'", ord("‘"): "'", ord("\u3000"): " ", ord("\u00a0"): " ", ord("–"): "-", ord("—"): "-"}
)


def fold_signs(text: str) -> str:
    """Take the accents off letters and write Chinese in the simplified script; every offset stays the same.

    >>> fold_signs("Télétravail, 實習"), fold_signs("ＰＴ・Köln")
    ('Teletravail, 实习', 'PT・Koln')
    """
    return text if text.isascii() else text.translate(_FOLDED)


class FoldedTable(PhraseTable[T]):
    """A `PhraseTable` that meets folded text; its patterns may be written with accents and in either script."""

    def __init__(self, rows: Iterable[Phrase[T]]) -> None:
        super().__init__(row._replace(pattern=fold_signs(row.pattern)) for row in rows)

    def find(
        self, text: str, *, language: str = "en", accept: Callable[[re.Match[str], T], bool] | None = None
    ) -> list[Match[T]]:
        """Return the matches in order, with the text as it was; `accept` sees the folded one."""
        found = super().find(fold_signs(text), language=language, accept=accept)
        return [replace(match, text=text[match.start : match.end]) for match in found]
