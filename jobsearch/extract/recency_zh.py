"""Dates in Chinese. Written in simplified characters: text is folded to them."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

#: Where a date may begin; not amid a number.
_DATE = (
    "(?<![0-9一二三四五六七八九十])(?:自从|自|从|在|于"
    "|介于)?(?=[0-9一二三四五六七八九十周星礼上本这今去年月第元圣昨前q])"
)
_WEEKLY = "周|星期|礼拜"
_NO_DAY = "(?![一二三四五六日天末初中底]|上旬)"
_WITHIN = "(?:之内|以内|内)"
_DATES = "月 日 号 周 星 礼 年 季 元 圣 今 昨 前 以 起 之 后"
_SHOWN = "(?:发布|发出|上线|更新|刊登|发表|公布)"

CHINESE = Grammar(
    code="zh",
    words=WORDS["zh"],
    spaced=False,
    last_year="去年",
    this_year="今年",
    rules=(
        Rule("range", "到 至 和 与 发 刊 更 日 号 月 周", _DATE, "到|至|和|与"),
        Rule(
            "suffixed",
            _DATES,
            _DATE,
            "(?P<since>以来|以后|之后|至今)|(?P<before>之前|以前|前)|(?P<until>为止|截止)|(?P<from>起|开始|后)"
            "|(?P<on>份?)",
        ),
        Rule(
            "few",
            "几 数 两",
            f"(?<!附)(?:最近|过去|近|这)(?:几|数)个?(?:天|日|{_WEEKLY}|月|小时){_WITHIN}?|[几数]个?(?:天|日"
            f"|{_WEEKLY}|月|小时)(?:前|{_WITHIN})|[这前][几两]天",
        ),
        Rule("last", "近 过", rf"(?<![附直])(?:最近|过去|近)的?这?<n>(?P<half>个半)?<unit>(?:{_WITHIN}|里|来|间)?"),
        Rule("last", "内", rf"(?<![每第周])<n>(?P<half>个半)?<unit>{_WITHIN}(?P<hours>)"),
        Rule(
            "last",
            "上",
            rf"(?<![早晚马以线网])上一?个?(?:(?P<week>{_WEEKLY})|(?P<month>月)|(?P<quarter>季度)){_NO_DAY}",
        ),
        Rule("last", "去", "去(?P<year>年)"),
        Rule("ago", "前", r"(?<![每第周])<n><unit>前(?!后)"),
        Rule("within", "超 少 小", r"(?:不超过|少于|小于)<n><unit>"),
        Rule("today", "今", "今(?:天|日(?!头条)|早|晨)"),
        Rule("yesterday", "昨", "昨(?:天|日|晚)"),
        Rule("before_eve", "前", "大前天"),
        Rule("eve", "前", "前(?:天|日)"),
        Rule(
            "this", "本 这", rf"(?<!日)(?:本|这一?个?)(?:(?P<week>{_WEEKLY})|(?P<month>月)|(?P<quarter>季度)){_NO_DAY}"
        ),
        Rule("this", "今 本", "[今本](?P<year>年)"),
        Rule(
            "no",
            "最 近 新",
            "(?:找|换|要|寻求|一份|份|开始)新的?工作|最新的?(?:技术|趋势|科技|版本|潮流|设备)"
            "|[离距][^,。，]{0,8}最近|最近的(?!职位|岗位|招聘|工作|机会)|(?:最近|近期|近日)(?:内|刚|才|都|我|一直"
            "|可|能)*(?:想|要|在(?!招)|打算|毕业|失业|离职|辞职|搬|来到|回国|正在|入职|到岗|上岗|被裁|换|准备"
            "|结束)",
        ),
        Rule(
            "vague",
            "近 最 新 刚",
            f"(?:近期|最近|最新|新近|近日|刚刚?|新){_SHOWN}|近期|最近|最新|近日|新增|新(?=职位|职缺|岗位|工作|招聘"
            "|机会|的职位|的岗位|的职缺)",
        ),
    ),
    dates=(
        ("day", "<y>?<m>月<d>[日号]"),
        ("start", "<y>?<m>月份?(?:初|上旬)"),
        ("second_third", "<y>?<m>月份?中旬"),
        ("mid", "<y>?<m>月份?中"),
        ("late", "<y>?<m>月份?下旬"),
        ("end", "<y>?<m>月份?[底末]"),
        ("month", "<y>?<m>月份?"),
        ("start", "上个?(?P<prev>)(?P<month>月)(?:初|上旬)|(?:本|这个)?(?P<month2>月)初|<y>?(?P<year>年)初|<y>初"),
        ("mid", "上个?(?P<prev>)(?P<month>月)中|(?:本|这个)?(?P<month2>月)中|<y>?(?P<year>年)中|<y>中"),
        ("end", "上个?(?P<prev>)(?P<month>月)[底末]|(?:本|这个)?(?P<month2>月)[底末]|<y>?(?P<year>年)[底末]|<y>[底末]"),
        ("day_of_last_month", "上个?月<d>[日号]"),
        ("day_of_this_month", "(?:本|这个)月<d>[日号]"),
        ("weekend", "上个?(?P<prev>)周末|(?:这个?|本)?周末"),
        ("weekday_of_last_week", "上个?<w>"),
        ("weekday_of_this_week", "(?:本|这个?)<w>"),
        ("weekday", "<w>"),
        ("quarter", "<y>?(?:第?<q>季度|q<q>)"),
        ("last", f"上一?个?(?:(?P<week>{_WEEKLY})|(?P<month>月)|(?P<quarter>季度))"),
        ("this", f"(?:本|这个?)(?:(?P<week>{_WEEKLY})|(?P<month>月)|(?P<quarter>季度))|今(?P<year>年)"),
        ("year", r"(?P<y>(?:19|2[01])\d\d)年"),
        ("day_of_month", "<d>(?:号|日(?=以来|以后|之后|起))"),
        ("today", "今[天日]"),
        ("yesterday", "昨[天日]"),
        ("eve", "前[天日]"),
        ("ago", "<n><unit>前"),
        ("christmas", "<y>?圣诞节?"),
        ("new_year", "<y>?元旦"),
    ),
    posted="(?:新|刚|被|所|有)?(?:发布|发的|发出|更新|刊登|上线|登出|张贴|贴出|新增|发表|上架|挂出|推出|公布|放出|出的)",
)
