"""Lists the nouns that Chinese announcements name materials with, and what each kind of paper is."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperKind:
    """What sort of paper a noun means: its id in a campaign file, and formats that go without saying."""

    id: str
    formats: tuple[str, ...] = ()


FORM, SUMMARY, PLEDGE = PaperKind("form"), PaperKind("summary"), PaperKind("pledge")
PHOTOS, VIDEO, AUDIO = (
    PaperKind("photos", ("image",)),
    PaperKind("video", ("video",)),
    PaperKind("audio", ("audio",)),
)
NARRATIVE, SUPPORTING, LETTER = (
    PaperKind("narrative"),
    PaperKind("supporting"),
    PaperKind("recommendation"),
)
DESCRIPTION, DESIGN, SOURCE, OTHER, WORK = (
    PaperKind("description"),
    PaperKind("design"),
    PaperKind("source", ("other",)),
    PaperKind("paper"),
    PaperKind("work"),
)

_NOUNS = (
    (
        FORM,
        (
            "推选表|评选表|审查表|征集表|申报表格|申报表|申请表|推荐表|报名表格|报名表|登记表|信息表|审批表|情况表|参赛表格?|评审表"
            "|投稿表|征集表|采集表|回执|回执表|申报书|申请书"
            "|推荐书|任务书|意向书|自荐表|推荐审批表|基本信息|审核表|备案表|反馈表|调查表|呈报表|评分表"
            "|评价表|信息采集表|成绩表|申报文本|选手信息表|考核表|鉴定表|结项书|立项书"
        ),
    ),
    (
        SUMMARY,
        (
            "信息汇总表|汇总表|一览表|统计表|目录表|名册|花名册|信息汇总|推荐名单|作品目录|推荐目录|材料目录|成果目录|明细表|成果清单|汇总名单|报名汇总|使用明细|经费明细|开支明细|支出明细"
        ),
    ),
    (
        PLEDGE,
        "承诺书|承诺函|保证书|原创声明|声明书|声明|授权书|确认书|同意书|授权协议|协议书|知情同意",
    ),
    (
        PHOTOS,
        "彩照|标准照|免冠照|寸照|照片|图片|近照|证件照|登记照|生活照|工作照|剧照|封面图|效果图|截图|展板|实景图|配图|现场图",
    ),
    (
        VIDEO,
        (
            "短视频作品|视频作品|视频材料|视频资料|短视频|微视频|视频|短片|宣传片|样片|录像|微电影|纪录片"
            "|说课视频|电视专题片|专题片"
        ),
    ),
    (AUDIO, "广播节目|音频作品|音频文件|音频|录音|歌曲小样|小样|曲目伴奏|伴奏带|伴奏音乐|伴奏"),
    (
        NARRATIVE,
        (
            "文字材料|事迹详细材料|详细材料|文字稿|案例正文|案例文本|案例材料|案例报告|案例文稿|案例编写模板|案例编辑模板|案例模板|事迹材料"
            "|事迹简介|主要事迹|先进事迹|作品正文|正文|文本|论文全文|论文|稿件"
            "|征文稿件|征文作品|征文|演讲稿|讲稿|教案|教学设计|说课稿|总结报告|总结材料|成果报告|研究报告"
            "|调研报告|调查报告|设计报告|自评报告|工作报告|实施方案"
            "|活动方案|设计方案|方案|商业计划书|创业计划书|项目计划书|计划书|项目书|可行性报告|讲解词"
            "|解说词|脚本|剧本|歌词|文稿|典型案例材料|经验材料|交流材料|申报材料正文|结题报告书|结题报告|报告书|说明书"
            "|实施细则|工作总结|实践报告|实践总结|心得体会|读后感|观后感|总结稿|教学大纲|实践日志|活动日志|教学日历"
        ),
    ),
    (
        LETTER,
        (
            "推荐信|推荐函|推荐意见|推荐报告|推荐材料|公函|推荐文件|申报函|报送函|推荐公函|介绍信"
            "|考察报告"
        ),
    ),
    (
        DESCRIPTION,
        (
            "创意介绍|设计说明|作品说明|创作说明|创意说明|文字说明|说明文字|图片说明|作品简介|作品介绍|创作思路"
            "|设计理念|设计思路|内容提要|内容摘要|摘要|说明书|说明文稿"
            "|寓意说明|创意阐述|设计阐述|释义|个人简介|作者简介|单位简介|企业简介|项目简介|案例简介"
            "|成果简介|简介|文字介绍"
        ),
    ),
    (
        DESIGN,
        (
            "设计稿件|标识图案|标识设计|设计图案|设计图稿|设计图样|设计稿|设计图|图案|标识|徽标|logo|海报|宣传口号"
            "|口号|标语|宣传语|广告语|吉祥物|绘画作品|书画作品|摄影作品|书法作品|设计作品"
        ),
    ),
    (SOURCE, "矢量源文件|矢量文件|矢量图|源文件|原始文件|源代码|程序代码"),
    (
        SUPPORTING,
        (
            "支撑材料|佐证材料|证明材料|证明文件|辅助材料|附件材料|补充材料|影像资料|影像材料|图片资料"
            "|相关证明材料|相关证明|佐证资料|支撑性材料|附加材料|旁证材料|过程材料"
            "|成果材料|应用证明|效果证明|学籍证明|在读证明|立项证明|查新报告|检测报告|审计报告|获奖证书"
            "|专利证书|资质证书|荣誉证书|证书复印件|证明|印证材料|活动记录|访谈记录|会议记录|媒体报道|新闻报道"
            "|报道原件|报道截图|感谢信|过程性材料|原始记录"
        ),
    ),
    (
        OTHER,
        (
            "身份证复印件|身份证|营业执照复印件|营业执照|登记证书|法人证书|资格证书|学生证|样书|样刊|样品"
            "|光盘|简历|成绩单|课件|演示文稿|汇报ppt|答辩ppt|展示ppt|ppt|复印件|二维码|财务报表|经费预算|曲谱|乐谱"
            "|预算表|名片"
        ),
    ),
)

KIND_OF = {noun: kind for kind, nouns in _NOUNS for noun in nouns.split("|")}
NOUN = re.compile("|".join(sorted(map(re.escape, KIND_OF), key=len, reverse=True)), re.IGNORECASE)

GENERIC = re.compile(
    r"(?:上述|以上|所有|全部|各项|各类|有关|相关|申报|申请|报送|报名|参赛|参评|应征|投稿|推荐|征集"
    r"|其他|电子|纸质|书面|参选|提交|所需|的|及|完整|整套|其它){0,6}"
    r"(?:材料|作品|资料|文件|附件|案例|电子版|电子稿|文档|稿件|文稿|文本|压缩包|证明|模板"
    r"|方案|复印件|原件|扫描件|说明|来稿|图文|报告|项目|基本信息|电子文件|声明|证书)"
)
"""What names everything sent, or nothing in particular."""

_AT_END = re.compile(rf"(?:{NOUN.pattern})\Z", re.IGNORECASE)
# The last character tells what sort of paper a title in 《》 names, where no noun is known.
_LAST = {"表": FORM, "书": FORM, "函": LETTER, "单": SUMMARY, "册": SUPPORTING}


def kind_at_end(title: str, *, known: bool = False) -> PaperKind | None:
    """Return what a title that ends with a paper's noun is; None where it ends with none (通知, 办法).

    `known`: its last character alone does not tell.
    """
    match = _AT_END.search(title)
    if match:
        return KIND_OF[match[0].lower()]
    if known:
        return None
    return None if _OTHER_TITLE.search(title) else _LAST.get(title[-1:])


_OTHER_TITLE = re.compile(r"(?:通知书|意见书|蓝皮书|图书|证书|教科书|名单|菜单)\Z")
