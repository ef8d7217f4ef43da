from dataclasses import replace

import pytest
from dossiers import PLEDGE, campaign, dossier, paged, results, stamp, word_form

from parsers.facts.file_facts import FileFacts, StampKind, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.scan_facts import Level, ScanLine, ScanPage
from validators.model.outcome import Want
from validators.rules.pledge import BLANK_UNFILLED, WORDING_CHANGED
from validators.rules.pledge_owner import PLEDGE_MISMATCH
from validators.rules.stamps import STAMP_UNCERTAIN

OFFICIAL = campaign().material("pledge").wording
HEAD = "附件2\n材料真实性承诺书\n中国—上海合作组织绿色产业合作促进中心：\n"
SIGNED = "\n申报单位名称（公章）：云岭绿能科技有限公司\n日期：2026年6月10日"
BLANK = "\n申报单位名称（公章）：\n日期：     年      月     日"


def pledge(text: str, *others, scanned: bool = False):
    facts = paged(stamp(), text="" if scanned else text)
    if scanned:
        facts = replace(facts, scan_texts=(text,))
    return dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=facts)), *others)


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


OTHER = "江屿市晴川环保集团有限公司"


@pytest.mark.parametrize(
    ("tail", "typed", "scanned"),
    [
        (SIGNED, "passed", "passed"),
        ("\n云岭绿能科技有限公司\n申报单位名称（公章）：\n2026年6月10日", "passed", "passed"),
        (f"\n申报单位名称（公章）：{OTHER}\n日期：2026年6月10日", "failed", "failed"),
        (f"\n申报单位名称（公章）：\n{OTHER}（公章）\n日期：2026年6月10日", "failed", "failed"),
        (f"\n{OTHER}\n申报单位名称（公章）：\n日期：2026年6月10日", "failed", "failed"),
        # Both sign where both apply, and a short name is no other's.
        (f"\n申报单位名称（公章）：云岭绿能科技有限公司、{OTHER}\n日期：", "passed", "passed"),
        ("\n申报单位名称（公章）：云岭绿能\n日期：2026年6月10日", "skipped", "skipped"),
        # A slip of OCR; typed, one character makes another body.
        ("\n申报单位名称（公章）：云岭绿熊科技有限公司\n日期：", "failed", "passed"),
        (BLANK, "skipped", "skipped"),
        ("\n林晓\n2026年6月10日", "skipped", "skipped"),
        ("", "skipped", "skipped"),
    ],
)
def test_the_pledge_is_the_applicants_own(tail, typed, scanned):
    whole = HEAD + OFFICIAL + tail
    assert results(PLEDGE_MISMATCH, pledge(whole, word_form())) == {"pledge": typed}
    subject = pledge(whole, word_form(), scanned=True)
    assert results(PLEDGE_MISMATCH, subject) == {"pledge": scanned}


NAME, DATE = "申报单位名称（公章）：云岭绿能科技有限公司", "日期：2026年6月10日"


@pytest.mark.parametrize(
    ("seal", "lines", "turned", "expected"),
    [
        (0.42, ((NAME, 0.45), (DATE, 0.48)), 0, "passed"),
        # A few lines off is where people stamp; at the head of the page nobody signs.
        (0.55, ((NAME, 0.45), (DATE, 0.48)), 0, "passed"),
        (0.03, ((NAME, 0.45), (DATE, 0.48)), 0, "failed"),
        (0.80, ((NAME, 0.45), (DATE, 0.48)), 0, "failed"),
        # A line under the seal is not read: one left is not enough to measure from.
        (0.03, ((NAME, 0.45),), 0, "passed"),
        (0.03, (), 0, "passed"),
        # Scanned upside down the head of the picture is the foot of the page.
        (0.03, ((NAME, 0.80), (DATE, 0.83)), 180, "passed"),
        (0.80, ((NAME, 0.80), (DATE, 0.83)), 180, "failed"),
    ],
)
def test_a_seal_far_from_the_signature_is_for_a_person(seal, lines, turned, expected):
    set_ = replace(stamp(), box=(0.6, seal, 0.2, 0.14))
    boxes = [(text, (0.1, y, 0.5, 0.02)) for text, y in lines]
    scan = ScanPage(tuple(ScanLine(box, text, 0.95) for text, box in boxes), turned)
    read = replace(paged(set_), scan_texts=(HEAD,), scan_pages=(scan,))
    subject = dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=read)))
    assert results(STAMP_UNCERTAIN, subject)["pledge"] == expected
    if not turned:
        layer = replace(paged(set_, text=HEAD), signing=tuple((1, box) for _, box in boxes))
        subject = dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=layer)))
        assert results(STAMP_UNCERTAIN, subject)["pledge"] == expected


FORM_ABOVE = "附件1\n申报表\n案例名称\n甲项目\n附件列表\n材料真实性承诺书\n案例支撑材料\n"


@pytest.mark.parametrize("as_word", [True, False])
def test_what_stands_above_the_pledges_title_is_no_part_of_it(as_word):
    def both(promise: str):
        text = FORM_ABOVE + HEAD + promise + SIGNED
        if not as_word:
            return pledge(text)
        facts = FileFacts(FileType.WORD, word=WordFacts(text, (), ()))
        return dossier(replace(PLEDGE, facts=facts))

    assert results(WORDING_CHANGED, both(OFFICIAL)) == {"pledge": "passed"}
    altered = OFFICIAL.replace("近3年", "近1年")
    assert results(WORDING_CHANGED, both(altered)) == {"pledge": "failed"}


