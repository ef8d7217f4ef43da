"""Materials as announcements ask for them, with formats, seals, limits and delivery."""

import pytest

from parsers.texts.announcements.layout.lines import clean_lines
from parsers.texts.announcements.layout.passages import passages
from parsers.texts.announcements.materials.asked import AskedMaterial
from parsers.texts.announcements.materials.delivery import delivery_asked, is_optional
from parsers.texts.announcements.materials.formats import formats_of
from parsers.texts.announcements.materials.materials import read_materials
from parsers.texts.announcements.materials.measures.limits import (
    bytes_asked,
    count_asked,
    words_asked,
)
from parsers.texts.announcements.materials.stamps import stamp_of

MB = 1024**2

FORMATS = [
    ("Word格式", (("word",), False)),
    ("Word版和PDF盖章版", (("word", "pdf"), True)),
    ("可编辑word版和PDF盖章版各一份", (("word", "pdf"), True)),
    ("加盖公章后扫描为PDF，连同Word版一并提交", (("word", "pdf"), True)),
    ("Word或PDF均可", (("word", "pdf"), False)),
    ("Word (.docx) or PDF", (("word", "pdf"), False)),
    ("в формате Word, а также её скан в формате PDF", (("word", "pdf"), True)),
    ("电子版为Excel格式", (("excel",), False)),
    ("JPG或PNG格式", (("image",), False)),
    ("MP4格式", (("video",), False)),
    ("签名后拍照或扫描", (("pdf", "image"), False)),
    ("AI或CDR格式", (("other",), False)),
    ("简明扼要，突出重点", ((), False)),
]


@pytest.mark.parametrize(("words", "formats"), FORMATS)
def test_formats(words, formats):
    assert formats_of(words) == formats


STAMPS = [
    ("加盖申报单位公章", ("required", "applicant")),
    ("经市局审核盖章，PDF格式", ("required", "recommender")),
    ("加盖推荐单位公章", ("required", "recommender")),
    ("PDF盖章版", ("required", "")),
    ("盖章（签字）", ("expected", "")),
    ("纸质版一式三份，学院签署意见并盖章；同时报送Word电子版", ("expected", "")),
    ("由法定代表人签字", None),
    ("第一作者签名后扫描，无需盖章", ("no", "")),
    ("stamped by the school and signed by the head", ("required", "applicant")),
    ("с подписью руководителя и печатью организации", ("required", "applicant")),
    ("signed by the lead applicant", None),
]


@pytest.mark.parametrize(("words", "stamp"), STAMPS)
def test_seals(words, stamp):
    found = stamp_of(words)
    assert ((found.need, found.of) if found else None) == stamp


LIMITS = [
    (bytes_asked, "不超过20MB", (None, 20 * MB)),
    (bytes_asked, "每张1—5MB", (MB, 5 * MB)),
    (bytes_asked, "单张不小于4MB", (4 * MB, None)),
    (bytes_asked, "文件不得小于4M", (4 * MB, None)),
    (bytes_asked, "大小不低于5M", (5 * MB, None)),
    (bytes_asked, "高清（大于1MB）照片", (MB, None)),
    (bytes_asked, "附件总大小不超过300MB", (None, None)),
    (bytes_asked, "整个压缩包不超过30M", (None, None)),
    (bytes_asked, "no larger than 3 MB each", (None, 3 * MB)),
    (bytes_asked, "не более 5 МБ каждый", (None, 5 * MB)),
    (bytes_asked, "分辨率不低于300dpi，时长5分钟以内", (None, None)),
    (words_asked, "3000至4000字", (3000, 4000)),
    (words_asked, "不超过5000字", (None, 5000)),
    (words_asked, "800字以内", (None, 800)),
    (words_asked, "不少于3000字", (3000, None)),
    (words_asked, "1500字左右", (None, None)),
    (words_asked, "约2000字", (None, None)),
    (words_asked, "“案例简介”一栏不超过500字", (None, None)),
    (words_asked, "总结报告不少于2000字（格式要求：标题小二号黑体、正文仿宋）", (2000, None)),
    (words_asked, "散文1200字以内", (None, None)),
    (words_asked, "800 to 1,200 words", (800, 1200)),
    (words_asked, "at most 2,500 words without references", (None, 2500)),
    (count_asked, "照片3-5张", (3, 5)),
    (count_asked, "近照2张", (2, 2)),
    (count_asked, "投稿不超过10张", (None, 10)),
    (count_asked, "照片不少于3张", (3, None)),
    (count_asked, "组照按一张计，每组4至6张", (None, None)),
    (count_asked, "Five to eight images", (5, 8)),
    (count_asked, "up to four, at least 1 MB each", (None, 4)),
    (count_asked, "от 4 до 8 файлов JPG", (4, 8)),
]


