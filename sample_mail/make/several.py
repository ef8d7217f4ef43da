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
    summary=(
        "锡尔河下游灌区每逢夏灌缺水，城镇排水却未经利用便入荒滩。2023年4月，我公司与当地水务单位签订技术合作协议，"
        "在两座城镇建设日产2.6万吨的再生水装置，采用曝气生物滤池与紫外消毒，出水经十八公里管道送至果园和饲草地。"
        "滤料与控制柜由国内供应，池体由当地施工，水量水价由三方每年商定，土壤盐分由农科单位按月监测。"
    ),
    highlights="以灌代排，水厂收水费、农户得肥水；盐分监测先行，超限即停灌。",
    results="年回用再生水780万立方米，新增灌溉面积2.1万亩，苹果增产一成半；出口成套设备2500万元。",
)
LACKING = replace(
    APPLICANTS["missing-pledge"],
    situation=f"{KEY}-2",
    applicant="栖岚生物质能源（朔渡）有限公司",
    case_title="吉尔吉斯斯坦秸秆清洁供热合作项目",
    summary=(
        "楚河州乡镇学校冬季烧煤取暖，烟尘大、费用高，周边麦秸却多被弃置。2023年9月，我公司向十四所学校供应打捆秸秆"
        "锅炉与除尘设备，与农机合作社签订收储合同，建成三处防雨料场。锅炉按海拔一千二百米校核风量，司炉工由国内"
        "技师驻校带教一个采暖季，灰渣返田，运行数据每周汇总给州教育部门。"
    ),
    highlights="学校、合作社、供货方三方按吨结算，秸秆价随热值浮动。",
    results="年替代散煤6400吨，取暖费用下降三成；出口锅炉与打捆机1800万元，培训司炉工42名。",
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
