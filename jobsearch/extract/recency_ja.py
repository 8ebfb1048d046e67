"""Dates in Japanese."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

#: Where a date may begin; not amid a number.
_DATE = "(?<![0-9一二三四五六七八九十])(?=[0-9一二三四五六七八九十月火水木金土日先今前昨一去年第元クおqき正])"
_DATES = "月 日 曜 年 期 元 以 降 か 週 ク 昨 今 正 載 公 投"
_SHOWN = "(?:掲載|公開|投稿|更新|追加|登録|募集)"
_NO_DAY = "(?!の?[月火水木金土日]曜|末|中|初|上旬|下旬|頭|半ば)"

JAPANESE = Grammar(
    code="ja",
    words=WORDS["ja"],
    spaced=False,
    last_year="昨年の?|去年の?",
    this_year="今年の?",
    rules=(
        Rule("range", "か 月 日 曜", _DATE, "から"),
        Rule(
            "suffixed",
            _DATES,
            _DATE,
            "(?P<since>以降|以後|以来)|(?P<until>以前|まで(?!に))|(?P<before>より前|の前|前)|(?P<from>から|より)"
            "|(?P<on>)",
        ),
        Rule("few", "数", "(?:ここ|最近|この|過去)数(?:日|週間|か月|ヶ月)間?|数(?:日|週間|時間)(?:以内|前)"),
        Rule("last", "過 直 こ 最", "(?:過去|直近|ここ最近|ここ|この|最近)の?<n><unit>(?:以内|内)?"),
        Rule("last", "内", "(?<![週月日第])<n><unit>(?:以内|内)(?P<hours>)"),
        Rule("last", "先 前", f"先(?:(?P<week>週)|(?P<month>月)){_NO_DAY}|前(?P<quarter>四半期)"),
        Rule("last", "昨 去", "[昨去](?P<year>年)"),
        Rule("ago", "前", "(?<![週月日第])<n><unit>前(?!後|まで|倒)"),
        Rule("today", "今 本 き", "(?:今日|本日|きょう)(?!から|まで|头条)"),
        Rule("yesterday", "昨 き", "(?<!一)昨日|きのう"),
        Rule("eve", "昨 お", "一昨日|おととい"),
        Rule("this", "今", f"今(?:(?P<week>週)|(?P<month>月)|(?P<quarter>四半期)){_NO_DAY}"),
        Rule("this", "今 本", "[今本](?P<year>年)(?!度)"),
        Rule(
            "no",
            "新 最 直",
            "新しい(?:仕事|職場|環境|挑戦|スキル|生活|業界)|最新の?(?:技術|トレンド|設備|機器|版|医療"
            "|テクノロジー)|最近(?:引っ越|退職|卒業|失業|離職|始め|転職|資格|仕事)",
        ),
        Rule(
            "vague",
            "新 最 直",
            f"(?:最近|新規|新たに|直近)に?{_SHOWN}(?:された)?|新着|最新|最近|新規(?=求人|案件)|新しい(?=求人|案件"
            "|募集)|直近",
        ),
    ),
    dates=(
        ("day", "<y>?<m>月<d>日"),
        ("start", "<y>?<m>月(?:初め|初旬|上旬|頭)"),
        ("second_third", "<y>?<m>月中旬"),
        ("mid", "<y>?<m>月半ば"),
        ("late", "<y>?<m>月下旬"),
        ("end", "<y>?<m>月末"),
        ("month", "<y>?<m>月"),
        (
            "start",
            "先(?P<prev>)(?P<month>月)(?:初め|初旬|上旬|頭)|(?:今)?(?P<month2>月)(?:初め|頭)|(?P<year>年)(?:初め"
            "|始|明け|頭)",
        ),
        ("end", "先(?P<prev>)(?P<month>月)末"),
        ("day_of_last_month", "先月の?<d>日"),
        ("day_of_this_month", "今月の?<d>日"),
        ("weekend", "先(?P<prev>)週末|今?週末"),
        ("weekday_of_last_week", "先週の?<w>"),
        ("weekday_of_this_week", "今週の?<w>"),
        ("weekday", "<w>"),
        ("quarter", "<y>?(?:<q>四半期|q<q>)"),
        ("last", "先(?:(?P<week>週)|(?P<month>月))"),
        ("this", "今(?:(?P<week>週)|(?P<month>月)|(?P<year>年))"),
        ("year", r"(?P<y>(?:19|2[01])\d\d)年"),
        ("day_of_month", "<d>日(?=以降|以後|から|まで)"),
        ("today", "今日|本日|きょう"),
        ("yesterday", "昨日|きのう"),
        ("eve", "一昨日|おととい"),
        ("ago", "<n><unit>前"),
        ("christmas", "<y>?クリスマス"),
        ("new_year", "<y>?(?:元日|元旦|正月)"),
    ),
    posted="(?:新規|新たに)?(?:掲載|公開|投稿|更新|募集開始|登録|アップ|追加|出た|出され|発表|オープン|新着)",
)