@pytest.mark.parametrize(("read", "words", "limits"), LIMITS)
def test_limits(read, words, limits):
    assert read(words) == limits


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("纸质版一式三份；同时报送Word电子版", "both"),
        ("样书一册（不需电子版）", "paper"),
        ("发送至邮箱，不收纸质件", "email"),
        ("Please do not send paper copies; e-mail everything", "email"),
        ("内容真实", None),
    ],
)
def test_delivery(words, way):
    assert delivery_asked(words) == way


@pytest.mark.parametrize(
    ("words", "optional"),
    [
        ("佐证材料（选报）", True),
        ("拍摄花絮照片（可选）", True),
        ("有视频资料的，可提供短片", True),
        ("рекомендательное письмо (при наличии)", True),
        ("CV (optional for groups)", True),
        ("承诺书，须加盖公章", False),
    ],
)
def test_optional(words, optional):
    assert is_optional(words) is optional


def asked(*lines: str) -> dict[str, AskedMaterial]:
    body = passages(clean_lines("\n".join(lines)))
    return {each.title.value: each for each in read_materials(body, (), lines[0])}


def test_a_numbered_list():
    found = asked(
        "二、申报材料",
        "1.《示例园区案例申报表》（附件1），可编辑Word版和PDF盖章版各一份；",
        "2.案例正文，Word格式，3000至4000字；",
        "3.佐证材料（选报），合并为一个PDF，不超过20MB。",
    )
    assert list(found) == ["示例园区案例申报表", "案例正文", "佐证材料"]
    form = found["示例园区案例申报表"]
    assert (form.formats.value, form.each, form.form) == (("word", "pdf"), True, True)
    assert form.stamp.value.need == "required"
    assert found["案例正文"].words.value == (3000, 4000)
    assert found["佐证材料"].optional.value is True


def test_a_list_in_one_sentence():
    found = asked(
        "二、申报材料为：推荐表（Word版）、推荐表盖章扫描件（PDF）、现场照片6至10张（JPG格式）。"
    )
    assert list(found) == ["推荐表", "现场照片"]
    assert (found["推荐表"].formats.value, found["推荐表"].each) == (("word", "pdf"), True)
    assert found["现场照片"].count.value == (6, 10)


def test_what_is_said_of_several_spreads():
    found = asked(
        "二、推荐材料",
        "1.推荐表；",
        "2.个人事迹材料，1500字左右；",
        "3.近照2张，JPG格式。",
        "以上第1至2项材料须同时报送PDF盖章版及Word版。",
    )
    assert [each.each for each in found.values()] == [True, True, False]
    assert found["近照"].stamp is None
    assert found["个人事迹材料"].stamp.value.need == "required"


def test_examples_before_a_general_name_are_no_materials():
    found = asked("二、提交材料", "1.研究报告、论文、获奖证书等支撑材料，扫描为一个PDF；")
    assert list(found) == ["支撑材料"]


def test_works_without_a_list_of_papers():
    found = asked(
        "“示例湖”摄影作品征集启事",
        "二、作品要求",
        "1.只收电子文件，JPG格式，单张不小于4MB。",
        "三、投稿方式",
        "作品发送至a@b.example。不设报名表，请在邮件正文中写明作者姓名。",
    )
    work = found["摄影作品"]
    assert list(found) == ["摄影作品"]
    assert (work.formats.value, work.bytes.value) == (("image",), (4 * MB, None))


@pytest.mark.parametrize(
    "text",
    [
        "获奖作品将颁发证书，并编入案例集。",
        "评审组将对申报材料进行审核，公布入选名单。",
        "无需另附报名表，凭身份证领取。",
    ],
)
def test_other_papers_are_not_asked_for(text):
    assert asked("四、评选与公布", text) == {}


