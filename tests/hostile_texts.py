"""Texts that make careless code slow: runs of one thing, with and without something that fits."""

import zlib

# What people and attackers write many of: white space of all widths, marks, brackets that never
# close, separators, digits, the words that expressions begin with. From reports of slow expressions
# in mail parsers, HTML cleaners, cookie, URL and wheel-name readers, and from our own.
RUNS = {
    "spaces": " ", "tabs": "\t", "no-break": "\u00a0", "ideographic": "\u3000", "lines": "\n",
    "crlf": "\r\n", "spaces and lines": " \n", "line separators": "\u2028", "dashes": "-",
    "em dashes": "—", "dots": ".", "。": "。", "open": "(", "（": "（", "（（ ）": "（ ", "closed": ")",
    "pairs": "()", "《": "《", "【】": "【】", "[": "[", "{": "{", "quotes": '"', "“": "“", "'": "'",
    "`": "`", "=?": "=?", "=?utf-8?b?": "=?utf-8?b?", "=?..?=": "=?utf-8?q?a?= ", "digits": "1",
    "digit words": "1 ", "dotted digits": "1.", "digits and dashes": "1-", "letters": "a", "a.": "a.",
    "a@": "a@", "@": "@", "a-": "a-", "a_": "a_", "words": "ab ", "commas": ",", "， ": "，", "、": "、",
    "; ": "; ", ":": ":", "：": "：", "/": "/", "\\": "\\", "|": "|", "<": "<", "<a ": "<a ", "<!--": "<!--",
    "<p>": "<p>", "&": "&", "&#": "&#", "&amp;": "&amp;", "%": "%41", "#": "#", "*": "*", "_": "_",
    "underlines": "_ ", "+": "+", "=": "=", "~": "~", "!": "!", "?": "?", "$": "$", "zeros": "\0",
    "zero-width": "\u200b", "combining": "e\u0301", "surrogate-like": "\U0001f600", "汉": "汉",
    "汉字a": "汉a", "汉 ": "汉 ", "base64": "QUJDRA", "附件1": "附件1", "附件一、": "附件一、",
    "申报单位": "申报单位", "申报单位：": "申报单位：", "联系人 ": "联系人 ", "案例名称\n": "案例名称\n",
    "（盖章）": "（盖章）", "（500字内）": "（500字内）", "日期 ": "日 期", "年 月 日": "年 月 日",
    "2026年": "2026年", "公司": "公司", "中心": "中心", "承诺书": "承诺书", "秘密": "秘密", "密级": "密级 ",
    "★": "★", "☐": "☐", "☑ ": "☑ ", "选": "选：A ", "□项目合作": "□项目合作 ", "http": "http://",
    "https a": "https://a", "re": "Re: ", "转发": "转发：", "the": "the ", "Received": "from a by b; ",
    "<a@b>": "<a@b> ", "a=b;": "a=b;", "x*0": "x*0*=a;", '\\"': '\\"', "begin": "begin 644 a\n",
    "到期": "2026年6月27日 21:59 到期 ", "10M": "(10M", "wrote": "on ", "在": "在", "> ": "> ",
    "шрифт": "шрифт ", "д.": "д.", "ab汉1": "ab汉1", "MN": "MN", "万元": "万元", "1,": "1,",
}  # fmt: skip

# Those that found something, for the suite.
TELLING = (
    "spaces", "spaces and lines", "open", "digits", "1,", "letters", "a@", "=?", "、", "汉", "附件1",
    "申报单位：", "☐", "pairs", "dashes", "汉字a",
)  # fmt: skip


def hostile(run: str, length: int, begin: str = "", end: str = "") -> str:
    """`length` characters of the run, between the two."""
    room = max(length - len(begin) - len(end), 0)
    return begin + (run * (room // len(run) + 1))[:room] + end


def families_of(name: str, number: int) -> list[str]:
    """So many telling families for a function, by its name alone."""
    first = zlib.crc32(name.encode())
    return [TELLING[(first + step) % len(TELLING)] for step in range(number)]


def ends_of(name: str) -> tuple[str, str]:
    """What stands before and after the run for a function, by its name alone."""
    return ("x", "x!") if zlib.crc32(name.encode()) // len(TELLING) % 2 else ("", "")
