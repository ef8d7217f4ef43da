"""Filled forms of the shipped campaigns as Word files, and printed by LibreOffice as pictures."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "stamps")]

from fonts import font_files

from parsers.scans.ocr import Picture
from sample_mail.make.companies import LONG
from sample_mail.make.green_form import green_form
from sample_mail.make.people import APPLICANTS, Applicant
from sample_mail.make.seal import seal
from sample_mail.make.word_form import word_form

DPI = 200
THEMES = {
    "green-parks-2024-park": (
        "绿色基础设施创新", "绿色产业发展创新", "绿色投资环境创新", "绿色国际合作创新",
    ),
    "green-parks-2024-enterprise": (
        "绿色供应链建设", "工厂节能降碳", "无废工厂建设", "零碳工厂建设",
    ),
}  # fmt: skip
TITLES = {
    "green-parks-2024-park": "案例征集申报表",
    "green-parks-2024-enterprise": "案例申报信息表",
}


@dataclass(frozen=True)
class Filled:
    """One form: its campaign, who filled it, how it looks."""

    campaign: str
    who: Applicant
    ticks: bool = True
    prompts: bool = False

    def docx(self) -> bytes:
        if self.campaign == "sco-2026":
            return word_form(self.who, prompts=self.prompts, ticks=self.ticks)
        return green_form(TITLES[self.campaign], tuple(self._green_rows()))

    def _green_rows(self) -> Iterator[tuple[str, ...]]:
        who, themes = self.who, THEMES[self.campaign]
        park = self.campaign.endswith("park")
        taken = themes[len(who.case_type + who.contact_person) % 4]
        if who.case_type == "园区合作":
            taken = themes[(themes.index(taken) + 1) % 4]
        yield ("单位名称" if park else "企业名称", who.applicant)
        if not park:
            yield ("行业类别", "装备制造")
        yield ("联系人", who.contact_person, "联系电话", who.contact_phone)
        yield ("联系邮箱", who.email)
        yield ("申报主题", "\n".join(("☑ " if one == taken else "□ ") + one for one in themes))
        yield ("案例名称", who.case_title)
        prompt = "(200字以内, 简述突出亮点成效。)\n" if self.prompts else ""
        yield ("案例简介", prompt + who.summary)
        if not park:
            yield ("推荐单位", "汀屿经济技术开发区", "联系人", "骆汀")
        yield ("填表日期", "2024年4月8日", "盖章(签字)", "")


def forms(count: int) -> Iterator[Filled]:
    """Turn by turn of the three campaigns, with and without ticks and prompts."""
    whole = [one for one in APPLICANTS.values() if one.results and one.summary != LONG]
    campaigns = ("sco-2026", "green-parks-2024-park", "sco-2026", "green-parks-2024-enterprise")
    for number, who in zip(range(count), whole, strict=False):
        yield Filled(campaigns[number % 4], who, ticks=number % 3 != 1, prompts=number % 2 == 1)


def another_digit(who: Applicant) -> Applicant:
    phone = who.contact_phone
    return replace(who, contact_phone=phone[:-2] + str((int(phone[-2]) + 4) % 10) + phone[-1])


def another_type(who: Applicant) -> Applicant:
    return replace(who, case_type="园区合作" if who.case_type != "园区合作" else "标准对接")


def _sentences(text: str) -> list[str]:
    return [one + "。" for one in text.split("。") if one]


def another_paragraph(who: Applicant) -> Applicant:
    other = next(a for a in APPLICANTS.values() if a.summary not in (who.summary, LONG))
    own, new = _sentences(who.summary), _sentences(other.summary)
    return replace(who, summary="".join([own[0], *new[1:]]))


def one_sentence_less(who: Applicant) -> Applicant:
    own = _sentences(who.summary)
    return replace(who, summary="".join([*own[:1], *own[2:]]))


# What stands on the paper, where the Word file has `who`; the field that tells them apart.
CHANGES: Mapping[str, tuple[str, object]] = {
    "digit": ("contact_phone", another_digit),
    "title": ("case_title", lambda who: replace(who, case_title=who.case_title + "（二期）")),
    "another title": (
        "case_title",
        lambda who: replace(who, case_title=who.case_title[:4] + "分布式储能与微电网合作"),
    ),
    "type": ("case_type", another_type),
    "paragraph": ("summary", another_paragraph),
    "older": ("summary", one_sentence_less),
}


def printed(documents: list[bytes]) -> list[list[Picture]]:
    """Their pages at 200 dpi, in one start of LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / f"{number}.docx" for number in range(len(documents))]
        for place, data in zip(places, documents, strict=True):
            place.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, *map(str, places)], check=True, capture_output=True)
        return [_pages(place.with_suffix(".pdf")) for place in places]


def _pages(place: Path) -> list[Picture]:
    document = pdfium.PdfDocument(place)
    shown = (page.render(scale=DPI / 72, rev_byteorder=True).to_numpy() for page in document)
    return [np.array(one[:, :, :3], dtype=np.uint8) for one in shown]


def stamped(page: Picture, name: str, seed: int) -> Picture:
    """A seal pressed over the applicant's cell, as the form asks for."""
    press = np.asarray(seal(name, seed, DPI, font_file=font_files()[-1]), np.float32)
    side = press.shape[0]
    left, top = round(page.shape[1] * 0.42), round(page.shape[0] * 0.16)
    paper = page[top : top + side, left : left + side].astype(np.float32)
    cover = press[..., 3:] / 255
    mixed = page.copy()
    mixed[top : top + side, left : left + side] = paper * (1 - cover + cover * press[..., :3] / 255)
    return mixed


def save(page: Picture, place: Path) -> None:
    Image.fromarray(page).save(place)