def test_an_english_list_and_english_prose():
    listed = asked(
        "What to send",
        "1. Application form (Word or PDF), signed.",
        "2. Five to eight images of earlier work, JPG, no larger than 3 MB each.",
    )
    assert list(listed) == ["Application form", "Images of earlier work"]
    told = asked(
        "Call for case studies",
        "The case study should be at most 2,500 words, as a Word document. There is no application form.",
    )
    assert list(told) == ["Case study"]


LATIN = [
    (
        "Please send an abstract of no more than 400 words as a Word document, together with a short CV.",
        ["Abstract", "CV"],
    ),
    (
        (
            "Applicants should deliver the following documents: (A) portfolio; (B) motivation letter; (C) a"
            " brief synopsis of the project to be developed"
        ),
        ["Portfolio", "Motivation letter", "Brief synopsis of the project"],
    ),
    ("К работе прилагается заявка.", ["Заявка"]),
    ("Просьба вписывать заявку в файл с текстами, формат Word.", []),
    ("Рассказы можно присылать по электронной почте: a@b.example.", ["Рассказы"]),
]


@pytest.mark.parametrize(("sentence", "names"), LATIN)
def test_papers_that_a_foreign_sentence_asks_for(sentence, names):
    assert list(asked(sentence)) == names


def test_each_sentence_behind_a_lead_names_one_more():
    found = asked(
        "请各单位报送以下材料（均需书面材料和电子版）：候选人推荐报告1份。每名候选人推荐表一式三份，"
        "加盖公章。每名候选人200字事迹简介和3000字事迹材料一式三份。一部2分钟专题片。"
    )
    assert list(found) == ["候选人推荐报告", "推荐表", "事迹简介", "事迹材料", "专题片"]


def test_a_form_without_a_list_of_papers():
    found = asked(
        "请各单位认真推荐，填写《2026“最美示例”年度人物推荐表》。要求：事迹材料（500字以内），"
        "并附人物近期标准照3张；有条件的可同时制作个人事迹视频。"
    )
    assert "2026“最美示例”年度人物推荐表" in found
    assert found["个人事迹视频"].optional.value is True


def test_works_by_the_name_under_which_they_are_sent():
    found = asked(
        "关于举办创意大赛的通知",
        "六、投稿要求",
        "2、请于3月31日前将作品和报名表（见附件）合并发送至邮箱a@b.example。",
    )
    assert set(found) == {"报名表", "参赛作品"}
    found = asked(
        "关于征集教学案例的通知",
        "四、提交",
        "学院将通过初审的教学案例、《提交教学案例汇总表》（附件5）发送至邮箱a@b.example。",
    )
    assert set(found) == {"提交教学案例汇总表", "教学案例"}


NAMED = [
    (
        "3.本科优秀毕业论文（设计）推荐表（附表9），并加盖学院公章。",
        ["本科优秀毕业论文（设计）推荐表"],
    ),
    ("1.申报表和汇总表的电子版、盖章扫描版。", ["申报表", "汇总表"]),
    ("签名后的《作品应征承诺书》（附件2）需通过邮寄形式进行提交。", ["作品应征承诺书"]),
    ("须用A4纸打印《作品目录》和《作品推荐表》（附件3），并加盖公章。", ["作品目录", "作品推荐表"]),
    ("应征者可同时提交多套创意方案。", []),
    ("作品须附文字，阐述设计思路。", []),
    ("推荐优秀论文须提交以下材料：", []),
    ("1.实践日志、感谢信原件。", ["实践日志", "感谢信"]),
    (
        "《示例课程汇总表》一式一份；《示例课程申报书》及支撑材料，一式五份。",
        [
            "示例课程汇总表",
            "示例课程申报书",
            "支撑材料",
        ],
    ),
    ("请将《申报表》签字盖章后与佐证材料一并扫描发送至邮箱。", ["申报表", "佐证材料"]),
    ("以学院为单位将报名表（附件1）发送至邮箱。", ["报名表"]),
    (
        "将梳理结果连同附件1，以及各队的结对登记表、服务评价表，于9月15日前发送至邮箱。",
        [
            "结对登记表",
            "服务评价表",
        ],
    ),
    ("1.推荐人选事迹材料（Word版）。事迹材料包括个人简历、主要荣誉。", ["推荐人选事迹材料"]),
    ("2.其他相关证明材料扫描件，如获奖证书等。", ["其他相关证明材料"]),
    ("（二）推省优论文要求", []),
    ("组织专家遴选，上报江苏省优秀毕业论文。", []),
    ("各系按时上报选手信息汇总表（附件1）。", ["选手信息汇总表"]),
    (
        "团队均需提交社会实践成果材料：至少1份调研报告、1份访谈记录以及1项媒体报道。",
        [
            "调研报告",
            "访谈记录",
            "媒体报道",
        ],
    ),
]


