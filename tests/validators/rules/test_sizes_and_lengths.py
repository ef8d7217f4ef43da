"""Sizes and lengths that announcements ask for, and whose stamp they want."""

from dataclasses import replace

import pytest
from dossiers import (
    FORM_PDF,
    PLEDGE,
    SUPPORTING,
    attachment,
    campaign,
    dossier,
    paged,
    results,
    stamp,
    with_stamps,
    word_form,
)

from parsers.facts.file_facts import FileFacts, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.spec import StampOwner
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
from validators.rules.demands.material_length import MATERIAL_LENGTH
from validators.rules.files import FILE_TOO_LARGE
from validators.rules.stamp_owner import STAMP_MISMATCH

APPLICANT, BUREAU, ANOTHER = "云岭绿能科技有限公司", "霁川市生态环境局", "澄碛水处理装备有限公司"
MB = 1_048_576


def with_limits(material: str, **limits):
    call = campaign()
    materials = tuple(replace(m, **limits) if m.id == material else m for m in call.materials)
    return replace(call, materials=materials)


@pytest.mark.parametrize(
    ("size", "limit", "told"),
    [
        (20 * MB, 20 * MB, "passed"),
        (20 * MB + 1, 20 * MB, "failed"),
        (20 * MB, 20_000_000, "passed"),
        (20 * MB + 1, 20_000_000, "failed"),
        (1, 20 * MB, "passed"),
    ],
)
def test_a_file_may_be_as_large_as_the_call_allows(size, limit, told):
    large = replace(SUPPORTING, attachment=attachment("支撑材料.pdf", size))
    judged = dossier(
        word_form(), FORM_PDF, PLEDGE, large, call=with_limits("supporting", max_bytes=limit)
    )
    assert results(FILE_TOO_LARGE, judged) == {"支撑材料.pdf": told}


def prose(words: int, *, typed: bool = True) -> Document:
    text = "字" * words
    facts = (
        FileFacts(FileType.WORD, word=WordFacts(text, (text,), ()))
        if typed
        else FileFacts(FileType.PDF, paged=paged(text=text))
    )
    return Document(attachment("正文.docx"), facts, (Role("supporting", "content"),))


@pytest.mark.parametrize(
    ("words", "least", "most", "told"),
    [
        (3000, 3000, 4000, "passed"),
        (2700, 3000, 4000, "passed"),
        (2699, 3000, 4000, "failed"),
        (4400, 3000, 4000, "passed"),
        (4401, 3000, 4000, "failed"),
        (9000, 3000, None, "passed"),
        (10, None, 5000, "passed"),
        (5501, None, 5000, "failed"),
    ],
)
@pytest.mark.parametrize("typed", [True, False])
def test_the_length_of_a_whole_text(words, least, most, told, typed):
    call = with_limits("supporting", min_words=least, max_words=most)
    assert results(MATERIAL_LENGTH, dossier(prose(words, typed=typed), call=call)) == {
        "supporting": told
    }


def test_a_scan_has_no_length():
    call = with_limits("supporting", max_words=10)
    assert results(MATERIAL_LENGTH, dossier(SUPPORTING, call=call)) == {"supporting": "skipped"}


@pytest.mark.parametrize(
    ("owner", "recommender", "seals", "told"),
    [
        (StampOwner.RECOMMENDER, BUREAU, (BUREAU,), "passed"),
        (StampOwner.RECOMMENDER, BUREAU, (APPLICANT,), "failed"),
        (StampOwner.RECOMMENDER, BUREAU, (APPLICANT, BUREAU), "passed"),
        (StampOwner.RECOMMENDER, "", (APPLICANT,), "skipped"),
        (StampOwner.RECOMMENDER, BUREAU, ("",), "skipped"),
        (StampOwner.EITHER, BUREAU, (BUREAU,), "passed"),
        (StampOwner.EITHER, BUREAU, (APPLICANT,), "passed"),
        (StampOwner.EITHER, BUREAU, (ANOTHER,), "failed"),
        (StampOwner.APPLICANT, BUREAU, (APPLICANT,), "passed"),
        (StampOwner.APPLICANT, BUREAU, (ANOTHER,), "failed"),
        (StampOwner.APPLICANT, BUREAU, (BUREAU,), "skipped"),
    ],
)
def test_a_call_says_whose_stamp_it_wants(owner, recommender, seals, told):
    seen = [replace(stamp(), text=text) for text in seals]
    form = word_form(nominator=recommender)
    subject = dossier(
        form, FORM_PDF, with_stamps(PLEDGE, *seen), call=with_limits("pledge", stamp_of=owner)
    )
    assert results(STAMP_MISMATCH, subject)["pledge"] == told
