"""What the [naming] part of a campaign file means, and which faults it is refused for."""

import pytest
from named_calls import named_call

from parsers.facts.spec import PartKind
from parsers.texts.naming.pattern import titled
from validators.call_files.parse_campaign import CampaignFileError

BOTH = "{applicant}+{case_title}"


@pytest.mark.parametrize(
    ("naming", "subject", "file"),
    [
        ("", None, None),
        ("[naming]", None, None),
        (f'[naming]\npattern = "{BOTH}"', BOTH, BOTH),
        (f'[naming]\npattern = "{BOTH}"\nsubject = true\nfiles = true', BOTH, BOTH),
        (f'[naming]\npattern = "{BOTH}"\nsubject = false', None, BOTH),
        (f'[naming]\npattern = "{BOTH}"\nfiles = false', BOTH, None),
        (f'[naming]\npattern = "{BOTH}"\nfile = false', BOTH, None),
        (f'[naming]\npattern = "{BOTH}"\nsubject = "案例申报"', "案例申报", BOTH),
        (f'[naming]\nsubject = "案例申报"\nfile = "{BOTH}"', "案例申报", BOTH),
        ('[naming]\nfile = "{contact_phone}"', None, "{contact_phone}"),
        ('[naming]\nsubject = "｛applicant｝案例"', "{applicant}案例", None),
    ],
)
def test_subject_and_files_may_differ_and_none_is_none(
    naming: str, subject: str | None, file: str | None
) -> None:
    spec = named_call(naming).naming
    assert (spec.subject and spec.subject.text, spec.file and spec.file.text) == (subject, file)


@pytest.mark.parametrize(
    ("parts", "kind", "title", "choices"),
    [
        ('region = "地区"', PartKind.TEXT, "地区", ()),
        ('region = {title = "编号", kind = "number"}', PartKind.NUMBER, "编号", ()),
        (
            'region = {title = "片区", choices = ["东", "西"]}',
            PartKind.CHOICE,
            "片区",
            ("东", "西"),
        ),
        ("", PartKind.TEXT, "地区", ()),
    ],
)
def test_a_part_of_the_campaigns_own_has_title_kind_and_choices(
    parts: str, kind: PartKind, title: str, choices: tuple[str, ...]
) -> None:
    own = f"[naming.parts]\n{parts}" if parts else ""
    pattern = named_call(f'[naming]\nfile = "{{region}}-{{applicant}}"\n{own}').naming.file
    assert pattern is not None
    part = pattern.parts[0]
    assert (part.kind, part.title, part.choices) == (kind, title, choices)


def test_a_field_of_the_form_gives_title_and_kind() -> None:
    pattern = named_call('[naming]\nfile = "{applicant}{contact_phone}{case_type}"').naming.file
    assert pattern is not None
    assert titled(pattern) == "〔申报单位〕〔联系电话〕〔案例类型〕"
    assert [part.kind.value for part in pattern.parts[:2]] == ["text", "phone"]


def test_a_material_may_have_a_convention_of_its_own() -> None:
    call = named_call(own={"pledge": "承诺书-{applicant}"})
    pattern = call.material("pledge").naming
    assert pattern is not None
    assert call.name_patterns == (pattern,)


@pytest.mark.parametrize(
    ("naming", "complaint"),
    [
        ('pattern = ""', "`naming.pattern`: the naming pattern is empty"),
        ('pattern = "—"', "holds neither words nor placeholders"),
        ('pattern = "{}-{applicant}"', "“{}” is no placeholder"),
        ('pattern = "{申报单位}"', "“{申报单位}” is no placeholder"),
        ('pattern = "{applicant-{case_title}"', "do not pair"),
        ('pattern = "{applicant}}"', "do not pair"),
        ('pattern = "{applicant}-{applicant}"', "stands twice"),
        ('file = "{aplicant}案例"', "did you mean {applicant}"),
        ('file = "{zpmc}"', "give it a title under [naming.parts]"),
        ("subject = true", "there is no `naming.pattern`"),
        ('file = "{region}"\n[naming.parts]\nregoin = "地区"', "did you mean `region`"),
        ('file = "{region}"\n[naming.parts]\nregion = {titel = "地区"}', "titel"),
        ('file = "{region}"\n[naming.parts]\nregion = {title = "地区", kind = "numbr"}', "kind"),
        ('patern = "{applicant}"', "did you mean `pattern`"),
        (f'pattern = "{"案" * 300}"', "300 characters"),
        ('pattern = "' + "-".join(f"{{p{n}}}" for n in range(30)) + '"', "30 placeholders"),
    ],
)
def test_a_faulty_convention_is_refused_in_one_sentence(naming: str, complaint: str) -> None:
    with pytest.raises(CampaignFileError) as refusal:
        named_call(f"[naming]\n{naming}")
    assert complaint in str(refusal.value)
    assert "\n" not in str(refusal.value)
