"""Says in Chinese how one line that is no TOML should be written."""

import re
from collections.abc import Callable

from validators.call_files.faults.typed_dates import typed_date
from validators.call_files.keys import KEYS

# What a Chinese keyboard types where TOML wants its own sign.
_FULL_WIDTH = dict(
    zip("“”„「」『』＂‘’＝，、［］【】＃｛｝", '""""""""\'\'=,,[][]#{}', strict=True)
)
_WIDE_SIGNS = str.maketrans(_FULL_WIDTH)
_WIDE_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")
_QUOTED = re.compile(r'"[^"\n]*+"')
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00a0\u200b-\u200f\u2028\u2029\u3000\ufeff]")
_UNSEEN_SPACE = re.compile(r"[\u00a0\u3000]+")
_SIZE = re.compile(r"(\d{1,6})\s?(KB?|MB?|GB?|兆|千字节)", re.IGNORECASE)
_POWERS = {"k": 1024, "千": 1024, "m": 1024**2, "兆": 1024**2, "g": 1024**3}
_TRUE, _FALSE = ("true", "是", "yes", "√", "对"), ("false", "否", "no", "×", "不")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CALLED = (
    *(("截止", ("closes_on",)), ("开始", ("opens_on",)), ("延期", ("extended_to",))),
    *(("邮箱", ("email", "mailbox")), ("联系人", ("person", "contact")), ("电话", ("phone",))),
    *(
        ("单位", ("office",)),
        ("联系", ("contact",)),
        ("字数", ("max_words",)),
        ("公章", ("stamp",)),
    ),
    *(("名称", ("label", "title")), ("标题", ("titles", "title")), ("格式", ("formats",))),
    *(("数量", ("count",)), ("必", ("required",)), ("选项", ("choices",)), ("盖章", ("stamp",))),
    *(
        ("材料", ("material",)),
        ("栏目", ("form.field",)),
        ("命名", ("naming",)),
        ("规则", ("rules",)),
    ),
    *(
        ("申报表", ("form",)),
        ("赛道", ("track",)),
        ("限额", ("quota",)),
        ("前缀", ("number_prefix",)),
    ),
)
"""Words in what a clerk types in a key's place, and the keys meant: in a table of its own first."""
_ENDS = ",;；。."
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_.\-]+")

Say = Callable[[str, str, str], str]


def say_line_error(line: str, table: str) -> str:
    """Return the cure of a wrong line, with an example. `table`: the heading it stands under."""
    plain = line.strip()
    if _UNSEEN.search(line.rstrip()):
        example = _UNSEEN.sub("", _UNSEEN_SPACE.sub(" ", line)).strip()
        return f"这一行有看不见的字符或全角空格，请删去，例如：{example}"
    if plain.startswith("```"):
        return "请删去这一行 ```，只保留文件内容。"
    if plain.startswith(("{", "<")):
        return '这不是活动文件的写法：请每行写一个“键 = 值”，例如：title = "活动名称"'
    if plain.startswith(("[", "［", "【")):
        return _heading(plain)
    key, sign, value = _parted(plain)
    if sign == "＝":
        return f"这一行有全角的 ＝，请改为半角的 =，例如：{key} = {_as_value(value)}"
    if sign != "=":
        return _without_equals(plain, key, value)
    for say in _SAYINGS:
        if told := say(key, value, table):
            return told
    return '请核对写法，例如：title = "活动名称"'


def _parted(line: str) -> tuple[str, str, str]:
    """Key, sign and value: the sign "" where there is none, ":" where a colon stands for it."""
    outside = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line)
    for sign, shown in (("=", "="), ("＝", "＝"), (":", ":"), ("：", ":")):
        if sign in outside:
            place = outside.index(sign)
            return line[:place].strip(), shown, line[place:].lstrip("=＝:： \t\u3000\u00a0").strip()
    return line, "", ""


def _heading(line: str) -> str:
    name = line.partition("#")[0].strip().strip("[]［］【】 \t“”\"'")
    if _CHINESE.search(name):
        known = _key_called(name, "")
        return f"段名要用英文：{line} 应为 {_headed(known) if known else '例如 [contact]'}"
    return f"段名的方括号要用半角并且成对：应为 {_headed(name)}"


def _headed(key: str) -> str:
    meaning = KEYS.get(key)
    several = meaning is not None and meaning.example.startswith(f"[[{key}]]")
    return f"[[{key}]]" if several else f"[{key}]"


def _without_equals(line: str, key: str, value: str) -> str:
    if _PLAIN_KEY.fullmatch(key) and value:
        return f"键和值之间要用等号，例如：{key} = {_as_value(value)}"
    first, _, rest = line.partition(" ")
    if first in KEYS and rest:
        return f"键和值之间缺少等号，例如：{first} = {_as_value(rest)}"
    return '这一行没有“键 = 值”：如果是说明文字，请在行首加 #，例如：# 说明。键的写法例如：title = "活动名称"'


def _as_value(text: str) -> str:
    """What was typed, as TOML would have it."""
    given = _UNSEEN.sub(" ", text).strip().translate(_WIDE_FIGURES)
    if date := typed_date(given.strip("\"'“”").rstrip(_ENDS)):
        return date
    bare = given.rstrip(_ENDS + "，")
    if bare.isdigit() or given.startswith(('"', "[", "{")):
        return bare if bare.isdigit() else given
    return f'"{given}"'


