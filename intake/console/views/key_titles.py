"""Names the keys and tables of a campaign file in the staff's words."""

KEY_TITLES = {
    "id": "编号",
    "title": "名称",
    "number_prefix": "受理编号前缀",
    "opens_on": "开始日期",
    "closes_on": "截止时间",
    "extended_to": "延期至",
    "timezone": "时区",
    "language": "语言",
    "also": "附加语言",
    "mailbox": "接收邮箱",
    "correction_days": "补正天数",
    "correction_by": "补正截止日",
    "keep_days": "保存天数",
    "partners": "合作国家",
    "nomination_quota": "推荐名额",
    "office": "主办单位",
    "person": "联系人",
    "phone": "电话",
    "email": "邮箱",
    "pattern": "命名格式",
    "subject": "邮件主题格式",
    "file": "文件名格式",
    "files": "适用于文件名",
    "marks": "主题关键词",
    "titles": "材料标题",
    "phrases": "特征语句",
    "names": "文件名中的称呼",
    "formats": "文件格式",
    "each": "每种格式都要",
    "required": "必交",
    "stamp": "盖章",
    "stamp_of": "谁的章",
    "delivery": "提交方式",
    "count": "数量",
    "min_bytes": "最小字节",
    "max_bytes": "最大字节",
    "min_words": "最少字数",
    "max_words": "最多字数",
    "template": "模板文件",
    "wording": "规定文本",
    "naming": "命名格式",
    "form": "含申报表",
    "rest": "其余文件都归此项",
    "key": "键",
    "label": "标签",
    "aliases": "其他写法",
    "prompt": "提示文字",
    "choices": "选项",
    "open_choices": "可填其他",
    "multiple": "多选",
    "group": "所属栏",
    "kind": "类型",
    "columns": "列",
    "not_before": "不早于",
    "not_after": "不晚于",
    "source": "填在哪里",
    "signature": "签字",
    "min_seconds": "最短秒数",
    "max_seconds": "最长秒数",
    "min_width": "最小宽度",
    "min_height": "最小高度",
    "max_letter_bytes": "每封邮件最大字节",
    "packing": "打包",
    "per": "按什么计数",
    "most": "最多",
    "field": "由哪一栏决定",
    "is": "填写为",
    "words": "其他语言的名称",
}

_TABLES = {
    "": "基本信息",
    "contact": "联系方式",
    "naming": "命名要求",
    "naming.parts": "命名要求中的各项",
    "material": "材料",
    "material.section": "材料的章节",
    "form": "申报表",
    "form.field": "填写项",
    "rules": "规则轻重",
    "quota": "数量限额",
    "track": "赛道",
    "words": "其他语言的名称",
    "review": "评审",
}
"""The table's own name stands for one that is not here."""

VALUES = {
    "word": "Word",
    "pdf": "PDF",
    "image": "图片",
    "excel": "Excel",
    "video": "视频",
    "audio": "音频",
    "archive": "压缩包",
    "ofd": "OFD",
    "other": "其他",
    "expected": "应有（缺时提示）",
    "email": "邮件",
    "paper": "纸质",
    "both": "邮件和纸质",
    "applicant": "申报单位",
    "recommender": "推荐单位",
    "either": "任一",
    "no": "不要求",
    "body": "邮件正文",
    "file": "申报表文件",
    "sender": "发件邮箱",
}
_WORDED = {"formats", "stamp", "signature", "stamp_of", "delivery", "source", "packing", "per"}


def section_title(table: str, name: str) -> str:
    """The title of a part of the file, with what it is about."""
    title = _TABLES.get(table, table)
    return f"{title}：{name}" if name and table else title


def key_title(key: str) -> str:
    """Return what staff call a key; the key itself where they have no word."""
    return KEY_TITLES.get(key, key)


def say_value(key: str, value: str) -> str:
    """A value in the staff's words, where it is one of a few."""
    if key in {"stamp", "signature"} and value == "required":
        return "必须盖章" if key == "stamp" else "必须签字"
    if key not in _WORDED:
        return value
    return "、".join(VALUES.get(one, one) for one in value.split("、"))
