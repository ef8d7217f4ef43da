"""The names of files that a notice asks for, under the conventions of calls."""

from dataclasses import replace

import pytest
from dossiers import APPLICANT, PLEDGE, TITLE, campaign, dossier, word_form
from named_calls import named_call

from intake.config.bundled_data import load_templates
from notifier.notices.compose import compose
from notifier.notices.corrections import files_to_send
from notifier.notices.occasion import Occasion
from parsers.facts.spec import Format, MaterialSpec
from parsers.texts.naming.convention import read_name
from validators.evidence.asked_names import of_material
from validators.judge import judge
from validators.rulebook import RULES

PARTS = '\n[naming.parts]\nsheng = "省份"\nxh = {title = "序号", kind = "number"}'


@pytest.mark.parametrize(
    ("naming", "form", "pledge"),
    [
        (
            '[naming]\npattern = "{applicant}+{case_title}"',
            f"{APPLICANT}+{TITLE}.docx",
            f"{APPLICANT}+{TITLE}（承诺书）.pdf",
        ),
        (
            f'[naming]\nfile = "{{sheng}}-{{applicant}}-{{xh}}"{PARTS}',
            f"〔省份〕-{APPLICANT}-〔序号〕.docx",
            f"〔省份〕-{APPLICANT}-〔序号〕（承诺书）.pdf",
        ),
        (
            '[naming]\nfile = "【{region}】《{case_title}》{applicant}+申报表"',
            f"【〔地区〕】《{TITLE}》{APPLICANT}+申报表.docx",
            f"【〔地区〕】《{TITLE}》{APPLICANT}+承诺书.pdf",
        ),
        (
            '[naming]\nfile = "{applicant}_{contact_phone}_{email}"',
            f"{APPLICANT}_13800000000_lin@yunling.example.docx",
            f"{APPLICANT}_13800000000_lin@yunling.example（承诺书）.pdf",
        ),
        # The form's telephone number, under the name the convention gives it.
        (
            '[naming]\nfile = "{applicant}{phone}"',
            f"{APPLICANT}13800000000.docx",
            f"{APPLICANT}13800000000（承诺书）.pdf",
        ),
        # Where files have no convention the subject's will do, and else the material's title.
        (
            '[naming]\nsubject = "{applicant}绿色案例申报"',
            f"{APPLICANT}绿色案例申报.docx",
            f"{APPLICANT}绿色案例申报.pdf",
        ),
        ("", "申报表（可编辑Word版）.docx", "材料真实性承诺书（PDF盖章版）.pdf"),
    ],
)
def test_names_follow_the_convention(naming: str, form: str, pledge: str) -> None:
    call = named_call(naming)
    told = dossier(word_form(), call=call, subject="案例申报")
    materials = (call.material("form-word"), call.material("pledge"))
    names = [file.name for file in files_to_send(told, materials)]
    assert names == [form, pledge]
    assert not any("{" in name for name in names)


def test_a_materials_own_convention_names_its_files() -> None:
    call = named_call("", {"pledge": "承诺书-{applicant}"})
    (file,) = files_to_send(dossier(word_form(), call=call), (call.material("pledge"),))
    assert file.name == f"承诺书-{APPLICANT}.pdf"


def test_without_a_form_the_subject_fills_what_it_tells() -> None:
    call = named_call('[naming]\npattern = "{region}-{applicant}-{case_title}"')
    told = dossier(PLEDGE, call=call, subject="天津-北港公司-岸电改造")
    (file,) = files_to_send(told, (call.material("form-word"),))
    assert file.name == "天津-北港公司-岸电改造.docx"


@pytest.mark.parametrize(
    "naming",
    [
        '[naming]\npattern = "{applicant}+{case_title}"',
        '[naming]\npattern = "【{applicant}】绿色案例《{case_title}》"',
        '[naming]\npattern = "{contact_phone}{contact_person}"',
        '[naming]\nfile = "{case_title}+{applicant}+申报表"',
    ],
)
def test_what_a_notice_asks_for_reads_back(naming: str) -> None:
    call = named_call(naming)
    told = dossier(word_form(), call=call)
    for material in call.materials:
        (file,) = files_to_send(told, (material,))
        pattern = of_material(material, call.naming)
        assert pattern is not None
        assert read_name(file.name, pattern).ok, file.name


def test_a_title_left_to_be_filled_in_is_no_name() -> None:
    call = named_call('[naming]\nfile = "{region}-{applicant}"')
    (file,) = files_to_send(dossier(word_form(), call=call), (call.material("form-word"),))
    pattern = call.naming.file
    assert pattern is not None
    read = read_name(file.name, pattern)
    assert not read.ok
    assert "应换成实际内容" in read.why


def test_a_subject_about_somebody_else_fills_nothing() -> None:
    call = named_call('[naming]\npattern = "{region}-{applicant}-{case_title}"')
    told = dossier(word_form(), call=call, subject="天津-远帆重工股份有限公司-岸电改造")
    (file,) = files_to_send(told, (call.material("form-word"),))
    assert file.name == f"〔地区〕-{APPLICANT}-{TITLE}.docx"


def test_the_official_blank_is_named_where_a_material_has_one():
    call = campaign()
    given = MaterialSpec("list", "汇总表", formats=(Format.EXCEL,), template="附件3 汇总表.xlsx")
    call = replace(call, materials=(*call.materials, given), also=("en", "ru"))
    subject = dossier(word_form(), call=call)
    (file,) = files_to_send(subject, (given,))
    assert file.template == "附件3 汇总表.xlsx"
    verdict = judge(subject, RULES)
    at = subject.first.received_at
    notice = compose(
        Occasion("SCO2026-0001", subject, verdict, subject.first.letter, at, at, None),
        load_templates(None),
    )
    assert "（请使用公告所附模板“附件3 汇总表.xlsx”）" in notice.text
    assert "on the official form: 附件3 汇总表.xlsx" in notice.text
    assert "на официальном бланке: 附件3 汇总表.xlsx" in notice.text
    assert "请使用公告所附模板“附件3 汇总表.xlsx”" in notice.html
    assert notice.text.count("请使用公告所附模板") == 1
