"""Names an application that has no readable form: by subject, file names and pledge."""

import re
from collections.abc import Iterator

from parsers.texts.naming.convention import read_names
from validators.model.dossier import Dossier

# The line a pledge is signed on, typed; what OCR read of it under a stamp is no name.
_SIGNED = re.compile(
    r"(?:申报|承诺|填报)?单位(?:名称)?\s*+(?:[(（](?:公章|盖章|章)[)）]\s*+)?[:：]\s*+([^\s:：][^\n:：]{2,60})"
)
# A body's name in a subject that keeps no convention: 补交甲公司承诺书.
_BODY = re.compile(
    r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z()（）]{1,36}?"
    r"(?:(?:股份)?有限(?:责任)?公司|集团|管(?:理)?委(?:员)?会|大学|学院|研究[院所]|协会|商会|中心)"
)
_BEFORE = re.compile(
    r"^(?:(?:关于|补充|补交|补报|补发|重新|再次|更正|提交|发送|报送|上报|转发|回复|附件|材料|的|和)+)"
)
# A pledge is short; nobody signs a report of a hundred pages on such a line.
LONGEST_PLEDGE = 4000


def called(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Applicant and case title ("" where nothing tells it), every way they may be meant, the
    likeliest first.

    A form's word is final. Without one (a pledge sent after the rest, all of it sent as a link)
    the convention of subject and file names tells as much; else who signed the pledge, or whom
    the names speak of, is the applicant.
    """
    if dossier.tells_names:
        yield dossier.applicant, dossier.case_title
        return
    patterns = dossier.campaign.name_patterns
    for text in _names(dossier):
        for name in (name for one in patterns for name in read_names(text, one) if name.applicant):
            yield name.applicant, name.case_title
    bodies = (*_signatories(dossier), *(body for text in _names(dossier) for body in _in(text)))
    for body in dict.fromkeys(bodies):
        yield body, ""


def _names(dossier: Dossier) -> Iterator[str]:
    for submission in dossier.counting:
        yield submission.letter.subject
        yield from (document.filename for document in submission.documents)


def _signatories(dossier: Dossier) -> Iterator[str]:
    pledges = {m.id for m in dossier.campaign.materials if m.wording or m.phrases}
    for document in dossier.documents:
        if pledges.intersection(document.materials):
            for found in _SIGNED.finditer(document.facts.text[:LONGEST_PLEDGE]):
                yield found[1].strip()


def _in(text: str) -> Iterator[str]:
    for found in _BODY.finditer(text):
        yield _BEFORE.sub("", found[0])
