"""Completes the materials with what annexes, other deadlines and conventions say of each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.texts.announcements.dates.deadlines import Deadlines
from parsers.texts.announcements.dates.years import Moment
from parsers.texts.announcements.layout.annexes import Annex
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.materials.asked import AskedMaterial
from parsers.texts.announcements.materials.outline import outline_of
from parsers.texts.announcements.materials.stamps import StampAsked
from parsers.texts.announcements.naming.patterns import Pattern
from parsers.texts.announcements.naming.prose import Naming

_SIGNED = re.compile(
    r"[（(](?:签字|签名|盖章|公章|签章|手印)[^（）()]*[)）]|年\s*月\s*日|\A(?:日期|签名|签字|承诺人|承诺单位|申报单位|法定代表人|作者|负责人|单位)[^。]{0,20}[：:]\s*\Z"
)
# The cell of a form that is stamped or signed by the applicant.
_SEAL_CELL = re.compile(
    r"盖章[（(]签[字名][)）]|(?:申报|申请|参赛|填报)单位[（(](?:盖章|公章)[)）]"
)
LONGEST_PLEDGE = 3_000


def completed(
    materials: Sequence[AskedMaterial],
    annexes: Sequence[Annex],
    deadlines: Deadlines,
    naming: Naming,
) -> tuple[AskedMaterial, ...]:
    """The materials with wording, seal and parts from the annexes, and what is theirs alone."""
    own = _with_own(materials, deadlines, naming)
    worded = tuple(_with_seal(_with_wording(each, annexes), annexes) for each in own)
    return _with_parts(worded, annexes)


def _with_seal(material: AskedMaterial, annexes: Sequence[Annex]) -> AskedMaterial:
    """The form with the seal that its blank has a place for, where the text says nothing of one."""
    if not material.form or material.stamp:
        return material
    names = (material.title.value, *material.titles)
    for annex in annexes:
        place = next((line for line in annex.lines if _SEAL_CELL.search(line)), "")
        if place and any(_is_titled(annex, name) for name in names):
            seal = Said(StampAsked("expected"), f"《{annex.title}》：{place}", sure=False)
            return replace(material, stamp=seal)
    return material


def _is_titled(annex: Annex, name: str) -> bool:
    title = annex.title.strip("《》 ")
    return bool(title) and (name.endswith(title) or title.endswith(name.strip("《》")))


def _with_parts(
    materials: tuple[AskedMaterial, ...], annexes: Sequence[Annex]
) -> tuple[AskedMaterial, ...]:
    """The materials with the parts that a template asks the text of the application to have."""
    title, parts = outline_of(annexes)
    texts = [each for each in materials if each.kind == "narrative"]
    if parts and not texts:
        # A template with lengths annexed to a call that does not name the text it is for.
        text = AskedMaterial(Said(title, title, sure=False), "narrative", parts=parts)
        return (*materials, text)
    meant = next(
        (each for each in texts if title and title in (each.title.value, *each.titles)), None
    )
    meant = meant or (texts[0] if len(texts) == 1 else None)
    return tuple(replace(each, parts=parts) if each is meant else each for each in materials)


def _with_wording(material: AskedMaterial, annexes: Sequence[Annex]) -> AskedMaterial:
    if material.kind != "pledge":
        return material
    names = (material.title.value, *material.titles)
    for annex in annexes:
        if any(name.endswith(annex.title[-4:]) and annex.title for name in names):
            wording = pledge_wording(annex.lines)
            return replace(material, wording=Said(wording, annex.title)) if wording else material
    return material


def pledge_wording(lines: Sequence[str]) -> str:
    """The sentences of a pledge: without whom it is addressed to and where it is signed."""
    kept = [
        line
        for line in lines
        if not line.endswith(("：", ":")) and not _SIGNED.search(line) and len(line) > 8  # noqa: PLR2004 - a sentence
    ]
    return "\n".join(kept)[:LONGEST_PLEDGE]


def _with_own(
    materials: Sequence[AskedMaterial], deadlines: Deadlines, naming: Naming
) -> tuple[AskedMaterial, ...]:
    """The materials with what is said of each alone: a deadline other than the call's, a convention."""
    return tuple(
        replace(each, closes=_other_day(each, deadlines), naming=_own_naming(each, naming))
        for each in materials
    )


def _other_day(material: AskedMaterial, deadlines: Deadlines) -> Said[Moment] | None:
    own, main = material.closes, deadlines.closes
    if own is None or main is None or str(own.value)[:10] == str(main.value)[:10]:
        return None
    return replace(own, sure=False)


def _own_naming(material: AskedMaterial, naming: Naming) -> Said[Pattern] | None:
    for paper, pattern in naming.papers:
        names = (material.title.value, *material.titles)
        if any(name.endswith(paper) or paper.endswith(name) for name in names):
            return pattern
    return None
