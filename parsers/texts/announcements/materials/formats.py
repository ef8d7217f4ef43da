"""Reads the formats a material is asked for in."""

import re

_FORMATS = (
    (
        "word",
        re.compile(
            r"(?<![a-z])(?:word|docx?|wps)(?![a-z])|可编辑|文字版|\bms word\b", re.IGNORECASE
        ),
    ),
    ("pdf", re.compile(r"(?<![a-z])pdf(?![a-z])", re.IGNORECASE)),
    ("ofd", re.compile(r"(?<![a-z])ofd(?![a-z])", re.IGNORECASE)),
    (
        "excel",
        re.compile(
            (r"(?<![a-z])(?:excel|xlsx?|spreadsheet)(?![a-z])|電子表格|电子表格"), re.IGNORECASE
        ),
    ),
    (
        "image",
        re.compile(
            (
                r"(?<![a-z])(?:jpe?ge?|png|tiff?|bmp|gif|heic)(?![a-z])|图片格式|图片形式|image files?"
            ),
            re.IGNORECASE,
        ),
    ),
    ("video", re.compile(r"(?<![a-z])(?:mp4|mov|avi|wmv|mpe?g|flv|mkv)(?![a-z])", re.IGNORECASE)),
    ("audio", re.compile(r"(?<![a-z])(?:mp3|wav|flac|m4a|aac)(?![a-z])", re.IGNORECASE)),
    (
        "other",
        re.compile(
            (r"(?<![a-z])(?:ai|cdr|psd|eps|svg|pptx?|powerpoint|txt|dwg)(?![a-z])|矢量"),
            re.IGNORECASE,
        ),
    ),
    ("archive", re.compile(r"(?<![a-z])(?:zip|rar|7z)(?![a-z])", re.IGNORECASE)),
)
_EITHER = re.compile(r"或|均可|皆可|不限|之一|/|\bor\b|либо|\bили\b|任选", re.IGNORECASE)
_SCANNED = re.compile(r"扫描|拍照|scan|скан", re.IGNORECASE)
_PHOTOGRAPHED = re.compile(r"拍照|照片")
_PAIR = re.compile(
    (
        r"(?:word|可编辑|docx?|excel).{0,24}?(?:和|及|与|、|并|同时|连同|以及|,|，|;|；|\+|also"
        r"|а также| and ).{0,30}?pdf"
        r"|pdf.{0,24}?(?:和|及|与|、|并|同时|连同|以及|,|，|;|；|\+|also|а также| and ).{0,30}?(?:word"
        r"|可编辑|docx?|excel)"
    ),
    re.IGNORECASE,
)
_WORD_VERSION = re.compile(
    r"(?:word|可编辑|电子)[^，。；]{0,6}?(?:版|文档|文件|稿)|连同word", re.IGNORECASE
)
_SCANNED_VERSION = re.compile(
    r"(?:盖章|签字|签章)[^，。；]{0,6}?(?:扫描|pdf)|(?:扫描|pdf)[^，。；]{0,8}?(?:盖章|签字|签章)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?:插入|嵌入|放入|粘贴)[^，。；]{0,10}(?:word|pdf)|(?:转|不)(?:换)?(?:成|为)?[^，。；]{0,4}(?:word)",
    re.IGNORECASE,
)


def formats_of(words: str) -> tuple[tuple[str, ...], bool]:
    """The formats that the words name, and whether each of them must come."""
    plain = _INSIDE.sub("", words)
    named = tuple(name for name, pattern in _FORMATS if pattern.search(plain))
    if "archive" in named and len(named) > 1:
        named = tuple(name for name in named if name != "archive")
    if "image" in named and "other" in named:
        return named, False
    if not named and _SCANNED.search(words):
        return (("pdf", "image"), False)
    if (
        "word" in named
        and "pdf" not in named
        and _SCANNED_VERSION.search(words)
        and _WORD_VERSION.search(words)
    ):
        return ("word", "pdf"), True
    both = "pdf" in named and ("word" in named or "excel" in named)
    return named, both and _each(plain)


def _each(words: str) -> bool:
    pair = _PAIR.search(words)
    if pair is None:
        return False
    if _EITHER.search(re.sub(r"和/或", "", pair[0])):
        return False
    joined = re.search(r"和|及|与|并|同时|连同|以及|also|а также| and |\+", pair[0], re.IGNORECASE)
    versions = re.search(r"版|各|均|都|同时|盖章|扫描|скан|scan", words)
    return bool(joined or versions)
