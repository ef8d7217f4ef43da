"""Says what each key of a campaign file means, in Chinese and English, with an example.

Kinds and defaults are read from the tables that parse the file; `intake campaign keys` prints both.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyMeaning:
    """`example` is the line as it would stand in the file."""

    chinese: str
    english: str
    example: str


KEYS: dict[str, KeyMeaning] = {
    "id": KeyMeaning(
        "活动的短名，用于命令和文件名，只用小写字母、数字和短横线",
        "The call's short name in commands and file names: small letters, figures, hyphens.",
        'id = "green-cases-2026"',
    ),
    "title": KeyMeaning(
        "活动的全称，出现在回信和报表中",
        "The call's full title, as replies and reports show it.",
        'title = "2026年绿色发展典型案例征集活动"',
    ),
    "number_prefix": KeyMeaning(
        "受理编号的开头，只用字母和数字",
        "What acceptance numbers begin with: letters and figures.",
        'number_prefix = "GC2026"',
    ),
    "opens_on": KeyMeaning(
        "开始接收申报的日期；通知未写时可省略",
        "The day the call opens; left out where the announcement does not say.",
        "opens_on = 2026-05-18",
    ),
    "closes_on": KeyMeaning(
        "申报截止：只写日期为当日24时，写到时刻为该时刻",
        "The deadline: a day, to its end, or a local time, to that moment.",
        "closes_on = 2026-06-26T17:00:00",
    ),
    "extended_to": KeyMeaning(
        "延期后的截止日期或时刻",
        "The deadline after an extension.",
        "extended_to = 2026-07-10",
    ),
    "mailbox": KeyMeaning(
        "通知公布的投稿邮箱，一个或多个",
        "The mailbox the announcement names, one or several.",
        'mailbox = "cases@office.example"',
    ),
    "timezone": KeyMeaning(
        "截止时间所用的时区",
        "The time zone of the deadline.",
        'timezone = "Asia/Shanghai"',
    ),
    "language": KeyMeaning("通知的语言，只有中文", "The language of the notices.", 'language = "zh"'),
    "also": KeyMeaning(
        "在中文下附加的语言：en 英文、ru 俄文",
        "Languages that every notice has beneath the Chinese.",
        'also = ["en", "ru"]',
    ),
    "words": KeyMeaning(
        "材料和栏目在其他语言中的名称，按语言分列",
        "The titles of materials and fields in other languages, one table a language.",
        '[words.en]\npledge = "Letter of commitment"',
    ),
    "correction_days": KeyMeaning(
        "补正期：自发出补正通知起的天数",
        "The period for corrections, in days from the notice that asks for them.",
        "correction_days = 5",
    ),
    "correction_by": KeyMeaning(
        "补正的固定截止日期",
        "A fixed last day for corrections.",
        "correction_by = 2026-07-05",
    ),
    "keep_days": KeyMeaning(
        "活动结束后个人信息保留的天数，之后可用 intake purge 清除",
        "For how many days after the call personal data are kept; then `intake purge` deletes them.",
        "keep_days = 365",
    ),
    "partners": KeyMeaning(
        "要求涉及的伙伴国家，每国一组名称；不要求则省略",
        "Partner countries, a group of names each; left out where none are asked for.",
        'partners = [["哈萨克斯坦", "哈萨克", "Kazakhstan"]]',
    ),
    "nomination_quota": KeyMeaning(
        "每个推荐单位最多可推荐的申报单位数",
        "How many applicants one recommending body may have.",
        "nomination_quota = 2",
    ),
    "quota": KeyMeaning(
        "申报数量的限额，每项一段；超出只提示工作人员",
        "How many applications there may be with the same answers; more are a note to staff.",
        '[[quota]]\nper = ["applicant"]\nmost = 2',
    ),
    "quota.per": KeyMeaning(
        "按哪些栏目计数，可几项合计；sender 为发件邮箱",
        "The fields by which it counts, several together; `sender` is the sending mailbox.",
        'per = ["nominator", "case_type"]',
    ),
    "quota.most": KeyMeaning("最多几件", "How many there may be.", "most = 2"),
    "quota.title": KeyMeaning(
        "限额的名称，用于提示", "What staff are told it is.", 'title = "每个推荐单位限报2项"'
    ),
    "max_letter_bytes": KeyMeaning(
        "每封邮件附件合计最大的字节数（50 MB = 52428800）",
        "How much the files of one letter may come to, in bytes.",
        "max_letter_bytes = 52428800",
    ),
    "packing": KeyMeaning(
        "是否要求将材料打包为一个压缩包",
        "Whether the files are to come packed in an archive.",
        'packing = "archive"',
    ),
    "contact": KeyMeaning(
        "回信中的联系方式", "The office as the notices name it.", '[contact]\noffice = "某某中心"'
    ),
    "contact.office": KeyMeaning(
        "主办或承办单位名称", "The office's name.", 'office = "绿色发展促进中心"'
    ),
    "contact.person": KeyMeaning("联系人", "A person to ask.", 'person = "聂老师"'),
    "contact.phone": KeyMeaning("联系电话", "The telephone number.", 'phone = "0301-8001122"'),
    "contact.email": KeyMeaning(
        "咨询邮箱", "The address for questions.", 'email = "ask@office.example"'
    ),
    "naming": KeyMeaning(
        "邮件主题和文件的命名要求；通知没有要求则省略各项",
        "How subjects and files are to be named.",
        '[naming]\nsubject = "{applicant}-{case_title}"',
    ),
    "naming.pattern": KeyMeaning(
        "主题和文件共用的命名格式：固定文字和 {占位符}",
        "The pattern for subject and files alike: literal text and {placeholders}.",
        'pattern = "{applicant}—{case_title}—典型案例申报材料"',
    ),
    "naming.subject": KeyMeaning(
        "邮件主题的格式；false 表示不作要求",
        "The subject's pattern; false where none is asked for.",
        'subject = "【案例申报】{applicant}"',
    ),
    "naming.file": KeyMeaning(
        "文件名的格式；false 表示不作要求",
        "The file names' pattern; false where none is asked for.",
        'file = "【{region}】{applicant}-{case_title}"',
    ),
    "naming.files": KeyMeaning(
        "文件是否按 pattern 命名（旧写法，现可写 file）",
        "Whether files follow `pattern` (an older way to say `file`).",
        "files = true",
    ),
    "naming.marks": KeyMeaning(
        "主题未按格式时，凭其中任一词语认出本活动",
        "Words of which any one in a subject tells that this call is meant.",
        'marks = ["绿色案例"]',
    ),
    "naming.parts": KeyMeaning(
        "申报表以外的占位符及其中文名称",
        "Placeholders that are no field of the form, with their Chinese titles.",
        '[naming.parts]\nregion = "地区"',
    ),
    "naming.parts.title": KeyMeaning(
        "占位符的中文名称", "The placeholder's Chinese title.", 'region = {title = "地区"}'
    ),
    "naming.parts.kind": KeyMeaning(
        "占位符的类型，用来区分相邻的部分",
        "What the part consists of; it tells parts apart.",
        'year = {title = "年份", kind = "number"}',
    ),
    "naming.parts.choices": KeyMeaning(
        "占位符可取的值",
        "The values the part may have.",
        'category = {title = "类别", choices = ["标识", "口号"]}',
    ),
    "material": KeyMeaning(
        "要求提交的一项材料，每项一段",
        "One thing the call asks for; a table each.",
        '[[material]]\nid = "pledge"',
    ),
    "material.id": KeyMeaning(
        "材料的短名，不重复", "The material's short name, once in the file.", 'id = "pledge"'
    ),
    "material.title": KeyMeaning(
        "材料名称，出现在回信中",
        "The material's title, as the notices name it.",
        'title = "材料真实性承诺书"',
    ),
    "material.titles": KeyMeaning(
        "材料首页上的标题，用来识别文件",
        "Headings on its pages, by which a file is known.",
        'titles = ["承诺书", "真实性承诺"]',
    ),
    "material.phrases": KeyMeaning(
        "只有该材料才有的句子", "Sentences only it holds.", 'phrases = ["对所报材料的真实性负责"]'
    ),
    "material.names": KeyMeaning(
        "文件名中表明该材料的词语",
        "Words in a file name that claim it.",
        'names = ["承诺书", "附件2"]',
    ),
    "material.formats": KeyMeaning(
        "可用的格式，任一即可；空则不限",
        "The formats of which any will do; none: any.",
        'formats = ["word", "pdf"]',
    ),
    "material.each": KeyMeaning(
        "所列格式是否每种都要交（如 Word 版和 PDF 盖章版）",
        "Whether it must come in each of its formats.",
        "each = true",
    ),
    "material.required": KeyMeaning(
        "是否必交；也可写明由哪一栏的填写决定",
        "Whether it must come; or the field and answers on which that depends.",
        'required = {field = "case_type", is = ["企业"]}',
    ),
    "material.required.field": KeyMeaning(
        "决定是否必交的栏目", "The field that decides.", 'field = "case_type"'
    ),
    "material.required.is": KeyMeaning(
        "填写其中任一值时必交；省略则有填写即必交",
        "The answers with which it must come; without any: any answer.",
        'is = ["企业"]',
    ),
    "material.stamp": KeyMeaning(
        "公章：required 必须有，expected 缺少只提示工作人员，no 不看",
        "required: its lack needs correction; expected: its lack is told to staff; no.",
        'stamp = "required"',
    ),
    "material.signature": KeyMeaning(
        "签字（与公章分别要求）：required 须签字，未见的转人工核验；expected 未见只提示工作人员，no 不看",
        "A name signed by hand, beside the stamp: required: staff look where none was seen;"
        " expected: its lack is noted; no.",
        'signature = "required"',
    ),
    "material.stamp_of": KeyMeaning(
        "盖谁的章：applicant 申报单位，recommender 推荐单位，either 其一",
        "Whose stamp: the applicant's, the recommending body's, or either.",
        'stamp_of = "recommender"',
    ),
    "material.delivery": KeyMeaning(
        "报送方式：email 邮件，paper 只交纸质，both 两者都要",
        "How it goes: by e-mail, on paper alone, or both.",
        'delivery = "both"',
    ),
    "material.closes_on": KeyMeaning(
        "该材料自己的截止时间",
        "A deadline of the material's own.",
        "closes_on = 2026-07-15",
    ),
    "material.count": KeyMeaning(
        "文件数量：[最少, 最多]，或恰好几个",
        "How many files: [least, most], or exactly so many.",
        "count = [3, 5]",
    ),
    "material.min_bytes": KeyMeaning(
        "每个文件须大于的字节数（1 MB = 1048576）",
        "What each file must be larger than, in bytes.",
        "min_bytes = 1048576",
    ),
    "material.max_bytes": KeyMeaning(
        "每个文件最大的字节数（20 MB = 20971520）",
        "The largest size of each file, in bytes.",
        "max_bytes = 20971520",
    ),
    "material.min_words": KeyMeaning(
        "全文最少字数", "The least length of its whole text.", "min_words = 3000"
    ),
    "material.max_words": KeyMeaning(
        "全文最多字数", "The greatest length of its whole text.", "max_words = 4000"
    ),
    "material.min_seconds": KeyMeaning(
        "视频、音频最短的秒数", "The least length of a film or sound, in seconds.", "min_seconds = 60"
    ),
    "material.max_seconds": KeyMeaning(
        "视频、音频最长的秒数（3分钟 = 180）",
        "The greatest length of a film or sound, in seconds.",
        "max_seconds = 180",
    ),
    "material.min_width": KeyMeaning(
        "图片、视频最小的宽度（像素），横竖均可",
        "The least width of a picture or film in pixels, upright or not.",
        "min_width = 1920",
    ),
    "material.min_height": KeyMeaning(
        "图片、视频最小的高度（像素），横竖均可",
        "The least height of a picture or film in pixels, upright or not.",
        "min_height = 1080",
    ),
    "material.wording": KeyMeaning(
        "承诺书的规定文字，用来核对是否被改动",
        "A pledge's official wording; a changed one is told.",
        'wording = """\n本单位承诺……\n"""',
    ),
    "material.naming": KeyMeaning(
        "该材料自己的文件名格式",
        "A pattern of the material's own.",
        'naming = "{case_title}_{applicant}_{number}"',
    ),
    "material.form": KeyMeaning(
        "是否为申报表（栏目写在 [form] 下）",
        "Whether it is the form whose fields stand under [form].",
        "form = true",
    ),
    "material.rest": KeyMeaning(
        "是否收纳所有未能归入其他材料的文件（如支撑材料）",
        "Whether it takes every file that serves nothing else.",
        "rest = true",
    ),
    "material.template": KeyMeaning(
        "该材料的官方空白模板名称，补正通知会提醒按它填写",
        "What the official blank is called on which it is to be filled in; correction notices name it.",
        'template = "附件2 承诺书（模板）.docx"',
    ),
    "material.section": KeyMeaning(
        "正文各部分的标题和字数", "A section of a narrative.", '[[material.section]]\ntitle = "背景情况"'
    ),
    "material.section.title": KeyMeaning(
        "该部分的标题", "The section's heading.", 'title = "背景情况"'
    ),
    "material.section.min_words": KeyMeaning(
        "该部分最少字数", "Its least length.", "min_words = 300"
    ),
    "material.section.max_words": KeyMeaning(
        "该部分最多字数", "Its greatest length.", "max_words = 500"
    ),
    "form": KeyMeaning(
        "申报表的栏目；没有申报表则省略", "The form's fields; left out where there is no form.", "[form]"
    ),
    "form.source": KeyMeaning(
        "栏目填在哪里：file 申报表文件，body 邮件正文（如“姓名：…”；另附申报表的以申报表为准）",
        "Where the fields are filled in: a form file, or the letter's text (a form file that comes"
        " all the same counts before it).",
        'source = "body"',
    ),
    "form.field": KeyMeaning(
        "申报表的一个栏目，每栏一段", "One field; a table each.", '[[form.field]]\nkey = "applicant"'
    ),
    "form.field.key": KeyMeaning(
        "栏目的短名；applicant 为申报单位，case_title 为案例名称",
        "The field's short name; `applicant` and `case_title` tell applications apart.",
        'key = "applicant"',
    ),
    "form.field.label": KeyMeaning(
        "表上印的栏目名称", "The label as printed.", 'label = "申报单位"'
    ),
    "form.field.aliases": KeyMeaning(
        "同一栏目的其他叫法", "Other spellings of the label.", 'aliases = ["申报主体"]'
    ),
    "form.field.required": KeyMeaning("是否必填", "Whether it must be filled in.", "required = false"),
    "form.field.min_words": KeyMeaning("最少字数", "The least length.", "min_words = 200"),
    "form.field.max_words": KeyMeaning("最多字数", "The greatest length.", "max_words = 500"),
    "form.field.prompt": KeyMeaning(
        "空表中印好的提示文字", "The text printed in the empty cell.", 'prompt = "（200字以内）"'
    ),
    "form.field.choices": KeyMeaning(
        "可选的项", "The choices.", 'choices = ["项目合作", "技术合作"]'
    ),
    "form.field.open_choices": KeyMeaning(
        "选项之外的填写是否也可能正确（以“等”“其他”结尾）",
        "Whether an answer outside the choices may be right.",
        "open_choices = true",
    ),
    "form.field.multiple": KeyMeaning("是否可多选", "Whether several may be chosen.", "multiple = true"),
    "form.field.kind": KeyMeaning("填写内容的类型", "What kind of answer it takes.", 'kind = "phone"'),
    "form.field.group": KeyMeaning(
        "区分同名栏目的侧栏或上级标题",
        "The side label or heading that tells equal labels apart.",
        'group = "指导教师"',
    ),
    "form.field.columns": KeyMeaning(
        '表格栏目的各列（kind = "table"）',
        'The columns of a table (kind = "table").',
        'columns = ["姓名", "单位", "职务"]',
    ),
    "form.field.not_before": KeyMeaning(
        '起止时间最早从哪天开始（kind = "date_range"）',
        'The earliest day on which a stretch of time may begin (kind = "date_range").',
        "not_before = 2023-01-01",
    ),
    "form.field.not_after": KeyMeaning(
        '起止时间最晚到哪天结束（kind = "date_range"）',
        'The latest day on which it may end (kind = "date_range").',
        "not_after = 2026-06-30",
    ),
    "track": KeyMeaning(
        "同一通知下的赛道或类别，各自成为一个活动；未写的内容与文件其余部分相同",
        "A track of the call, a campaign of its own; what it does not say is as in the file.",
        '[[track]]\nid = "enterprise"\ntitle = "企业案例"',
    ),
    "track.id": KeyMeaning(
        "赛道的短名，接在活动 id 之后",
        "The track's short name, put behind the call's id.",
        'id = "enterprise"',
    ),
    "rules": KeyMeaning(
        "调整规则的后果：规则代码 = note、correct、refer、refuse 或 off",
        "A rule's consequence by its code: note, correct, refer, refuse or off.",
        '[rules]\nsubject-naming = "correct"',
    ),
}  # fmt: skip