def said(rule, subject):
    """What the rule yields of the pledge, whole: result, facts, reason of a skip and wants."""
    (one,) = rule.check(subject)
    return one.result.value, dict(one.facts), one.reason, one.wants


LONG = "另有规定者除外" * 12


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (OFFICIAL.replace("近3年", "近1年"), "3、1"),
        (OFFICIAL.replace("。单位", "，法律另有规定的除外。单位"), "法律另有规定的除外"),
        (OFFICIAL.replace("无违法违规记录、", ""), "无违法违规记录"),
        # Staff are shown the beginning of a long one.
        (OFFICIAL.replace("。单位", f"，{LONG}。单位"), LONG[:60]),
    ],
)
def test_what_was_altered_is_shown(text, changed):
    subject = pledge(HEAD + text + SIGNED)
    assert said(WORDING_CHANGED, subject) == ("failed", {"changed": changed}, "", ())


def test_a_scan_without_text_is_said_to_be_one():
    assert said(WORDING_CHANGED, pledge("")) == ("skipped", {}, "扫描件无可读文字", ())


def scan(text: str, level: Level):
    """The pledge as OCR reads it surely, line by line."""
    pieces = [
        line[begin : begin + 30]
        for line in (HEAD + text + SIGNED).splitlines()
        for begin in range(0, len(line), 30)
    ]
    lines = tuple(
        ScanLine((0.1, 0.1 + 0.02 * place, 0.02 * len(piece), 0.015), piece, 0.99)
        for place, piece in enumerate(pieces)
    )
    facts = replace(
        paged(stamp()),
        scan_texts=("\n".join(pieces),),
        scan_pages=(ScanPage(lines),),
        scan_level=level,
    )
    return dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=facts)))


FINER = (Want(PLEDGE.attachment.sha256, Level.FINE),)
LEFT_OPEN = "扫描件文字未能逐字确认，请工作人员核对"
ADDED = OFFICIAL.replace("。单位", "，法律另有规定的除外。单位")


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        (OFFICIAL, Level.ROLE, ("passed", {}, "", ())),
        (OFFICIAL, Level.FINE, ("passed", {}, "", ())),
        (ADDED, Level.ROLE, ("skipped", {}, LEFT_OPEN, FINER)),
        (ADDED, Level.WHOLE, ("skipped", {}, LEFT_OPEN, FINER)),
        # Read as closely as can be, a difference is one, and a doubt stays one.
        (ADDED, Level.FINE, ("failed", {"changed": "多出“法律另有规定的除外”"}, "", ())),
        (
            OFFICIAL.replace("。单位", f"，{LONG}。单位"),
            Level.FINE,
            ("failed", {"changed": f"多出“{LONG}"[:60]}, "", ()),
        ),
        (OFFICIAL.replace("近3年", "近1年"), Level.FINE, ("skipped", {}, LEFT_OPEN, ())),
    ],
)
def test_a_scan_is_read_closer_before_anything_is_said_of_it(text, level, expected):
    assert said(WORDING_CHANGED, scan(text, level)) == expected


BY_HAND = ("skipped", {}, "扫描件，手写内容无法自动确认", ())
FILLED = ("passed", {}, "", ())
NAME_ALONE = "\n申报单位名称（公章）：云岭绿能科技有限公司"
NO_DATE = NAME_ALONE + "\n日期：     年      月     日"
NO_NAME = "\n申报单位名称（公章）：\n日期：2026年6月10日"


@pytest.mark.parametrize(
    ("tail", "typed", "on_paper"),
    [
        (SIGNED, FILLED, FILLED),
        (BLANK, ("failed", {"blanks": "申报单位名称、日期"}, "", ()), BY_HAND),
        (NO_DATE, ("failed", {"blanks": "日期"}, "", ()), BY_HAND),
        (NO_NAME, ("failed", {"blanks": "申报单位名称"}, "", ()), BY_HAND),
        # No line for a date was printed: typed, none is asked for; on paper it may be there.
        (NAME_ALONE, FILLED, BY_HAND),
    ],
)
def test_what_was_left_blank_is_named_where_nothing_can_be_written_by_hand(tail, typed, on_paper):
    whole = HEAD + OFFICIAL + tail
    word = FileFacts(FileType.WORD, word=WordFacts(whole, (), ()))
    inked = paged(stamp(), replace(stamp(), kind=StampKind.INK), text=whole)
    assert said(BLANK_UNFILLED, pledge(whole)) == typed
    assert said(BLANK_UNFILLED, dossier(replace(PLEDGE, facts=word))) == typed
    assert said(BLANK_UNFILLED, pledge(whole, scanned=True)) == on_paper
    subject = dossier(replace(PLEDGE, facts=FileFacts(FileType.PDF, paged=inked)))
    assert said(BLANK_UNFILLED, subject) == on_paper


def test_a_pledge_without_text_is_not_called_blank():
    assert said(BLANK_UNFILLED, pledge("")) == BY_HAND
    empty = FileFacts(FileType.WORD, word=WordFacts("", (), ()))
    assert said(BLANK_UNFILLED, dossier(replace(PLEDGE, facts=empty))) == BY_HAND
