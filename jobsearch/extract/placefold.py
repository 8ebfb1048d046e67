"""Folding of place names: one key for every spelling of case, accent and punctuation."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": " ",
        "'": " ",
        "ʻ": " ",
        "ə": "a",
    }
)
_GAPS = re.compile(r"[\W_]+")
#: Traditional and Japanese forms of the signs that place names use, each before its simplified form.
_VARIANTS = (
    "臺台 灣湾 廣广 広广 東东 縣县 県县 區区 鄉乡 鎮镇 島岛 門门 華华 國国 漢汉 陽阳 陰阴 長长 龍龙 竜龙 雲云 "
    "蘭兰 蘇苏 貴贵 慶庆 寧宁 遼辽 濟济 齊齐 齋斋 連连 瀋沈 瀘泸 澤泽 沢泽 濱滨 浜滨 關关 関关 邊边 辺边 鹽盐 "
    "塩盐 滝泷 瀧泷 櫻樱 桜樱 渋涩 澀涩 兒儿 児儿 庫库 愛爱 岡冈 鳥鸟 葉叶 賀贺 宮宫 繩绳 縄绳 靜静 豐丰 豊丰 "
    "園园 圓圆 円圆 內内 車车 馬马 魚鱼 鳳凤 莊庄 荘庄 義义 萬万 總总 総总 結结 線线 維维 綠绿 緑绿 紅红 約约 "
    "紐纽 納纳 網网 綿绵 聖圣 聯联 興兴 舊旧 藝艺 蓮莲 蕭萧 薩萨 藍蓝 處处 蝦虾 裏里 製制 複复 見见 視视 親亲 "
    "覺觉 觀观 観观 計计 記记 許许 話话 語语 調调 請请 證证 譯译 讀读 豬猪 貝贝 負负 貨货 費费 賓宾 賽赛 贛赣 "
    "趙赵 軍军 輝辉 輸输 轉转 農农 進进 運运 達达 遠远 適适 選选 鄭郑 鄧邓 鄲郸 釋释 針针 釣钓 鈴铃 鉄铁 鐵铁 "
    "銀银 銅铜 錦锦 鍋锅 鍾钟 鐘钟 閃闪 閉闭 開开 間间 閘闸 閩闽 閱阅 隊队 階阶 際际 隨随 險险 隴陇 雙双 雜杂 "
    "雞鸡 離离 難难 電电 頂顶 項项 順顺 須须 頓顿 頭头 額额 願愿 類类 顧顾 風风 飛飞 飯饭 館馆 駐驻 騰腾 驛驿 "
    "駅驿 體体 魯鲁 鮮鲜 鯨鲸 鴨鸭 鴻鸿 鶴鹤 鷹鹰 麗丽 麥麦 黃黄 點点 黨党 齒齿 龜龟 亀龟 亞亚 亜亚 來来 倉仓 "
    "個个 們们 倫伦 偉伟 側侧 傑杰 傳传 債债 傾倾 僑侨 價价 儀仪 億亿 優优 冊册 凍冻 劉刘 劍剑 剛刚 創创 動动 "
    "務务 勝胜 勞劳 勢势 勳勋 匯汇 協协 單单 単单 嚴严 喬乔 嘗尝 囑嘱 団团 團团 圖图 図图 執执 堅坚 場场 塊块 "
    "塗涂 塵尘 墊垫 墾垦 壓压 壩坝 壯壮 壽寿 夢梦 夾夹 奧奥 奪夺 媽妈 婦妇 學学 孫孙 實实 寶宝 審审 寫写 將将 "
    "專专 尋寻 對对 導导 層层 屬属 嶺岭 嶼屿 巖岩 巔巅 帥帅 師师 帳帐 帶带 幣币 幫帮 庁厅 廳厅 廟庙 廠厂 廢废 "
    "彌弥 張张 強强 彈弹 後后 徑径 從从 徳德 應应 応应 懷怀 懸悬 戲戏 戰战 戦战 戶户 戸户 掃扫 採采 揚扬 換换 "
    "損损 搖摇 摟搂 擇择 擊击 擔担 據据 擬拟 擴扩 攝摄 敘叙 數数 斬斩 斷断 時时 晉晋 暢畅 曉晓 暫暂 曆历 書书 "
    "會会 條条 楊杨 業业 極极 榮荣 栄荣 構构 樂乐 楽乐 樓楼 標标 樣样 樹树 橋桥 機机 橫横 檢检 櫃柜 權权 欄栏 "
    "歐欧 歡欢 歲岁 歷历 歸归 殘残 殺杀 気气 氣气 氹凼 汙污 沖冲 決决 沒没 況况 洶汹 淚泪 淨净 淺浅 渦涡 測测 "
    "渾浑 湯汤 溝沟 滄沧 滅灭 滾滚 滿满 漁渔 漲涨 漸渐 潁颍 潔洁 潤润 潯浔 澗涧 澱淀 濕湿 濰潍 濤涛 瀏浏 瀟潇 "
    "灘滩 灤滦 災灾 為为 烏乌 無无 煙烟 熱热 營营 営营 燈灯 燒烧 爐炉 爺爷 牆墙 狀状 獅狮 獎奖 獨独 獲获 環环 "
    "現现 瑪玛 瓊琼 產产 産产 畝亩 畢毕 畫画 異异 當当 疊叠 療疗 發发 発发 盤盘 盧卢 監监 眾众 礦矿 碼码 確确 "
    "禮礼 禪禅 種种 稱称 積积 穩稳 窯窑 竄窜 競竞 筆笔 筍笋 節节 築筑 簡简 籃篮 籠笼 糧粮 糾纠 紀纪 紗纱 紙纸 "
    "級级 紹绍 終终 組组 經经 経经 続续 續续 緣缘 編编 緬缅 縫缝 織织 繼继 羅罗 習习 聞闻 聰聪 聲声 職职 聽听 "
    "肅肃 脈脉 腎肾 腦脑 膠胶 臨临 與与 艦舰 艙舱 莖茎 菴庵 葦苇 蒼苍 蓋盖 蔣蒋 薦荐 薊蓟 虛虚 號号 蟲虫 術术 "
    "衛卫 補补 裝装 觸触 訂订 訓训 試试 該该 認认 誠诚 課课 論论 諸诸 諾诺 謝谢 識识 議议 護护 財财 責责 買买 "
    "貿贸 資资 賢贤 質质 購购 贈赠 躍跃 軌轨 軟软 輔辅 輕轻 輪轮 轄辖 辦办 辭辞 遊游 過过 遞递 遷迁 還还 郵邮 "
    "醫医 醬酱 釀酿 鋼钢 錄录 錢钱 鎖锁 鏡镜 鑄铸 閣阁 陳陈 陝陕 陸陆 隱隐 雖虽 霧雾 韓韩 預预 領领 颱台 飲饮 "
    "養养 騎骑 驗验 驅驱 髮发 鬥斗 鬧闹 鰲鳌 鳴鸣 鷺鹭 灊潜 潛潜 邁迈 牽牵 奮奋 嶽岳 峽峡 狹狭 崑昆 峯峰 邨村 "
    "恆恒 溫温 淥渌 鬱郁 渓溪 谿溪 滙汇 廈厦 麼么 衆众 啟启 啓启 隣邻 鄰邻 湧涌"
)
_SIMPLER = {ord(pair[0]): pair[1] for pair in _VARIANTS.split()}
_VOICED = "\u3099\u309a"  # signs of Japanese that are combining, yet tell one sound from another

#: Scripts written without blanks, where a name is looked for at every character.
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


def fold(text: str) -> str:
    """Lower case, no accents, every other sign a blank, blanks single; Chinese signs in their simplified form.

    >>> fold("Île-de-France"), fold("St. John's"), fold("KÖLN"), fold("臺灣")
    ('ile de france', 'st john s', 'koln', '台湾')
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(ch for ch in decomposed if ch in _VOICED or not unicodedata.combining(ch))
        text = unicodedata.normalize("NFC", text).translate(_SIMPLER)
    return _GAPS.sub(" ", text.casefold().translate(_LETTERS)).strip()


def slug(name: str) -> str:
    """The last part of a city's code.

    >>> slug("San José")
    'san-jose'
    """
    return fold(name).replace(" ", "-")


def fold_run(text: str) -> str:
    """Fold a run of Chinese or Japanese sign by sign: the result is as long as the text.

    >>> fold_run("東京都港區")
    '东京都港区'
    """
    return text.translate(_SIMPLER)