def _wrong_key(key: str, value: str, table: str) -> str:
    if _PLAIN_KEY.fullmatch(key):
        return ""
    if _CHINESE.search(key):
        known = _key_called(key.strip("\"'“” "), table)
        example = (
            f"{known.rpartition('.')[2]} = {_as_value(value)}" if known else 'title = "活动名称"'
        )
        return f"键要用英文，不能写作“{key}”，例如：{example}"
    joined = "_".join(key.split())
    return f"键里不能有空格或其他符号，例如：{joined} = {_as_value(value)}"


def _key_called(word: str, table: str) -> str:
    """The key that a clerk calls so: one of the table it stands in, else one whose meaning names it."""
    meant = [key for part, keys in _CALLED if part in word for key in keys]
    here = [f"{table}.{key}".lstrip(".") for key in meant]
    named = [key for key, meaning in KEYS.items() if word in meaning.chinese]
    return next((key for key in (*here, *meant, *named) if key in KEYS), "")


def _no_value(key: str, value: str, table: str) -> str:
    if value.partition("#")[0].strip():
        return ""
    meaning = KEYS.get(f"{table}.{key}".lstrip(".")) or KEYS.get(key)
    return f"等号后面没有值：请填写，或删去这一行，例如：{meaning.example if meaning else key}"


def _date(key: str, value: str, _: str) -> str:
    given = value.partition("#")[0].strip().rstrip("。；;，,")
    date = typed_date(given)
    if date is None:
        return ""
    if not date:
        return f"没有“{given}”这一天或这个时刻，请核对，例如：{key} = 2026-06-26"
    return f"日期要写作年-月-日，不加引号，例如：{key} = {date}"


def _size(key: str, value: str, _: str) -> str:
    if not (found := _SIZE.fullmatch(value.partition("#")[0].strip())):
        return ""
    return (
        f"大小要换算为字节并写作整数，例如：{key} = {int(found[1]) * _POWERS[found[2][0].lower()]}"
    )


def _wide_figures(key: str, value: str, _: str) -> str:
    figures = value.translate(_WIDE_FIGURES)
    if figures == value or not figures.isdigit():
        return ""
    return f"数字要用半角，例如：{key} = {figures}"


def _yes_or_no(key: str, value: str, _: str) -> str:
    word = value.partition("#")[0].strip().casefold()
    if word in _TRUE:
        return f"“是”要写作小写的 true，不加引号，例如：{key} = true"
    return f"“否”要写作小写的 false，不加引号，例如：{key} = false" if word in _FALSE else ""


def _wide_comment(key: str, value: str, _: str) -> str:
    before, mark, after = _QUOTED.sub(lambda one: "_" * len(one[0]), value).partition("＃")
    if not mark or not before.strip():
        return ""
    kept, said = value[: len(before)], value[len(value) - len(after) :].strip()
    return f"注释的 ＃ 要用半角的 #，例如：{key} = {_as_value(kept)}  # {said}"


def _wide_signs(key: str, value: str, _: str) -> str:
    outside = _QUOTED.sub("", value)
    wide = next((sign for sign in outside if sign in _FULL_WIDTH), None)
    if wide is None or not outside.strip(_CONTENT):
        return ""
    if not any(sign in _FULL_WIDTH for sign in (value[:1], value[-1:])) and '"' not in value:
        return ""
    example = f"{key} = {_outside_quotes(value)}"
    return f"这一行有全角的 {wide}，请改为半角的 {_FULL_WIDTH[wide]}，例如：{example}"


_CONTENT = " \t"


def _outside_quotes(value: str) -> str:
    """The value with half-width signs, what stands in quotes left as it is."""
    pieces, end = [], 0
    for quoted in _QUOTED.finditer(value):
        pieces += [value[end : quoted.start()].translate(_WIDE_SIGNS), quoted[0]]
        end = quoted.end()
    return "".join((*pieces, value[end:].translate(_WIDE_SIGNS)))


def _trailing(key: str, value: str, _: str) -> str:
    bare = value.partition("#")[0].strip()
    kept = bare.rstrip(_ENDS + "，")
    if kept == bare or not (kept.endswith(('"', "]")) or kept.isdigit()):
        return ""
    return f"值的后面不要加标点，例如：{key} = {kept}"


def _quotes(key: str, value: str, _: str) -> str:
    if not value.startswith('"'):
        return ""
    if "\\" in value:
        doubled = value.replace("\\", "/")
        return f"英文双引号中的反斜杠 \\ 有特殊含义，请改为 / 或写两个，例如：{key} = {doubled}"
    if value.count('"') > 2:  # noqa: PLR2004  an opening and a closing one
        inner = value.strip('"').replace('"', "")
        return f'文字里面不能再用英文双引号，请改为中文引号或去掉，例如：{key} = "{inner}"'
    if value.count('"') % 2:
        inner = value.strip('"”')
        return f'双引号不成对，请补上；一段文字要写在一行里，例如：{key} = "{inner}"'
    return ""


def _unquoted(key: str, value: str, _: str) -> str:
    if value.startswith(('"', "'", "[", "{")):
        return ""
    return f"文字要加英文双引号，例如：{key} = {_as_value(value)}"


_SAYINGS: tuple[Say, ...] = (
    *(_wrong_key, _no_value, _date, _size, _wide_figures, _yes_or_no, _trailing),
    *(_wide_comment, _wide_signs, _quotes, _unquoted),
)
"""In this order: what is surely meant comes before what only looks odd."""