@pytest.mark.parametrize(("line", "names"), NAMED)
def test_names_in_a_list_of_papers(line, names):
    assert list(asked("二、提交材料", line)) == names


def test_numbered_items_without_a_heading():
    found = asked(
        "Standards for a call for artists",
        "Send everything by email to shows@gallery.example.",
        "2. Images list. Attach a Word document with the title of each work.",
        "3. JPEG photos of your work:",
        "• Up to 10 images, 2MB maximum.",
        "• Name each image file with your last name.",
    )
    assert list(found) == ["Images list", "JPEG photos of your work"]


def test_works_in_several_media():
    found = asked(
        "关于开展示例公益广告征集的通知",
        "四、征集类别及格式要求",
        "（1）平面类：作品格式为JPG，单幅作品不超过10MB。",
        "（2）视频类：作品格式为MP4，文件大小不超过200MB。",
        "五、报送要求",
        "所有作品请于8月15日前报送至邮箱a@b.example。",
    )
    assert [(name, each.formats.value) for name, each in found.items()] == [
        ("平面类作品", ("image",)),
        ("视频类作品", ("video",)),
    ]
    assert found["视频类作品"].bytes.value == (None, 200 * MB)
    assert not found["平面类作品"].optional.sure


def test_several_works_side_by_side():
    found = asked(
        "示例学校征集校歌词曲和校徽图案的公告",
        "二、作品要求",
        "校徽应征作品为JPG格式。",
        "三、投稿方式",
        "作品电子版发送至a@b.example。",
    )
    assert list(found) == ["校歌词曲", "校徽图案"]
    assert found["校徽图案"].formats.value == ("image",)


PAPER = [
    ("纸质版送至学院办公室，电子版发送至a@b.example。", "both"),
    ("书面材料于6月20日前报送至205室。", "both"),
    ("电子版发送至a@b.example，不收纸质材料。", None),
    ("纸质版证书将邮寄给获奖者。", None),
]


@pytest.mark.parametrize(("sentence", "way"), PAPER)
def test_paper_that_is_asked_of_everything(sentence, way):
    form = asked("二、报送材料", "1.申报表；", "2.承诺书。", "三、报送方式", sentence)["申报表"]
    assert (form.delivery.value if form.delivery else None) == way
    assert form.delivery is None or not form.delivery.sure


def test_what_is_chosen_of_two_is_said_of_the_other_not():
    """`原则上选报1件` speaks of works; the form in the next sentence must come."""
    form = asked(
        "六、征集方式",
        "原则上各支部选报1件。报送时需同步报送《书画作品报送登记表》（见附件），发送至a@b.example。",
    )["书画作品报送登记表"]
    assert form.optional is None


def test_an_annex_mark_between_two_papers():
    found = asked(
        "二、报送材料",
        "2.《成果奖申请书》（附件2）及教学成果报告（不超过5000字）（电子版为word格式）；",
    )
    assert found["成果奖申请书"].formats.value == ("word",)


def test_a_list_behind_a_lead_without_a_heading():
    found = asked(
        "请将材料发送至团委邮箱a@b.example。申报项目需提交的材料如下：",
        "（1）项目申报表及申报书；",
        "（2）项目宣传视频（不超过20MB）、项目宣传照片（5张以内）。",
    )
    assert list(found) == ["项目申报表", "申报书", "项目宣传视频", "项目宣传照片"]
