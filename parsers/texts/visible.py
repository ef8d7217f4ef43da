"""Removes invisible marks and replaces radicals by the ideographs they look like."""

import re
import unicodedata
from collections.abc import Iterable

# Marks that show nothing: contact cards put U+202D…U+202C around numbers, web pages U+200B between
# letters, editors U+FEFF and soft hyphens; variation selectors choose between two drawings of a sign.
_INVISIBLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800),
    (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFC),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE01EF),
)  # fmt: skip
# Persian, Urdu and the scripts of India spell with these two.
_JOINERS = (0x200C, 0x200D)
_STRAY_JOINER = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
# PDF fonts map ideographs to the radicals' own signs, and what is copied from them holds those.
# Unicode decomposes U+2F00–U+2FD5 only; these are the others of its EquivalentUnifiedIdeograph.txt.
_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖"
    "⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
    "雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
)
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_UNSEEN: dict[int, None] = {
    code: None
    for first, last in _INVISIBLE
    for code in range(first, last + 1)
    if code not in _JOINERS
}
_SEEN: dict[int, int | str | None] = {**_RADICALS, **_KANGXI, **_UNSEEN}


def _ranges(codes: Iterable[int]) -> str:
    """The codes as a set of an expression. Above U+FFFF one searches range by range, so these are few."""
    wanted = sorted(codes)
    starts = [code for code in wanted if code - 1 not in _SEEN]
    ends = [code for code in wanted if code + 1 not in _SEEN]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


_CHANGED = re.compile(f"[{_ranges(_SEEN)}]")


def visible(text: str) -> str:
    """Returns the text without invisible marks; line breaks and white space stay.

    The joiners of Persian and Indian spelling stay between letters of those scripts.
    """
    if text.isascii():
        return text
    if "\u200c" in text or "\u200d" in text:
        text = _STRAY_JOINER.sub("", text)
    # Most text holds none of these, and looking for them is much quicker than translating.
    return text.translate(_SEEN) if _CHANGED.search(text) else text
