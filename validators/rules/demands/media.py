"""Checks the length of films and sounds, and the size of films and pictures, as their headers say."""

from collections.abc import Iterator

from parsers.facts.media_facts import MediaFacts
from parsers.facts.spec import MaterialSpec
from validators.model.dossier import Document, Dossier
from validators.model.outcome import Evidence, failed, passed, skipped
from validators.model.rule import Rule, Translation
from validators.model.severity import Aspect, Severity

# Programs show whole seconds, and sound ends a little after the last picture.
SLACK_SECONDS = 1.0


def _media_differs(dossier: Dossier) -> Iterator[Evidence]:
    """A film too long for the screening, or too small for the screen, is found out there at the latest."""
    for material in dossier.campaign.materials:
        if _asks(material):
            for document in dossier.of(material.id):
                yield _judged(material, document)


def _asks(material: MaterialSpec) -> bool:
    limits = (material.min_seconds, material.max_seconds, material.min_width, material.min_height)
    return any(limit is not None for limit in limits)


def _judged(material: MaterialSpec, document: Document) -> Evidence:
    """What the header does not say is not judged; the rest of it is."""
    media = document.facts.media
    compared = [*_of_length(material, media), *_of_size(material, media)] if media else []
    wrong = [one for one in compared if one]
    if wrong:
        return failed(document.filename, found="；".join(wrong))
    if compared:
        return passed(document.filename)
    return skipped(document.filename, reason="未能从文件头读出时长或像素")


def _of_length(material: MaterialSpec, media: MediaFacts) -> Iterator[str]:
    """Yield what is wrong with the length, an empty text where it is right."""
    least, most = material.min_seconds, material.max_seconds
    if media.seconds is None or (least is None and most is None):
        return
    short = least is not None and media.seconds < least - SLACK_SECONDS
    long = most is not None and media.seconds > most + SLACK_SECONDS
    yield f"时长 {say_length(media.seconds)}，要求{_range(least, most)}" if short or long else ""


def _of_size(material: MaterialSpec, media: MediaFacts) -> Iterator[str]:
    """Yield what is wrong with the size, an empty text where it is right. A telephone held upright
    swaps the two sides.
    """
    sides = sorted((material.min_width or 0, material.min_height or 0))
    if media.width is None or media.height is None or not any(sides):
        return
    small, large = sorted((media.width, media.height))
    right = small >= sides[0] and large >= sides[1]
    wanted = f"{material.min_width or '不限'}×{material.min_height or '不限'}"
    yield "" if right else f"像素 {media.width}×{media.height}，要求不小于 {wanted}"


def say_length(seconds: float) -> str:
    """Return a length as people say it: 3分05秒, 45秒."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}分{rest:02d}秒" if minutes else f"{rest}秒"


def _range(least: int | None, most: int | None) -> str:
    if least is None:
        return f"不超过 {say_length(most or 0)}"
    return f"不少于 {say_length(least)}" + (f"、不超过 {say_length(most)}" if most else "")


MEDIA_DIFFERS = Rule(
    "media-differs",
    Aspect.REGULARITY,
    Severity.NOTE,
    "视频、音频和图片的时长与像素",
    "文件“{where}”{found}。",
    _media_differs,
    "请按公告要求的时长和像素重新制作后发送。",
    point="文件“{place}”的时长与像素",
    english=Translation(
        fault="File “{place}” is not of the length or size asked for. Please send another one.",
        point="Length and size of file “{place}”.",
    ),
    russian=Translation(
        fault=(
            "Файл «{place}» не соответствует требуемой длительности или размеру кадра. Просим "
            "прислать другой."
        ),
        point="Длительность и размер кадра файла «{place}».",
    ),
)
