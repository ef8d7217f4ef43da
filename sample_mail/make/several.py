"""A letter about two applications: a park's service company sends those of two enterprises in one zip."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

from sample_mail.make import papers
from sample_mail.make.expected import application
from sample_mail.make.letters import SHANGHAI, Outside, Part, letter
from sample_mail.make.people import APPLICANTS, Applicant
from sample_mail.make.situation import Situation

KEY = "several-in-one-zip"
SENDER, SUBJECT = "shenbao@qinghe-park.example", "园区两家企业典型案例申报材料，请查收"
TEXT = "您好：\n\n现报送园区内两家企业的申报材料，每家一个文件夹，请查收。\n"
COMPLETE = replace(
    APPLICANTS["complete-text-pdf"],
    situation=f"{KEY}-1",
    applicant="澄碛水处理装备（泓原）有限公司",
    case_title="乌兹别克斯坦灌区再生水回用合作项目",
)
LACKING = replace(
    APPLICANTS["missing-pledge"],
    situation=f"{KEY}-2",
    applicant="栖岚生物质能源（朔渡）有限公司",
    case_title="吉尔吉斯斯坦秸秆清洁供热合作项目",
)


def several() -> Situation:
    received = datetime(2026, 6, 15, 16, 20, 31, tzinfo=SHANGHAI)
    whole = _made(COMPLETE)
    lacking = {**_made(LACKING), "pledge": None}
    archive = Part("两家企业申报材料.zip", _zipped(("企业一", whole), ("企业二", lacking)))
    outside = Outside(KEY, SENDER, "闻溪", SUBJECT, received)
    told = [
        _expected(COMPLETE, whole, received, (("subject-naming", ""),)),
        _expected(
            LACKING, lacking, received, (("material-missing", "pledge"), ("subject-naming", ""))
        ),
    ]
    # One notice answers both: it asks for the pledge.
    told[0] |= {"notice": "correction"}
    told[1] |= {"part": 2}
    why = "一封来信、一个 zip 内两个文件夹，各为一家企业的申报：一份齐全，一份缺承诺书。"
    return Situation(KEY, why, letter(outside, TEXT, (archive,)), told[0], (told[1],))


def _made(who: Applicant) -> dict[str, Part | None]:
    return {
        "form-word": papers.word(who),
        "form-pdf": papers.form_pdf(who),
        "pledge": papers.pledge(who),
        "supporting": papers.supporting(who),
    }


def _zipped(*folders: tuple[str, dict[str, Part | None]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for folder, made in folders:
            for part in filter(None, made.values()):
                info = zipfile.ZipInfo(f"{folder}/{part.name}", (2026, 6, 12, 9, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, part.content)
    return out.getvalue()


def _expected(
    who: Applicant,
    made: dict[str, Part | None],
    received: datetime,
    findings: tuple[tuple[str, str], ...],
) -> dict[str, object]:
    names = {key: [part.name] if part else [] for key, part in made.items()}
    return application(
        SENDER, SUBJECT, received, fields=who.fields, materials=names, findings=findings
    )
