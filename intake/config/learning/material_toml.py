"""Writes the `[[material]]` tables of a drafted campaign file."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from intake.config.learning.toml_lines import CHECK, assigned, evidence, remark
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.materials.asked import AskedMaterial

# The words that claim a paper in a file's name, by the noun its title ends with.
# A list of TOML holds no "any number".
MOST_FILES = 99
_NOUN = re.compile(
    r"申报表|申请表|推荐表|报名表|登记表|信息表|汇总表|一览表|申报书|申请书|承诺书|承诺函|声明|报告|正文|文本|照片|图片|视频|短片|证明|说明|推荐信|简历|计划书|方案|论文|表|书|信|函"
)


def materials_toml(materials: Sequence[AskedMaterial]) -> Iterator[str]:
    """One table a material, each with an id of its own."""
    used: dict[str, int] = {}
    for material in materials:
        used[material.kind] = used.get(material.kind, 0) + 1
        number = used[material.kind]
        yield ""
        yield "[[material]]"
        yield from _material(
            material, material.kind if number == 1 else f"{material.kind}-{number}"
        )


def _material(material: AskedMaterial, id_: str) -> Iterator[str]:
    last = material.title.sentence
    yield evidence(material.title, material.title.value)
    yield assigned("id", id_)
    yield assigned("title", material.title.value)
    titles = tuple(dict.fromkeys((material.title.value.strip("《》“”"), *material.titles)))
    yield assigned("titles", list(titles))
    names = _names(material)
    if names:
        yield assigned("names", names)
    if material.form:
        yield assigned("form", True)
    if material.kind == "supporting" and id_ == material.kind:
        yield assigned("rest", True)
    for key, value, written in _said_of(material):
        if value.sentence != last or not value.sure:
            yield evidence(value)
            last = value.sentence
        yield assigned(key, written)
        if key == "formats" and material.each:
            yield assigned("each", True)
    yield from _wording(material)


def _wording(material: AskedMaterial) -> Iterator[str]:
    """A pledge's official text, and the parts that a text has to have."""
    if material.wording:
        yield evidence(material.wording)
        yield assigned("wording", material.wording.value)
    for part in material.parts:
        yield ""
        yield "[[material.section]]"
        yield evidence(part)
        yield assigned("title", part.value.title)
        for key, words in (("min_words", part.value.least), ("max_words", part.value.most)):
            if words is not None:
                yield assigned(key, words)


def _said_of(material: AskedMaterial) -> Iterator[tuple[str, Said[Any], Any]]:
    """Key, what was said, and the value as the file has it."""
    if material.formats:
        yield "formats", material.formats, list(material.formats.value)
    if material.optional:
        yield "required", material.optional, False
    yield from _stamp(material)
    if material.delivery and material.delivery.value != "email":
        yield "delivery", material.delivery, material.delivery.value
    if material.closes:
        yield "closes_on", material.closes, material.closes.value
    if material.naming:
        yield "naming", material.naming, material.naming.value.text
    yield from _limits(material)


def _stamp(material: AskedMaterial) -> Iterator[tuple[str, Said[Any], Any]]:
    if material.stamp and material.stamp.value.need != "no":
        yield "stamp", material.stamp, material.stamp.value.need
        if material.stamp.value.of:
            yield "stamp_of", material.stamp, material.stamp.value.of


def _limits(material: AskedMaterial) -> Iterator[tuple[str, Said[Any], Any]]:
    if material.count:
        low, high = material.count.value
        yield "count", material.count, [low or 0, high or MOST_FILES]
    for keys, said in (
        (("min_bytes", "max_bytes"), material.bytes),
        (("min_words", "max_words"), material.words),
        (("min_seconds", "max_seconds"), material.seconds),
        (("min_width", "min_height"), material.pixels),
    ):
        for key, value in zip(keys, said.value if said else (), strict=False):
            if value is not None:
                yield key, said, value  # type: ignore[misc]


def _names(material: AskedMaterial) -> list[str]:
    title = material.title.value
    nouns = [found[0] for found in _NOUN.finditer(title)]
    short = [nouns[-1]] if nouns and nouns[-1] != title and len(nouns[-1]) > 1 else []
    return [*dict.fromkeys([*short, *([material.annex] if material.annex else [])])]


def no_materials() -> Iterator[str]:
    """Yield what stands in place of the materials where none was found."""
    yield ""
    yield remark(f"{CHECK}：公告中没有认出要报送的材料，请逐项填写：")
    yield "# [[material]]"
    yield '# id = "form"'
    yield '# title = "申报表"'
    yield '# formats = ["word"]'
