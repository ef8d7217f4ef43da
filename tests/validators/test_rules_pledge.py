from dataclasses import replace

import pytest
from dossiers import PLEDGE, campaign, dossier, paged, results, stamp

from parsers.facts import FileFacts, StampKind, WordFacts
from parsers.filetype import FileType
from validators.rules.pledge import BLANK_UNFILLED, WORDING_CHANGED

OFFICIAL = campaign().material("pledge").wording
HEAD = "附件2\n材料真实性承诺书\n中国—上海合作组织绿色产业合作促进中心：\n"
SIGNED = "\n申报单位名称（公章）：云岭绿能科技有限公司\n日期：2026年6月10日"
BLANK = "\n申报单位名称（公章）：\n日期：     年      月     日"


def pledge(text: str, *, scanned: bool = False):
    facts = paged(stamp(), text="" if scanned else text)
    if scanned:
        facts = replace(facts, scan_texts=(text,))
    return dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=facts)))


@pytest.mark.parametrize(
    ("text", "typed", "scanned"),
    [
        (OFFICIAL, "passed", "passed"),
        (OFFICIAL.replace("，", "\n，"), "passed", "passed"),
        (OFFICIAL.replace("近3年", "近1年"), "failed", "skipped"),
        (OFFICIAL.replace("无违法违规记录、", ""), "failed", "failed"),
        (OFFICIAL.replace("。单位", "，法律另有规定的除外。单位"), "failed", "failed"),
        ("本单位保证材料真实。", "failed", "failed"),
        (OFFICIAL[:30] + "\ufffd", "failed", "skipped"),
        ("", "skipped", "skipped"),
    ],
)
def test_an_altered_promise_is_another_and_ocr_slips_are_left_open(text, typed, scanned):
    whole = HEAD + text + SIGNED if text else ""
    assert results(WORDING_CHANGED, pledge(whole)) == {"pledge": typed}
    assert results(WORDING_CHANGED, pledge(whole, scanned=True)) == {"pledge": scanned}


@pytest.mark.parametrize(
    ("tail", "expected"),
    [(SIGNED, "passed"), (BLANK, "failed"), (BLANK + "\n2026年6月10日", "failed")],
)
def test_name_and_date_must_be_filled(tail, expected):
    assert results(BLANK_UNFILLED, pledge(HEAD + OFFICIAL + tail)) == {"pledge": expected}


def test_what_may_be_written_by_hand_is_not_called_blank():
    inked = paged(replace(stamp(), kind=StampKind.INK), text=HEAD + OFFICIAL + BLANK)
    subject = dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=inked)))
    assert results(BLANK_UNFILLED, subject) == {"pledge": "skipped"}
    assert results(BLANK_UNFILLED, pledge(HEAD + OFFICIAL + BLANK, scanned=True)) == {
        "pledge": "skipped"
    }


def test_a_typed_pledge_is_compared_as_well():
    typed = FileFacts(FileType.WORD, word=WordFacts(HEAD + OFFICIAL + SIGNED, (), ()))
    assert results(WORDING_CHANGED, dossier(replace(PLEDGE, facts=typed))) == {"pledge": "passed"}
