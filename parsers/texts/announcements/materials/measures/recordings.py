"""Reads how long films and sounds may be, and how many pixels pictures and films must have."""

import re

from parsers.texts.announcements.materials.measures.limits import Range

_FIGURE = r"\d{1,4}(?:\.\d)?"
_MINUTES = r"(?:分钟|分(?=半|\d{1,2}\s?秒)|minutes?|min\b|минут[ыа]?)"
_TIME = (
    rf"(?:(?P<minutes>{_FIGURE}|[一两二三四五六七八九十])\s?{_MINUTES})?(?P<half>半)?\s?"
    r"(?:(?P<seconds>\d{1,4})\s?(?:秒钟?|seconds?|sec\b|секунд))?"
)
_RANGE = re.compile(
    rf"(?P<low>{_FIGURE})\s?(?P<low_unit>分钟|分|秒)?\s?(?:-|—{{1,2}}|–|~|至|到)\s?(?P<high>{_FIGURE})\s?(?P<unit>分钟|秒)"
)
_MOST = re.compile(
    r"(?:不超过|不得超过|控制在|限|限时|最长|不长于|up to|at most|no longer than|не более)"
    rf"[^，。；\d一二两三四五六七八九十]{{0,6}}{_TIME}",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"{_TIME}\s?(?:以内|之内|内|以下)")
_LEAST = re.compile(
    rf"(?:不少于|不低于|不短于|至少|at least)[^，。；\d]{{0,4}}{_TIME}", re.IGNORECASE
)
_PIXELS = re.compile(
    r"(?:不低于|不小于|不少于|大于|至少|at least|minimum|не менее)[^，。；\d]{0,6}"
    r"(?P<wide>\d{3,5})\s?(?:像素|px)?\s?[×xX*＊х]\s?(?P<high>\d{3,5})",
    re.IGNORECASE,
)
_CHINESE = "一二三四五六七八九十"
_MINUTE = 60
_LONGEST = 3 * 60 * 60


def seconds_asked(words: str) -> Range:
    """Least and most seconds of a film or sound; what is about right or meant as good is no limit."""
    for clause in re.split(r"[，。；]", words):
        if re.search(r"左右|为宜|为佳|最佳|约", clause):
            continue
        if match := _RANGE.search(clause):
            low_unit = match["low_unit"] or match["unit"]
            return _seconds(match["low"], low_unit), _seconds(match["high"], match["unit"])
        most, least = _bound(clause, most=True), _bound(clause, most=False)
        if most or least:
            return least, most
    return None, None


def pixels_asked(words: str) -> Range:
    """Least width and height of a picture or film, in pixels."""
    match = _PIXELS.search(words)
    return (int(match["wide"]), int(match["high"])) if match else (None, None)


def _seconds(figure: str, unit: str) -> int:
    return int(float(figure) * (1 if unit.startswith("秒") else _MINUTE))


def _bound(clause: str, *, most: bool) -> int | None:
    """The seconds a clause names as the most or the least; None where it names none, or hours."""
    match = (_MOST.search(clause) or _WITHIN.search(clause)) if most else _LEAST.search(clause)
    if match is None or not (match["minutes"] or match["seconds"]):
        return None
    minutes = (match["minutes"] or "0").replace("两", "二")
    whole = _CHINESE.find(minutes) + 1 or float(minutes)
    total = whole * _MINUTE + int(match["seconds"] or 0) + (_MINUTE / 2 if match["half"] else 0)
    return int(total) if 0 < total <= _LONGEST else None
