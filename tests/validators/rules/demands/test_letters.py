"""How large a letter may be, and whether its files came packed."""

from dataclasses import replace

import pytest
from dossiers import attachment, campaign, dossier, pdf, results, submission

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.mail.letter import open_letter
from validators.call_files.parse_campaign import CampaignFileError, parse_campaign
from validators.model.dossier import Document
from validators.rulebook import CODES
from validators.rules.demands.letters import LETTER_TOO_LARGE, NOT_PACKED
from validators.sorting.filing import build_dossier

MB = 1_048_576


def sized(*sizes: int) -> tuple:
    made = (submission(pdf(f"{n}.pdf")) for n, _ in enumerate(sizes))
    return tuple(
        replace(one, letter=replace(one.letter, size=size))
        for one, size in zip(made, sizes, strict=True)
    )


@pytest.mark.parametrize(
    ("limit", "sizes", "told"),
    [
        (None, (99 * MB,), None),
        (20 * MB, (MB,), "passed"),
        (20 * MB, (20 * MB,), "passed"),
        # 20 MB of files travel as 27.4 MB.
        (20 * MB, (27 * MB,), "passed"),
        (20 * MB, (28 * MB,), "failed"),
        (20_000_000, (27 * MB,), "passed"),
        (20 * MB, (MB, 28 * MB), "failed"),
        (20 * MB, (15 * MB, 15 * MB), "passed"),
        (20 * MB, (0,), "skipped"),
        (20 * MB, (0, MB), "passed"),
    ],
)
def test_the_size_of_a_letter(limit, sizes, told):
    call = replace(campaign(), max_letter_bytes=limit)
    found = results(LETTER_TOO_LARGE, build_dossier(call, sized(*sizes)))
    assert list(found.values()) == ([told] if told else [])


def test_a_letter_knows_its_size():
    raw = b"From: a@b.example\r\nSubject: x\r\n\r\nhello\r\n"
    assert open_letter(raw).letter.size == len(raw)


def at(name: str, *path: str) -> Document:
    return replace(pdf(name), attachment=attachment(name, path=path))


ZIP = Document(attachment("材料.zip"), FileFacts(FileType.ARCHIVE, Problem.ENCRYPTED, "why"))


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ((at("a.pdf", "材料.zip"),), "passed"),
        ((at("a.pdf", "材料.zip", "附件"), at("b.pdf", "材料.zip", "附件")), "passed"),
        ((at("a.pdf", "材料.RAR"),), "passed"),
        ((at("a.pdf", "材料"),), "passed"),
        ((at("a.pdf", "原邮件.eml", "材料.zip"),), "passed"),
        ((ZIP,), "passed"),
        ((at("a.pdf"),), "failed"),
        ((at("a.pdf", "材料.zip"), at("b.pdf")), "failed"),
        ((at("a.pdf", "原邮件.eml"),), "failed"),
        ((at("a.pdf", "原邮件.EML", "再转.msg"),), "failed"),
        ((at("a.pdf", "winmail.dat"),), "failed"),
    ],
)
def test_files_that_came_packed(documents, told):
    call = replace(campaign(), packing="archive")
    assert list(results(NOT_PACKED, dossier(*documents, call=call)).values()) == [told]


def test_a_correction_need_not_be_packed():
    call = replace(campaign(), packing="archive")
    letters = (submission(at("a.pdf", "材料.zip")), submission(at("b.pdf")))
    assert list(results(NOT_PACKED, build_dossier(call, letters)).values()) == ["passed"]


def test_no_call_for_an_archive_no_word_of_it():
    assert results(NOT_PACKED, dossier(at("a.pdf"))) == {}
    call = replace(campaign(), packing="archive")
    assert list(results(NOT_PACKED, build_dossier(call, (submission(),))).values()) == ["skipped"]


FILE = """
id = "x"
title = "征集"
number_prefix = "X"
closes_on = 2026-06-18
{}
[contact]
office = "办公室"
[[material]]
id = "form"
title = "申报书"
"""


def test_a_campaign_file_says_it():
    call = parse_campaign(FILE.format('max_letter_bytes = 5000\npacking = "archive"'), CODES)
    assert (call.max_letter_bytes, call.packing) == (5000, "archive")


@pytest.mark.parametrize("wrong", ["max_letter_bytes = 0", 'packing = "zip"', "packing = true"])
def test_a_campaign_file_that_says_it_wrongly(wrong):
    with pytest.raises(CampaignFileError, match=r"packing|max_letter_bytes"):
        parse_campaign(FILE.format(wrong), CODES)
