"""Names folded for comparing: widths, marks, traditional characters, words written two ways."""

import re

from parsers.texts.normal_text import fold

# Comparing stops here: no name is longer.
LONGEST = 300

_MARKS = re.compile(r"[\W_]+")
_SEAL = re.compile(r"\((?:公章|盖章|章)\)")
# One word for what is written two ways.
_SYNONYMS = (
    ("管理委员会", "管委会"), ("国家级", ""), ("国家经济", "经济"), ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"), ("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"),
    ("兆瓦", "mw"), ("吉瓦", "gw"), ("千瓦", "kw"), ("上合组织", "上海合作组织"), ("ё", "е"),
)  # fmt: skip
# The traditional characters most met in the names of bodies and cases.
_SIMPLE = str.maketrans(
    "華綠環護國際電業資產學開發區團機構協會經濟東廣貿聯實驗設計備處術龍慶廈長興榮豐億達錄"
    "報薩溫項組織範園農藝質標準對導應試類務雙網絡變單轉輸遠進農鄉鎮灣島陽陰陸隊階險難隨雲霧風飛"
    "馬魚鳥黃齊圖書畫動勞務員問題間關門閉運過還這邊歐亞紅紡線繼續綜綱練總統縣爾斯蘭羅爾盧"
    "車軌輛輪載農師帶幫幹廠庫廳廢張強彈後從復徵態憑戰戶據損換揚擴攝數斷舊時顯暫曆書術極構樣"
    "槍檔檢櫃歲歷殘氣決況沖淨測滿漢灣濕濱灑災無煙煤熱營獎獨獲環現瑪畢異癥盤監蓋礦確種積穩窮競"
    "筆節簡糧紀約級納純紙細終結給絕統絲經網維緊緒緣編緩縮績織聲職肅腦臨舉藥蘇處號補裝製複見規視"
    "覽覺觀觸訂計訊討訓記許註評詞詢試該詳認語誠誤說課調談請論講識證譜護讀變讓豐負財責貨貫費賀賓"
    "賴購贊趙跡踐軍軟較輔輕農迴連週遊違適選遺鄧鄭醫釋鋼錢鋁銅鐵錫鋅鍋鋰鎂鏈鑒閥閱隻離雜雞靈靜頁順預領頭願顧飯館驗體點黨",
    "华绿环护国际电业资产学开发区团机构协会经济东广贸联实验设计备处术龙庆厦长兴荣丰亿达录"
    "报萨温项组织范园农艺质标准对导应试类务双网络变单转输远进农乡镇湾岛阳阴陆队阶险难随云雾风飞"
    "马鱼鸟黄齐图书画动劳务员问题间关门闭运过还这边欧亚红纺线继续综纲练总统县尔斯兰罗尔卢"
    "车轨辆轮载农师带帮干厂库厅废张强弹后从复征态凭战户据损换扬扩摄数断旧时显暂历书术极构样"
    "枪档检柜岁历残气决况冲净测满汉湾湿滨洒灾无烟煤热营奖独获环现玛毕异症盘监盖矿确种积稳穷竞"
    "笔节简粮纪约级纳纯纸细终结给绝统丝经网维紧绪缘编缓缩绩织声职肃脑临举药苏处号补装制复见规视"
    "览觉观触订计讯讨训记许注评词询试该详认语诚误说课调谈请论讲识证谱护读变让丰负财责货贯费贺宾"
    "赖购赞赵迹践军软较辅轻农回连周游违适选遗邓郑医释钢钱铝铜铁锡锌锅锂镁链鉴阀阅只离杂鸡灵静页顺预领头愿顾饭馆验体点党",
)


def simplified(text: str) -> str:
    """The text, place by place, with simplified characters."""
    return text.translate(_SIMPLE)


def fold_name(name: str) -> str:
    """Folded, and with one word for what is written two ways; brackets and marks stay."""
    folded = simplified(_SEAL.sub("", fold(name[:LONGEST])))
    for written, meant in _SYNONYMS:
        folded = folded.replace(written, meant)
    return folded


def plain_name(name: str) -> str:
    """Letters, characters and figures only: equal for what anybody would call the same name."""
    return bare(_SEAL.sub("", fold(name[:LONGEST])))


def bare(text: str) -> str:
    return _MARKS.sub("", text)
