"""A park sends its own case and two enterprises' in one archive, a folder each, names in GBK."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from PIL import Image

from sample_mail.make.green_form import green_form, green_narrative
from sample_mail.make.green_texts import BACKGROUND, EXPERIENCE, FUTURE
from sample_mail.make.letters import SHANGHAI, Outside, Part, letter
from sample_mail.make.situation import Situation

KEY = "park-and-enterprises"
PARK, PERSON, PHONE, SENDER = (
    "澹湾经济技术开发区管理委员会",
    "谯澹",
    "0538-55501377",
    "zs@danwan.example",
)
SUBJECT = f"【{PARK}】绿盟案例征集"
RECEIVED = datetime(2024, 4, 11, 15, 8, 22, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the three cases; `ticks` is the cell of 申报主题 as it was filled in."""

    folder: str
    campaign: str
    applicant: str
    base: str
    form: str
    title: str
    ticks: str
    themes: tuple[str, ...]
    summary: str
    industry: str = ""


PAPERS = (
    Paper(
        "1 园区", "green-parks-2024-park", PARK, SUBJECT, "案例征集申报表", "蒸汽一张网的园区供热改造",
        "□绿色基础设施创新 □绿色产业发展创新 □绿色投资环境创新 □绿色国际合作创新".replace("□", "☑", 1),
        ("绿色基础设施创新",),
        "园区拆除企业自备锅炉二十一台，建成一张蒸汽管网，以热电联产和余热共同供汽，输送损失降到百分之六。",
    ),
    Paper(
        "2 企业A", "green-parks-2024-enterprise", "绮川涂料（澹湾）有限公司",
        "【绮川涂料（澹湾）有限公司】绿盟企业案例征集", "案例申报信息表", "水性涂料工厂的溶剂零排放",
        "绿色供应链建设　工厂节能降碳　无废工厂建设√　零碳工厂建设", ("无废工厂建设",),
        "企业以水性树脂替代溶剂型产品，清洗水分质回用，漆渣经固化后作砖材填料，三年没有危险废物出厂。",
        "涂料制造",
    ),
    Paper(
        "3 企业B", "green-parks-2024-enterprise", "珩屿轴承（澹湾）有限公司",
        "【珩屿轴承（澹湾）有限公司】绿盟企业案例征集", "案例申报信息表", "热处理车间的余热自给",
        "工厂节能降碳、零碳工厂建设", ("工厂节能降碳", "零碳工厂建设"),
        "企业把淬火与回火炉的余热收集供清洗和烘干，新增光伏与储能，车间外购电下降四成，单套轴承碳足迹下降两成。",
        "通用设备制造",
    ),
)  # fmt: skip


def green_together() -> Situation:
    files = [file for paper in PAPERS for file in _files(paper)]
    archive = Part(f"{SUBJECT}.zip", _zipped(files))
    outside = Outside(KEY, SENDER, PERSON, SUBJECT, RECEIVED)
    text = f"绿盟秘书处：\n\n现报送我区及推荐的两家企业案例，每家一个文件夹，请查收。\n\n{PERSON}\n{PARK}\n"
    first, *others = (_expected(number, paper) for number, paper in enumerate(PAPERS, 1))
    why = (
        "园区在一个压缩包中报送本区和两家企业的案例：每家一个文件夹，文件名为 GBK 且无 UTF-8 标志；"
        "申报主题三种勾选写法。"
    )
    return Situation(KEY, why, letter(outside, text, (archive,)), first, tuple(others))


def _files(paper: Paper) -> list[tuple[str, bytes]]:
    named = {
        f"{paper.base}（申报表）.docx": green_form(paper.form, _rows(paper)),
        f"{paper.base}（案例正文）.docx": _narrative(paper),
    } | {
        f"{paper.base}（照片{number}）.bmp": _photo(f"{paper.folder}{number}")
        for number in (1, 2, 3)
    }
    return [(f"{paper.folder}/{name}", content) for name, content in named.items()]


def _rows(paper: Paper) -> tuple[tuple[str, ...], ...]:
    enterprise = bool(paper.industry)
    return (
        ("企业名称" if enterprise else "单位名称", paper.applicant),
        *((("行业类别", paper.industry),) if enterprise else ()),
        ("联系人", PERSON, "联系电话", PHONE),
        ("联系邮箱", SENDER),
        ("申报主题", paper.ticks),
        ("案例名称", paper.title),
        ("案例简介", "(200字以内, 简述突出亮点成效。)\n" + paper.summary),
        *((("推荐单位", PARK, "联系人", PERSON),) if enterprise else ()),
        ("填表日期", "2024年4月10日", "盖章(签字)", ""),
    )


def _narrative(paper: Paper) -> bytes:
    """An enterprise's first section is the shorter one; the rest is told in its own name."""
    first = BACKGROUND
    if paper.industry:
        sentences = BACKGROUND.split("。")
        first = "".join(f"{one}。" for one in (sentences[0], sentences[1], sentences[3]))
    first, experience, future = (
        text.replace("汀屿经济技术开发区", paper.applicant) for text in (first, EXPERIENCE, FUTURE)
    )
    kind = "企业" if paper.industry else "开发区"
    subtitle = f"{paper.applicant}{kind}绿色发展创新案例"
    return green_narrative(paper.title, subtitle, (first, experience, future))


def _photo(seed: str) -> bytes:
    """A smooth sky over a field: a megabyte and a half as it is, little in an archive."""
    chance = np.random.default_rng(list(seed.encode()))
    above, below = chance.integers(90, 250, (2, 3))
    lines = np.linspace(above, below, 600)[:, None, :]
    picture = Image.fromarray(np.broadcast_to(lines, (600, 900, 3)).astype(np.uint8))
    out = io.BytesIO()
    picture.save(out, "BMP")
    return out.getvalue()


class _InGbk(zipfile.ZipInfo):
    """The library marks every name that is not ASCII as UTF-8; this one says nothing."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 the library's name
        return self.filename.encode("gbk"), self.flag_bits


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    """As Windows' own packer in Chinese writes it: names in GBK, and no word of that."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            info = _InGbk(name, (2024, 4, 10, 9, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _expected(number: int, paper: Paper) -> dict[str, object]:
    fields: dict[str, object] = {
        "applicant": paper.applicant, "contact_person": PERSON, "contact_phone": PHONE, "email": SENDER,
        "themes": list(paper.themes), "case_title": paper.title, "summary": paper.summary,
        "filled_on": "2024年4月10日",
    }  # fmt: skip
    if paper.industry:
        fields |= {"industry": paper.industry, "nominator": PARK, "nominator_contact": PERSON}
    names = [name.rpartition("/")[2] for name, _ in _files(paper)]
    unstamped = {
        "code": "material-unstamped", "where": "form", "severity": "note", "aspect": "authenticity",
    }  # fmt: skip
    # One subject cannot keep two conventions: it keeps the park's.
    subject = {"code": "subject-naming", "where": "", "severity": "note", "aspect": "regularity"}
    return {
        "part": number,
        "campaign": paper.campaign,
        "status": "complete",
        "received_at": RECEIVED.isoformat(),
        "sender": SENDER,
        "subject": SUBJECT,
        "reply": True,
        "fields": fields,
        "materials": {"form": names[:1], "narrative": names[1:2], "photos": names[2:]},
        "findings": [unstamped] if number == 1 else [unstamped, subject],
        "state": "registered",
        "notice": "acknowledgement",
    }
